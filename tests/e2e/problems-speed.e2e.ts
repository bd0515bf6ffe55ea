import { execFileSync } from 'node:child_process'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { launchChromium } from '../../scripts/chromium.mjs'
import { open } from './browser'
import { PlaygroundDriver } from './playground'

let browser: Browser
beforeAll(async () => {
  browser = await launchChromium()
})
afterAll(() => browser?.close())

/** What `act` takes, in milliseconds, until the problems list is of the new text. */
async function untilProblems(page: Page, act: () => Promise<unknown>): Promise<number> {
  await page.evaluate(() => performance.clearMeasures('meshbook problems'))
  await act()
  await page.waitForFunction(() => performance.getEntriesByName('meshbook problems').length > 0)
  return page.evaluate(() => performance.getEntriesByName('meshbook problems')[0]?.duration ?? Number.NaN)
}

async function keys(page: Page, count: number, pause: number): Promise<string> {
  const times: number[] = []
  for (let i = 0; i < count; i++) {
    times.push(await untilProblems(page, () => page.keyboard.press(i % 2 === 0 ? '2' : 'Backspace')))
    await page.waitForTimeout(pause)
  }
  times.sort((a, b) => a - b)
  expect(times.every((t) => t > 0)).toBe(true)
  const at = (share: number) => times[Math.floor((times.length - 1) * share)]?.toFixed(0)
  return `${times.length} keys: median ${at(0.5)} ms, 90% ${at(0.9)} ms, slowest ${at(1)} ms`
}

it('prints the time from a key to fresh problems, for Bookinfo and for 1,000 services', { timeout: 120_000 }, async () => {
  const watched = await open(browser, 'docs/bookinfo/reviews-v1/')
  const { page } = watched
  const playground = await (await new PlaygroundDriver(page, 'reviews-v1').live()).monaco()
  await playground.endOfLine((await playground.text()).split('\n').findIndex((l) => l.includes('subset: v1')) + 1)
  console.log(`key → fresh problems, Bookinfo, ${await keys(page, 16, 300)}`)

  const mesh = execFileSync('node', ['tests/conformance/mesh.mjs', '1000'], { maxBuffer: 1 << 28, encoding: 'utf8' })
  const middle = mesh.indexOf('\n---\n', mesh.length / 2) + 1
  const first = await untilProblems(page, () => playground.replace(mesh.slice(0, middle)))
  await playground.card.getByRole('tab', { name: 'destination-rules.yaml' }).click()
  const second = await untilProblems(page, () => playground.replace(mesh.slice(middle)))
  console.log(`paste → problems, 500 services: ${first.toFixed(0)} ms; 500 more: ${second.toFixed(0)} ms`)
  await page.waitForTimeout(4000)
  // Into a name: the text stays valid.
  for (const key of ['Control+Home', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'End', 'ArrowLeft']) await page.keyboard.press(key)
  console.log(`key → fresh problems, 1,000 services, ${await keys(page, 10, 900)}`)
  await watched.done()
})
