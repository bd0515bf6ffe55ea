import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { launchChromium } from '../../scripts/chromium.mjs'
import { open } from './browser'
import { largeDump } from './large-dump'
import { MainThread } from './main-thread'

/** Milliseconds that a page may not answer. */
const limit = 200
const megabytes = 20

let browser: Browser
let folder: string
let text: string
const file = (name: string) => path.join(folder, name)

beforeAll(async () => {
  browser = await launchChromium()
  folder = await mkdtemp(path.join(tmpdir(), 'dump-'))
  text = largeDump(megabytes)
  await writeFile(file('large.json'), text)
  await writeFile(file('cut.json'), text.slice(0, Math.floor(text.length * 0.9)))
})
afterAll(async () => {
  await browser?.close()
  if (folder) await rm(folder, { recursive: true })
})

it(`reads a dump of ${megabytes} MB with the page free all the while`, async () => {
  expect(text.length).toBeGreaterThan(megabytes * 900_000)
  const watched = await open(browser, 'config-dump/')
  const { page } = watched
  const tasks: Record<string, number> = {}
  const during = async (what: string, act: () => Promise<unknown>) => {
    const thread = await MainThread.record(browser)
    await act()
    // What React still has to do counts too.
    await page.waitForTimeout(400)
    tasks[what] = Math.round(await thread.longestTask())
  }
  const rows = page.locator('tbody tr')
  const shares: number[] = []
  await during('open', async () => {
    await page.evaluate(() => {
      // Every state of the bar that was in the page, however short.
      const seen: number[] = []
      Object.assign(window, { seen })
      new MutationObserver(() => {
        const bar = document.querySelector('progress')
        if (bar) seen.push(bar.position)
      }).observe(document.body, { subtree: true, childList: true, attributes: true })
    })
    await page.locator('input[type=file]').setInputFiles(file('large.json'))
    await rows.first().waitFor({ timeout: 30_000 })
    shares.push(...(await page.evaluate(() => (window as unknown as { seen: number[] }).seen)))
  })
  // Shares of what is read, then a bar without one while it is parsed.
  expect(shares.filter((s) => s > 0 && s < 1).length).toBeGreaterThan(1)
  expect(shares).toContain(-1)

  await during('routes', () => page.getByRole('tab').nth(1).click())
  await during('clusters', () => page.getByRole('tab').nth(2).click())
  const search = page.getByRole('searchbox').last()
  await during('search', async () => {
    await search.fill('service-77. v2')
    await expect.poll(() => rows.count()).toBe(1)
  })
  await during('all again', async () => {
    await search.fill('')
    await expect.poll(() => rows.count()).toBe(200)
  })
  await during('more rows', async () => {
    for (let n = 0; n < 3; n++) {
      const before = await rows.count()
      await page.locator('button[class*=more]').click()
      await expect.poll(() => rows.count()).toBeGreaterThan(before)
    }
  })
  await during('one resource', async () => {
    await search.fill('service-77. v2')
    await expect.poll(() => rows.count()).toBe(1)
    await rows.first().getByRole('button').click()
    const head = page.locator('section header b').last()
    await expect.poll(() => head.textContent()).toContain('outbound|9080|v2|service-77.')
    // The route configuration that leads to it has every service in it.
    await page
      .locator('section button[class*=chip]')
      .filter({ hasText: /^9080$/ })
      .click()
    await expect.poll(() => head.textContent()).toBe('9080')
  })
  await during('trace', async () => {
    await page.getByRole('tab').last().click()
    await page.locator('form input').first().fill('10.96.1.6:9080')
    await page.locator('form textarea').fill('curl http://service-77:9080/reviews/0')
    await page.locator('form button[type=submit]').click()
    const hop = page.locator('li[data-kind=envoy]')
    await expect.poll(() => hop.count()).toBe(1)
    expect(await hop.textContent()).toContain('service-77.default.svc.cluster.local')
  })
  console.log(`longest task of the main thread, milliseconds: ${JSON.stringify(tasks)}`)
  for (const [what, longest] of Object.entries(tasks)) expect(longest, what).toBeLessThan(limit)
  await watched.done()
})

it('says where a dump that was cut off breaks off, and shows what stood before', async () => {
  const watched = await open(browser, 'en/config-dump/')
  const { page } = watched
  await page.locator('input[type=file]').setInputFiles(file('cut.json'))
  const lines = text.slice(0, Math.floor(text.length * 0.9)).split('\n')
  const problem = page.locator('li[data-level=error]')
  await problem.waitFor({ timeout: 30_000 })
  expect(await problem.textContent()).toContain(`line ${lines.length}, column ${(lines.at(-1) ?? '').length + 1}`)
  await expect.poll(() => page.locator('tbody tr').count()).toBeGreaterThan(10)
  await watched.done()
})
