import AxeBuilder from '@axe-core/playwright'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { expect, inject } from 'vitest'

export interface Options {
  readonly width?: number
  readonly height?: number
  readonly scheme?: 'light' | 'dark'
  readonly phone?: boolean
  readonly javaScript?: boolean
  /** With the site's service worker, which fetches once more what a page has loaded. */
  readonly serviceWorker?: boolean
  /** `below` for the site under another path. */
  readonly root?: string
}

export interface Watched {
  readonly page: Page
  readonly context: BrowserContext
  /** What went wrong so far: console errors, uncaught errors, refused or failed requests, requests to other hosts. */
  readonly faults: string[]
  /** Fails if anything went wrong; ends the browser's session. */
  done(): Promise<void>
}

/** Opens a page of the site and watches it: nothing may complain and nothing may leave the house. */
export async function open(browser: Browser, path: string, options: Options = {}): Promise<Watched> {
  const watched = await openTab(browser, options)
  await visit(watched.page, path, options)
  return watched
}

/** A reader's browser with one empty tab, watched. */
export async function openTab(browser: Browser, options: Options = {}): Promise<Watched> {
  const { width = 1440, height = 900, scheme = 'light', phone = false, javaScript = true, serviceWorker = false } = options
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: scheme,
    javaScriptEnabled: javaScript,
    serviceWorkers: serviceWorker ? 'allow' : 'block',
    permissions: ['clipboard-read', 'clipboard-write'],
    ...(phone
      ? { isMobile: true, hasTouch: true, userAgent: 'Mozilla/5.0 (Linux; Android 15; Phone) AppleWebKit/537.36 Chrome/150 Mobile' }
      : {}),
  })
  const page = await context.newPage()
  const faults: string[] = []
  watch(page, faults)
  return {
    page,
    context,
    faults,
    done: async () => {
      await context.close()
      expect(faults).toEqual([])
    },
  }
}

/** Leads a tab to a page of the site, as its address typed in would, and waits until the page is at work. */
export async function visit(page: Page, path: string, { javaScript = true, root = inject('site') }: Options = {}): Promise<void> {
  await page.goto(new URL(path, root).href, { waitUntil: 'load' })
  if (javaScript) await page.waitForFunction(() => document.documentElement.dataset.hasHydrated === 'true')
}

export function watch(page: Page, faults: string[]): void {
  const { host } = new URL(inject('site'))
  const below = inject('below') ? new URL(inject('below')).host : host
  page.on('console', (m) => {
    if (m.type() === 'error' || /Content Security Policy/i.test(m.text())) faults.push(`console: ${m.text()}`)
  })
  page.on('pageerror', (error) => faults.push(`uncaught: ${error.message}`))
  page.on('request', (request) => {
    const url = new URL(request.url())
    if (url.protocol.startsWith('http') && url.host !== host && url.host !== below) faults.push(`another host: ${request.url()}`)
  })
  page.on('response', (response) => {
    if (response.status() >= 400) faults.push(`${response.status()}: ${response.url()}`)
  })
}

/** What axe finds serious or critical in the page, or in what `part` selects, must be nothing. */
export async function noSeriousFinding(page: Page, part?: string): Promise<void> {
  const axe = new AxeBuilder({ page }).options({ resultTypes: ['violations'] })
  if (part) axe.include(part)
  // The page has no frames: a run in it needs no second page that puts together what was found in each, and takes half the time.
  expect(page.frames()).toHaveLength(1)
  const { violations } = await axe.setLegacyMode().analyze()
  const serious = violations.filter((v) => v.impact === 'serious' || v.impact === 'critical')
  expect(serious.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(' ')).join(', ')}`)).toEqual([])
}

/** A page must not be wider than its window. */
export async function noSidewaysScrolling(page: Page): Promise<void> {
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(page.viewportSize()?.width ?? 0)
}
