import type { Browser, Locator } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchChromium } from '../../scripts/chromium.mjs'
import { noSeriousFinding, noSidewaysScrolling, open } from './browser'
import { wake } from './widgets'

let browser: Browser
beforeAll(async () => {
  browser = await launchChromium()
})
afterAll(() => browser?.close())

const chapter = 'docs/interception/iptables/'

const process = (widget: Locator) => widget.locator('[data-ends]').getAttribute('data-process')
const ends = (widget: Locator) => widget.locator('[data-ends]').getAttribute('data-ends')
const step = async (widget: Locator) => Number(await widget.locator('[data-step]').getAttribute('data-step'))

describe.each(['', 'en/'])('a packet walked in /%s', (language) => {
  it('goes another way once an annotation excludes its port', async () => {
    const watched = await open(browser, `${language}${chapter}`)
    const widget = await wake(watched.page, 'walk')
    expect(await process(widget)).toBe('envoy-outbound')
    await widget.locator('details summary').first().click()
    const field = widget.locator('[data-field=excludeOutboundPorts]')
    await field.locator('input[type=checkbox]').check()
    await field.locator('input[type=text]').fill('9080')
    await expect.poll(() => ends(widget)).toBe('sent')
    expect(await widget.textContent()).toContain('-A ISTIO_OUTPUT -p tcp -m tcp --dport 9080 -j RETURN')
    expect(await widget.locator('pre').first().textContent()).toContain('traffic.sidecar.istio.io/excludeOutboundPorts')
    await field.locator('input[type=text]').fill('http')
    await expect.poll(() => field.getByRole('alert').textContent()).toContain('http')
    expect(await field.locator('input[type=text]').getAttribute('aria-invalid')).toBe('true')
    await noSeriousFinding(watched.page, '[data-packet-walk]')
    await field.locator('input[type=checkbox]').uncheck()
    await expect.poll(() => process(widget)).toBe('envoy-outbound')
    await watched.done()
  })

  it('is stepped through by the keyboard, the rule marked in the text beside it', async () => {
    const watched = await open(browser, `${language}${chapter}`)
    const { page } = watched
    const widget = await wake(page, 'walk')
    const count = await step(widget)
    await widget.locator('fieldset button').first().click()
    expect(await step(widget)).toBe(1)
    for (let n = 0; n < 3; n++) await page.keyboard.press('ArrowRight')
    await expect.poll(() => step(widget)).toBe(4)
    const marked = () => widget.locator('[data-current]').textContent()
    expect(await marked()).toBe('-A OUTPUT -j ISTIO_OUTPUT')
    await widget.getByRole('slider').focus()
    await page.keyboard.press('ArrowRight')
    await expect.poll(marked).toBe('-A ISTIO_OUTPUT -s 127.0.0.6/32 -o lo -j RETURN')
    await widget.locator('ol [aria-current=step]').focus()
    await page.keyboard.press('ArrowDown')
    await expect.poll(() => step(widget)).toBe(6)
    await page.keyboard.press('End')
    await expect.poll(() => step(widget)).toBe(count)
    await page.keyboard.press('Home')
    await expect.poll(() => step(widget)).toBe(1)
    const listed = widget.locator('ol li[data-kind]')
    const all = await listed.count()
    await widget.locator('fieldset input[type=checkbox]').uncheck()
    await expect.poll(() => listed.count()).toBeLessThan(all)
    await watched.done()
  })

  it('is another’s in another mode, and takes rules of the reader’s own with errors by line', async () => {
    const watched = await open(browser, `${language}${chapter}`)
    const { page } = watched
    const widget = await wake(page, 'walk')
    await widget.getByRole('tab').nth(2).click()
    await expect.poll(() => process(widget)).toBe('ztunnel-outbound')
    await noSeriousFinding(page, '[data-packet-walk]')
    await widget.locator('select').first().selectOption('kubelet')
    await expect.poll(() => process(widget)).toBe('application')
    await widget.getByRole('tab').nth(3).click()
    const text = widget.locator('textarea')
    await text.fill('*nat\n-A OUTPUT -p tcp -j REDIRECT --to-ports 4711\n-A OUTPUT -p nothing -j ACCEPT\nCOMMIT\n')
    await widget.locator('select').first().selectOption('application')
    await expect.poll(() => widget.locator('[data-ends]').textContent()).toContain('127.0.0.1:4711')
    expect(await widget.locator('li[data-line]').getAttribute('data-line')).toBe('3')
    await noSeriousFinding(page, '[data-packet-walk]')
    const jumps = Array.from({ length: 25 }, (_, i) => `-A C${i} -j C${i + 1}\n`.repeat(2)).join('')
    const chains = Array.from({ length: 26 }, (_, i) => `:C${i} - [0:0]\n`).join('')
    await text.fill(`*nat\n${chains}-A OUTPUT -j C0\n${jumps}COMMIT\n`)
    await expect.poll(() => ends(widget), { timeout: 20_000 }).toBe('cannot-tell')
    await watched.done()
  })
})

describe.each(['light', 'dark'] as const)('on a phone, %s', (scheme) => {
  it('fits the width and can be read by all', async () => {
    const watched = await open(browser, chapter, { width: 360, height: 740, phone: true, scheme })
    const { page } = watched
    const widget = await wake(page, 'walk')
    await noSidewaysScrolling(page)
    await widget.locator('fieldset button').nth(1).click()
    await noSeriousFinding(page, '[data-packet-walk]')
    await watched.done()
  })
})

it('is in the page in words without JavaScript', async () => {
  const watched = await open(browser, chapter, { javaScript: false })
  const text = await watched.page.locator('[data-packet-walk]').first().textContent()
  expect(text).toContain('-A ISTIO_OUTPUT -s 127.0.0.6/32 -o lo -j RETURN')
  expect(text).toContain('127.0.0.1:15001')
  await watched.context.close()
})
