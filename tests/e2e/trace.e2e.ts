import { fileURLToPath } from 'node:url'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchChromium } from '../../scripts/chromium.mjs'
import { noSeriousFinding, open } from './browser'
import { PlaygroundDriver } from './playground'

let browser: Browser
beforeAll(async () => {
  browser = await launchChromium()
})
afterAll(() => browser?.close())

const golden = fileURLToPath(new URL('../conformance/golden/bookinfo-5-user/productpage-v1.json', import.meta.url))

describe.each([
  ['', '请求追踪'],
  ['en/', 'Trace'],
])('a request traced in /%s', (language, name) => {
  it('goes hop by hop, says why routes missed, and follows another request', async () => {
    const watched = await open(browser, `${language}docs/bookinfo/by-user/`)
    const { page } = watched
    const { card, frame } = await new PlaygroundDriver(page, 'reviews-user').live()
    await card.getByRole('tab', { name, exact: true }).click()
    const hops = card.locator('li[data-kind]')
    await expect.poll(() => hops.count()).toBeGreaterThan(6)
    expect(await hops.evaluateAll((all) => all.map((hop) => hop.getAttribute('data-kind')))).toEqual([
      'name',
      'capture',
      'envoy',
      'wire',
      'capture',
      'envoy',
      'capture',
      'application',
    ])
    await expect.poll(() => hops.last().textContent()).toContain('reviews-v2')
    await noSeriousFinding(page, frame)
    await card.locator('textarea[id$="-curl"]').fill("curl http://reviews:9080/reviews/0 -H 'end-user: Jason'")
    await card.locator('textarea[id$="-curl"]').press('Enter')
    await expect.poll(() => hops.last().textContent()).toContain('reviews-v3')
    expect(await card.locator('[data-code="route.missed"]').first().textContent()).toContain('Jason')
    await card.locator('textarea[id$="-curl"]').fill('curl ftp://reviews')
    await card.locator('textarea[id$="-curl"]').press('Enter')
    await expect.poll(() => card.getByRole('alert').first().textContent()).toContain('ftp')
    await watched.done()
  })
})

describe.each(['', 'en/'])('a dump of the reader’s own in /%s', (language) => {
  it('is read in the page, searched, followed and traced through', async () => {
    const watched = await open(browser, `${language}config-dump/`)
    const { page } = watched
    await page.locator('input[type=file]').setInputFiles(golden)
    const rows = page.locator('tbody tr')
    await expect.poll(() => rows.count()).toBeGreaterThan(10)
    await page.getByRole('tab').nth(1).click()
    await page.getByRole('searchbox').last().fill('9080 reviews')
    await expect.poll(() => rows.count()).toBe(2)
    await rows.first().getByRole('button').click()
    const links = page.locator('section button[class*=chip]')
    await expect.poll(() => links.count()).toBeGreaterThan(3)
    await links.filter({ hasText: 'outbound|9080|v2|reviews' }).click()
    await expect.poll(() => page.locator('section header b').last().textContent()).toContain('outbound|9080|v2|reviews')
    await noSeriousFinding(page)
    await page.getByRole('tab').last().click()
    await page.locator('form input').first().fill('10.96.1.6:9080')
    await page.locator('form button[type=submit]').click()
    await expect.poll(() => page.locator('li[data-kind=envoy]').count()).toBe(1)
    expect(await page.locator('li[data-kind=envoy]').textContent()).toContain('outbound|9080|v3|reviews')
    await watched.done()
  })

  it('that is none is refused with the reason', async () => {
    const watched = await open(browser, `${language}config-dump/`)
    const { page } = watched
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'x.json', mimeType: 'application/json', buffer: Buffer.from('{"a": [1, 2') })
    await expect.poll(() => page.getByRole('alert').first().textContent()).toContain('x.json')
    await watched.done()
  })
})
