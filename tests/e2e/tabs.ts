import type { Browser, Page } from 'playwright-core'
import { expect } from 'vitest'
import { type Options, openTab, type Watched } from './browser'

/**
 * Tabs that go on from test to test, one for each look: every page is loaded anew, but a new browser session for each would cost as much
 * again. A test that fails takes its tab with it.
 */
export class Tabs {
  private readonly open = new Map<string, Watched>()

  constructor(private readonly browser: () => Browser) {}

  /** Does `act` in the tab of that look; nothing may have complained by its end. */
  async use(look: Options, act: (page: Page) => Promise<void>): Promise<void> {
    const key = JSON.stringify(look)
    const tab = this.open.get(key) ?? (await openTab(this.browser(), look))
    this.open.delete(key)
    try {
      await act(tab.page)
    } finally {
      expect(tab.faults).toEqual([])
    }
    this.open.set(key, tab)
  }
}
