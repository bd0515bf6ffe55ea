import { readdirSync } from 'node:fs'
import path from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { launchChromium } from '../../scripts/chromium.mjs'
import { contextOf, openIn } from './browser'

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

/** Every widget of the page, woken by being scrolled to, one after the other. */
async function wake(page: Page): Promise<number> {
  const cards = page.locator('[data-playground]')
  const count = await cards.count()
  for (let i = 0; i < count; i++) {
    const card = cards.nth(i)
    await card.scrollIntoViewIfNeeded()
    await card.locator('[role=tabpanel]').first().waitFor({ timeout: 30_000 })
  }
  return count
}

/** Walks every page of a language; the widgets of a page are woken, and the whole judged by axe, in one language or the other. */
export function walkPages(language: '' | 'en/'): void {
  let browser: Browser
  const contexts = new Map<unknown, BrowserContext>()
  const contextFor = async (look: (typeof looks)[number]): Promise<BrowserContext> => {
    const context = contexts.get(look) ?? (await contextOf(browser, look))
    contexts.set(look, context)
    return context
  }
  beforeAll(async () => {
    browser = await launchChromium()
  })
  afterAll(() => browser?.close())

  const pages = pagesIn[language]
  it('there are the same pages as in the other language', () => expect(pages).toEqual(pagesIn['']))

  const visited = pages
    .filter((page) => !isOneOfMany(page))
    .map((page, i) => ({ page, look: looks[i % looks.length] ?? looks[0], turn: i }))
  it.each(visited)('$page is sound', async ({ page: address, look, turn }) => {
    const watched = await openIn(await contextFor(look), language + address)
    const { page } = watched
    try {
      if ('phone' in look) expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(look.width)
      if ((turn >> 1) % 2 === (language === '' ? 0 : 1)) {
        await wake(page)
        const { violations } = await new AxeBuilder({ page }).analyze()
        const serious = violations.filter((v) => v.impact === 'serious' || v.impact === 'critical')
        expect(serious.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(' ')).join(', ')}`)).toEqual([])
      }
    } finally {
      await watched.done()
    }
  })
}
