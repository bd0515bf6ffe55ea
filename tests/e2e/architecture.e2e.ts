import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchChromium } from '../../scripts/chromium.mjs'
import { noSeriousFinding, open, type Watched } from './browser'

let browser: Browser
beforeAll(async () => {
  browser = await launchChromium()
})
afterAll(() => browser?.close())

describe('the table of ports', () => {
  const path = 'docs/architecture/ports/'

  it('is whole without JavaScript', async () => {
    const watched = await open(browser, path, { javaScript: false })
    expect(await watched.page.locator('[data-ports] tbody tr').count()).toBe(41)
    await watched.done()
  })

  it('is filtered by what is typed and by component', async () => {
    const watched = await open(browser, path)
    const { page } = watched
    const ports = page.locator('[data-ports]')
    await ports.locator('input').fill('15008')
    await page.locator('[data-ports="4"]').waitFor()
    expect(await ports.locator('tbody tr').allInnerTexts()).toEqual(expect.arrayContaining([expect.stringContaining('HBONE')]))
    await ports.locator('input').fill('')
    await ports.getByRole('button', { name: 'ztunnel', exact: true }).click()
    await page.locator('[data-ports="8"]').waitFor()
    await ports.locator('input').fill('no such port')
    await page.locator('[data-ports="0"]').waitFor()
    await watched.done()
  })

  it.each(['light', 'dark'] as const)('has no serious axe finding, %s', async (scheme) => {
    const watched = await open(browser, `en/${path}`, { scheme })
    await noSeriousFinding(watched.page, '[data-ports]')
    await watched.done()
  })
})

describe('the comparison of modes', () => {
  const path = 'docs/architecture/compared/'
  const card = (watched: Watched) => watched.page.locator('[data-playground="architecture-modes"]')
  const live = async (watched: Watched) => {
    await card(watched).scrollIntoViewIfNeeded()
    await card(watched).locator('[data-modes="5"]').waitFor({ timeout: 30_000 })
  }
  const stations = (watched: Watched, mode: string) => card(watched).locator(`[data-mode="${mode}"] li[data-role]`)
  const effect = (watched: Watched, rule: string) =>
    card(watched).locator('tr', { hasText: rule }).locator('[data-effect]:not([aria-hidden])')

  it('follows the request of the playground in every mode', async () => {
    const watched = await open(browser, path)
    await live(watched)
    expect(await stations(watched, 'sidecar').count()).toBe(4)
    expect(await stations(watched, 'waypoint').count()).toBe(5)
    expect(await stations(watched, 'ambient').count()).toBe(4)
    expect(await stations(watched, 'none').count()).toBe(2)
    const effects = await effect(watched, 'default/reviews-callers').evaluateAll((cells) => cells.map((c) => c.getAttribute('data-effect')))
    expect(effects).toEqual(['none', 'told', 'told', 'told'])
    await watched.done()
  })

  it('follows another request as soon as it is asked', async () => {
    const watched = await open(browser, path)
    await live(watched)
    await card(watched).locator('select').first().waitFor()
    const from = card(watched).locator('form select').first()
    const details = await from.locator('option', { hasText: 'details-v1' }).first().getAttribute('value')
    await from.selectOption(details)
    await card(watched).locator('td', { hasText: '403' }).waitFor({ timeout: 30_000 })
    expect(await stations(watched, 'sidecar').count()).toBe(3)
    await watched.done()
  })

  it.each(['light', 'dark'] as const)('has no serious axe finding, %s', async (scheme) => {
    const watched = await open(browser, `en/${path}`, { scheme })
    await live(watched)
    await noSeriousFinding(watched.page, '[data-playground="architecture-modes"] [data-modes]')
    await watched.done()
  })

  it('says on a page without JavaScript what would be there', async () => {
    const watched = await open(browser, path, { javaScript: false })
    expect(await card(watched).innerText()).toContain('JavaScript')
    await watched.done()
  })
})
