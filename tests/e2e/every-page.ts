import { readdirSync } from 'node:fs'
import path from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { launchChromium } from '../../scripts/chromium.mjs'
import { noSeriousFinding, noSidewaysScrolling, visit } from './browser'
import { Tabs } from './tabs'
import { wakeAll } from './widgets'

/** The addresses of all pages of the built site below a language's folder. */
function pagesOf(folder: string, without: readonly string[]): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((file) => file.split(path.sep).join('/'))
    .filter((file) => /(^|\/)index\.html$/.test(file) && !without.some((part) => file.startsWith(part)))
    .map((file) => file.replace(/index\.html$/, ''))
    .sort()
}
const build = process.env.BUILD_DIR ?? 'build'
/** Pages about codes are one template: a few stand for all. */
const isOneOfMany = (page: string): boolean => /^messages\/(?!IST0101|MB0502)\w+\/$/.test(page)
const pagesIn = { '': pagesOf(build, ['en/']), 'en/': pagesOf(path.join(build, 'en'), []) }

/** Wide enough for the table of contents, narrow enough for a phone: pages take turns. */
const looks = [
  { scheme: 'light', width: 1440, height: 900 },
  { scheme: 'dark', width: 390, height: 844, phone: true },
  { scheme: 'dark', width: 1440, height: 900 },
  { scheme: 'light', width: 390, height: 844, phone: true },
] as const

/** Walks every page of a language; the widgets of a page are woken, and the whole judged by axe, in one language or the other. */
export function walkPages(language: '' | 'en/'): void {
  let browser: Browser
  beforeAll(async () => {
    browser = await launchChromium()
  })
  afterAll(() => browser?.close())

  const tabs = new Tabs(() => browser)
  const pages = pagesIn[language]
  it('there are the same pages as in the other language', () => expect(pages).toEqual(pagesIn['']))

  const visited = pages
    .filter((page) => !isOneOfMany(page))
    .map((page, i) => ({ page, look: looks[i % looks.length] ?? looks[0], turn: i }))
  it.each(visited)('$page is sound', ({ page: address, look, turn }) =>
    tabs.use(look, async (page) => {
      await visit(page, language + address)
      if ('phone' in look) await noSidewaysScrolling(page)
      if ((turn >> 1) % 2 === (language === '' ? 0 : 1)) {
        await wakeAll(page)
        if ('phone' in look) await noSidewaysScrolling(page)
        await noSeriousFinding(page)
      } else {
        // What a page draws later on, its Mermaid diagrams, is to complain on this page and not on the next.
        await page.waitForLoadState('networkidle')
      }
    }),
  )
}
