import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { launchChromium } from '../../scripts/chromium.mjs'
import { noSeriousFinding, noSidewaysScrolling, open, visit } from './browser'
import { PlaygroundDriver } from './playground'
import { Tabs } from './tabs'

const pages = {
  home: { path: '', example: 'reviews-v1' },
  plain: { path: 'docs/start/how-to-use/', example: undefined },
  playground: { path: 'docs/bookinfo/reviews-v1/', example: 'reviews-v1' },
} as const

let browser: Browser
beforeAll(async () => {
  browser = await launchChromium()
})
afterAll(() => browser?.close())

const tabs = new Tabs(() => browser)

describe.each(['', 'en/'])('pages in /%s', (language) => {
  describe.each(Object.entries(pages))('%s', (_, { path, example }) => {
    it.each(['light', 'dark'] as const)('is sound in %s: no error, no other host, no serious finding of axe', (scheme) =>
      tabs.use({ scheme, serviceWorker: true }, async (page) => {
        await visit(page, language + path)
        if (example) {
          const playground = await new PlaygroundDriver(page, example).live()
          await playground.nodes()
        }
        await noSeriousFinding(page)
      }),
    )

    it('fits a phone without scrolling sideways', () =>
      tabs.use({ width: 390, height: 844, phone: true }, async (page) => {
        await visit(page, language + path)
        if (example) await new PlaygroundDriver(page, example).live()
        await noSidewaysScrolling(page)
      }))
  })
})

describe.each([
  ['', ['子集', '虚拟服务', 'exportTo', 'IST0101', '503 NC']],
  ['en/', ['subset', 'exportTo', 'IST0101', '503 NC']],
])('the search in /%s', (language, words) => {
  it.each(words)('finds %s', (word) =>
    tabs.use({}, async (page) => {
      await visit(page, language + pages.plain.path)
      await page.keyboard.press('Control+k')
      await page.locator('.navbar__search-input').fill(word)
      const first = page.locator('[class*=suggestion]').first()
      await first.waitFor()
      expect(await first.locator('mark').allInnerTexts()).not.toEqual([])
    }),
  )
})

describe('the site', () => {
  it('shows a chapter’s text and YAML without JavaScript', async () => {
    const watched = await open(browser, pages.playground.path, { javaScript: false })
    const card = watched.page.locator('[data-playground]').first()
    await expect(card.innerText()).resolves.toContain('kind: VirtualService')
    await expect(card.innerText()).resolves.toContain('JavaScript')
    await watched.done()
  })

  it('switches languages on the same page, and keeps the colours chosen', async () => {
    const watched = await open(browser, pages.playground.path)
    const { page } = watched
    const theme = () => page.evaluate(() => document.documentElement.dataset.theme)
    expect(await theme()).toBe('light')
    const toggle = page.locator('.navbar button[class*=toggleButton]').first()
    for (let i = 0; i < 3 && (await theme()) !== 'dark'; i++) await toggle.click()
    expect(await theme()).toBe('dark')
    await page.locator('.navbar .dropdown').first().hover()
    await page.locator('.dropdown__menu a[lang=en]').first().click()
    await page.waitForURL('**/en/docs/bookinfo/reviews-v1/')
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('en')
    expect(await theme()).toBe('dark')
    const playground = await new PlaygroundDriver(page, 'reviews-v1').live()
    expect(await playground.view('diagram').innerText()).toBe('Route diagram')
    await watched.done()
  })

  it('works under another path', async (context) => {
    const root = inject('below')
    if (!root) return context.skip('no build for another path: set BUILD_BELOW_DIR')
    const watched = await open(browser, pages.playground.path, { root })
    const playground = await (await new PlaygroundDriver(watched.page, 'reviews-v1').live()).monaco()
    expect((await playground.nodes()).length).toBeGreaterThan(3)
    await watched.done()
  })
})
