import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { launchChromium } from '../../scripts/chromium.mjs'
import { open } from './browser'
import { PlaygroundDriver } from './playground'

let browser: Browser
beforeAll(async () => {
  browser = await launchChromium()
})
afterAll(() => browser?.close())

it('prints the time from a key to the new diagram data, for Bookinfo', async () => {
  const watched = await open(browser, 'docs/bookinfo/reviews-v1/')
  const { page } = watched
  const playground = await (await new PlaygroundDriver(page, 'reviews-v1').live()).monaco()
  await playground.endOfLine(await playground.lineOf('subset: v1'))
  const times: number[] = []
  const engine: number[] = []
  for (let i = 0; i < 24; i++) {
    await page.evaluate(() => performance.clearMeasures('meshbook answer'))
    await page.keyboard.press(i % 2 === 0 ? '2' : 'Backspace')
    await page.waitForFunction(() => performance.getEntriesByName('meshbook answer').length > 0)
    times.push(await page.evaluate(() => performance.getEntriesByName('meshbook answer')[0]?.duration ?? Number.NaN))
    engine.push(Number(await playground.card.locator('[data-took]').getAttribute('data-took')))
    await page.waitForTimeout(250)
  }
  const sorted = (list: number[]) => [...list].sort((a, b) => a - b)
  const at = (list: number[], share: number) => (sorted(list)[Math.floor((list.length - 1) * share)] ?? Number.NaN).toFixed(1)
  console.log(
    `key → new diagram data, Bookinfo, ${times.length} keys: median ${at(times, 0.5)} ms, 90% ${at(times, 0.9)} ms, slowest ${at(times, 1)} ms (in the engine: median ${at(engine, 0.5)} ms)`,
  )
  expect(times.every((t) => t > 0)).toBe(true)
  await watched.done()
})
