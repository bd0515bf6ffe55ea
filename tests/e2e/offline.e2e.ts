import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchChromium } from '../../scripts/chromium.mjs'
import { serveStatic } from '../../scripts/static-server.mjs'
import { PlaygroundDriver } from './playground'

let browser: Browser
beforeAll(async () => {
  browser = await launchChromium()
})
afterAll(() => browser?.close())

const builds = [
  ['at the root', process.env.BUILD_DIR ?? 'build', '/'],
  ['under another path', process.env.BUILD_BELOW_DIR, '/course/meshbook/'],
] as const

describe.each(builds)('without a network, a site %s', (_, folder, base) => {
  it('shows what was visited, its examples run, and says what was not', async (test) => {
    if (!folder) return test.skip('no build for another path: set BUILD_BELOW_DIR')
    const server = await serveStatic({ folder, base })
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 } })
    const page = await context.newPage()
    const uncaught: string[] = []
    page.on('pageerror', (error) => uncaught.push(error.message))

    await page.goto(`${server.url}en/docs/bookinfo/reviews-v1/`)
    await (await new PlaygroundDriver(page, 'reviews-v1').live()).nodes()
    // Reached by a link: its page was never fetched as a page, only its scripts.
    await page.locator('a.menu__link[href$="/docs/bookinfo/weights/"]').click()
    await page.waitForURL('**/docs/bookinfo/weights/')
    await (await new PlaygroundDriver(page, 'reviews-weights').live()).nodes()
    await page.waitForFunction(
      async (wanted) => (await Promise.all(wanted.map((url) => caches.match(url)))).every(Boolean),
      [`${server.url}en/docs/bookinfo/reviews-v1/`, `${server.url}en/docs/bookinfo/weights/`],
    )
    await server.close()
    await context.setOffline(true)

    for (const [path, example] of [
      ['reviews-v1', 'reviews-v1'],
      ['weights', 'reviews-weights'],
    ] as const) {
      await page.goto(`${server.url}en/docs/bookinfo/${path}/`)
      expect((await (await new PlaygroundDriver(page, example).live()).nodes()).length).toBeGreaterThan(3)
    }
    await page.goto(`${server.url}en/docs/bookinfo/subsets/`)
    expect(await page.locator('h1').innerText()).toBe('Reading offline')
    expect(uncaught).toEqual([])
    await context.close()
  })

  it('keeps the whole course when asked, one language of it', async (test) => {
    if (!folder) return test.skip('no build for another path: set BUILD_BELOW_DIR')
    const server = await serveStatic({ folder, base })
    const context = await browser.newContext()
    const page = await context.newPage()
    await page.goto(`${server.url}offline/`)
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null)
    await page.reload()
    await page.getByRole('button', { name: /保存全课/ }).click()
    await page.getByText('全课已经存好').waitFor()
    await server.close()
    await context.setOffline(true)
    await page.goto(`${server.url}docs/architecture/planes/`)
    expect(await page.locator('h1').innerText()).toBe('控制平面与数据平面')
    await context.close()
  })
})
