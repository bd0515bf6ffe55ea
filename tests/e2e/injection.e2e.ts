import type { Browser, Locator } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchChromium } from '../../scripts/chromium.mjs'
import { noSeriousFinding, noSidewaysScrolling, open } from './browser'
import { PlaygroundDriver } from './playground'
import { wake } from './widgets'

let browser: Browser
beforeAll(async () => {
  browser = await launchChromium()
})
afterAll(() => browser?.close())

const outcome = (card: Locator) => card.locator('[data-outcome]').first().getAttribute('data-outcome')
const code = (card: Locator) => card.locator('[data-outcome]').first().getAttribute('data-code')
const edit = async (card: Locator, from: string | RegExp, to: string) => {
  const area = card.locator('textarea[data-editor="light"]')
  const text = await area.inputValue()
  expect(text).toMatch(from)
  await area.fill(text.replace(from, to))
}

describe.each(['', 'en/'])('injection in /%s', (language) => {
  const path = `${language}docs/deploy/injection/`

  it('shows a pod before and after, with what the cluster has', async () => {
    const watched = await open(browser, path)
    const { page } = watched
    const card = await wake(page, 'injection')
    await expect.poll(() => outcome(card)).toBe('injected')
    const pod = card.locator('section[tabindex="0"] section')
    const has = (text: string) => expect.poll(() => pod.first().textContent()).toContain(text)
    await has('restartPolicy: Always')
    await has('istio-init')
    await noSeriousFinding(page, '[data-injection]')
    const [native, cni] = [card.getByRole('checkbox').nth(0), card.getByRole('checkbox').nth(1)]
    await native.uncheck()
    await expect.poll(() => pod.first().textContent()).not.toContain('restartPolicy: Always')
    await cni.check()
    await has('istio-validation')
    await watched.done()
  })

  it('says why a pod is left alone or refused, on a phone, and keeps edits', async () => {
    const watched = await open(browser, path, { width: 390, height: 844, phone: true, scheme: 'dark' })
    const { page } = watched
    let card = await wake(page, 'injection')
    await expect.poll(() => outcome(card)).toBe('injected')
    await edit(card, 'istio-injection: enabled', 'istio-injection: disabled')
    await expect.poll(() => code(card)).toBe('injection.namespace-refuses')
    expect(await outcome(card)).toBe('left-alone')
    // Four webhooks, none of them asked.
    await expect.poll(() => card.locator('li[data-result]').count()).toBe(4)
    expect(await card.locator('li[data-result="asked"]').count()).toBe(0)
    await noSeriousFinding(page, '[data-injection]')
    await noSidewaysScrolling(page)

    // The edit is written a moment after the last key.
    await page.waitForTimeout(800)
    await page.reload()
    card = await wake(page, 'injection')
    await expect.poll(() => outcome(card)).toBe('left-alone')
    await card
      .getByRole('button')
      .filter({ hasText: language === '' ? '还原' : 'Reset' })
      .click()
    await expect.poll(() => outcome(card)).toBe('injected')
    await edit(card, /( +)containers:/, '$1hostNetwork: true\n$1containers:')
    await expect.poll(() => code(card)).toBe('injection.host-network')
    await watched.done()
  })

  it('is there without JavaScript', async () => {
    const watched = await open(browser, path, { javaScript: false })
    const card = watched.page.locator('[data-injection]').first()
    expect(await card.locator('[data-outcome="injected"]').count()).toBe(1)
    expect(await card.textContent()).toContain('istio-proxy')
    expect(await card.textContent()).toContain('istio-injection')
    await watched.done()
  })

  it('is a result of every playground', async () => {
    const watched = await open(browser, `${language}docs/bookinfo/deploy/`)
    const { page } = watched
    const playground = await new PlaygroundDriver(page, 'bookinfo').live()
    await playground.card.locator('[role=tab][id$="-tab-injection"]').click()
    const workloads = playground.card.locator('[data-outcome]')
    await expect.poll(() => workloads.count()).toBeGreaterThan(5)
    await playground.card.getByRole('button', { name: 'Deployment default/reviews-v2' }).click()
    await expect.poll(() => playground.card.locator('code').last().textContent()).toContain('check-inject deployment/reviews-v2')
    await noSeriousFinding(page, playground.frame)
    await watched.done()
  })
})
