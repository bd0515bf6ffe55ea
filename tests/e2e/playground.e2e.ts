import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { launchChromium } from '../../scripts/chromium.mjs'
import { open, type Watched, watch } from './browser'
import { PlaygroundDriver } from './playground'

const path = 'docs/bookinfo/reviews-v1/'

let browser: Browser
beforeAll(async () => {
  browser = await launchChromium()
})
afterAll(() => browser?.close())

describe('a playground', () => {
  let watched: Watched
  let playground: PlaygroundDriver
  beforeEach(async () => {
    watched = await open(browser, path)
    playground = await (await new PlaygroundDriver(watched.page, 'reviews-v1').live()).monaco()
  })
  afterEach(() => watched.done())

  it('shows the way of a request and changes it as the reader types', async () => {
    expect(await playground.nodes()).toEqual(
      expect.arrayContaining([
        expect.stringContaining('0.0.0.0_9080'),
        expect.stringContaining('| v1'),
        expect.stringMatching(/10\.244\.0\.\d+:9080/),
      ]),
    )
    const line = await playground.lineOf('subset: v1')
    await playground.endOfLine(line)
    await watched.page.keyboard.press('Backspace')
    await watched.page.keyboard.type('3')
    await playground.node('| v3').waitFor()
    expect(await playground.node('| v1').count()).toBe(0)
  })

  it('says what is missing where a subset does not exist', async () => {
    await playground.endOfLine(await playground.lineOf('subset: v1'))
    await watched.page.keyboard.press('Backspace')
    await watched.page.keyboard.type('9')
    await playground.node('NC').waitFor()
  })

  it('marks a problem at its line, lists it, and leads there', async () => {
    const line = await playground.lineOf('route:')
    await playground.endOfLine(line)
    await watched.page.keyboard.press('Home')
    await watched.page.keyboard.press('Control+Shift+ArrowRight')
    await playground.endOfLine(line - 1)
    await watched.page.keyboard.press('Enter')
    await watched.page.keyboard.type('- rout: []', { delay: 10 })
    await watched.page.keyboard.press('Escape')
    const problem = playground.problems().first()
    await problem.waitFor()
    expect(await problem.getAttribute('data-line')).toBe(String(line))
    // The editor draws a squiggle anew with every answer: the two are measured at one moment, until they stand at one height.
    await watched.page.waitForFunction(() => {
      const squiggle = document.querySelector('.squiggly-error')?.getBoundingClientRect()
      const line = [...document.querySelectorAll('.view-line')].find((e) => e.textContent?.includes('rout:'))?.getBoundingClientRect()
      return squiggle !== undefined && line !== undefined && Math.abs(squiggle.y - line.y) < 12
    })
    await playground.endOfLine(1)
    await problem.click()
    await watched.page.waitForFunction((n) => document.querySelector('.line-numbers.active-line-number')?.textContent === String(n), line)
  })

  it('offers the schema’s fields and explains them', async () => {
    await playground.endOfLine(await playground.lineOf('subset: v1'))
    await watched.page.keyboard.press('Enter')
    await watched.page.keyboard.press('Control+Space')
    await playground.page.locator('.suggest-widget .monaco-list-row', { hasText: 'port' }).waitFor()
    await watched.page.keyboard.press('Escape')
    await playground.card.locator('.view-line', { hasText: 'destination' }).locator('span span', { hasText: 'destination' }).first().hover()
    await playground.page.locator('.monaco-hover', { hasText: 'spec.http[].route[].destination' }).first().waitFor()
  })

  it('ties the diagram to the YAML both ways', async () => {
    const route = playground.node('|').first()
    await playground.nodes()
    await playground.card.locator('[data-node][aria-label*="10–13"], [data-node][aria-label*="9–13"]').first().click()
    await playground.card.locator('[class*=marked]').first().waitFor()
    await playground.endOfLine(await playground.lineOf('subset: v1'))
    await playground.card.locator('[data-node][data-lit]').first().waitFor()
    expect(await route.count()).toBe(1)
  })

  it('walks the diagram by keyboard', async () => {
    await playground.nodes()
    await playground.card.locator('[data-node][tabindex="0"]').first().focus()
    const focused = () => watched.page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '')
    expect(await focused()).toContain('0.0.0.0_9080')
    await watched.page.keyboard.press('ArrowRight')
    expect(await focused()).toContain('reviews.default')
    await watched.page.keyboard.press('Enter')
    await playground.card.locator('[data-node][data-chosen]').waitFor()
    await watched.page.keyboard.press('Escape')
    expect(await playground.card.locator('[data-node][data-chosen]').count()).toBe(0)
  })

  it('lists what changed since the step before, and the lines of JSON', async () => {
    await playground.view('diff').click()
    const entry = playground.card.locator('li[data-what]', { hasText: 'reviews.default' }).first()
    await entry.waitFor()
    await entry.locator('button[aria-expanded]').click()
    await entry.locator('pre').waitFor()
    expect(await entry.locator('pre').innerText()).toContain('+')
  })

  it('prints istioctl’s tables and the config dump', async () => {
    await playground.view('tables').click()
    await playground.card.locator('td', { hasText: 'reviews.default.svc.cluster.local' }).first().waitFor()
    await playground.card.locator('[role=tab]', { hasText: /端点/ }).click()
    await playground.card.locator('th', { hasText: 'OUTLIER CHECK' }).waitFor()
    await playground.view('json').click()
    await playground.card.getByText('"route_config"').waitFor()
    expect(await playground.card.locator('code', { hasText: 'istioctl proxy-config' }).innerText()).toContain('--name 9080 -o json')
  })

  it('looks from another proxy', async () => {
    const choose = playground.card.locator('select').first()
    const gateway = await choose.locator('option', { hasText: 'istio-ingressgateway' }).getAttribute('value')
    await choose.selectOption(gateway)
    await playground.node('0.0.0.0_8080').waitFor()
  })

  it('keeps edits over a reload, and a reset can be taken back', async () => {
    await playground.endOfLine(await playground.lineOf('subset: v1'))
    await watched.page.keyboard.type('1')
    await playground.card.locator('[role=tab]', { hasText: '●' }).waitFor()
    await watched.page.waitForTimeout(600)
    await watched.page.reload()
    await (await playground.live()).monaco()
    expect(await playground.text()).toContain('subset: v11')
    await playground.card.getByRole('button', { name: /还原/ }).click()
    await playground.card.getByRole('button', { name: /取回我的修改/ }).waitFor()
    expect(await playground.text()).not.toContain('v11')
    await playground.card.getByRole('button', { name: /取回我的修改/ }).click()
    await watched.page.waitForTimeout(200)
    expect(await playground.text()).toContain('subset: v11')
  })

  it('shares its YAML by a link; a broken link opens the example and says so', async () => {
    await playground.endOfLine(await playground.lineOf('subset: v1'))
    await watched.page.keyboard.type('7')
    await playground.card.getByRole('button', { name: /分享/ }).click()
    await watched.page.waitForFunction(() => location.hash.startsWith('#play=1.'))
    const link = watched.page.url()
    const stranger = await browser.newContext({ viewport: { width: 1440, height: 900 } })
    const page = await stranger.newPage()
    watch(page, watched.faults)
    await page.goto(link)
    const theirs = await (await new PlaygroundDriver(page, 'reviews-v1').live()).monaco()
    expect(await theirs.text()).toContain('subset: v17')
    await page.goto('about:blank')
    await page.goto(`${link.slice(0, -12)}AAAA`)
    await (await new PlaygroundDriver(page, 'reviews-v1').live()).card.getByText('读不出来').waitFor()
    expect(await page.locator('[data-playground]').first().innerText()).toContain('kind: VirtualService')
    await stranger.close()
  })

  it('lets Tab out of the editor when asked', async () => {
    await playground.endOfLine(1)
    await watched.page.keyboard.press('Control+m')
    await watched.page.keyboard.press('Tab')
    expect(await watched.page.evaluate(() => document.activeElement?.closest('.monaco-editor') === null)).toBe(true)
  })

  it('formats without changing the meaning', async () => {
    await playground.replace(
      'apiVersion: networking.istio.io/v1\nkind:   VirtualService\nmetadata: {name: x}\nspec:\n    hosts:\n    - a\n',
    )
    await playground.card.getByRole('button', { name: '格式化' }).click()
    await watched.page.waitForTimeout(900)
    expect(await playground.text()).toContain('spec:\n  hosts:\n    - a')
  })
})

describe('a playground on a phone', () => {
  it('edits without Monaco', async () => {
    const watched = await open(browser, path, { width: 390, height: 844, phone: true })
    const playground = await new PlaygroundDriver(watched.page, 'reviews-v1').live()
    const area = playground.card.locator('textarea[data-editor="light"]')
    await area.fill((await area.inputValue()).replace('subset: v1', 'subset: v2'))
    await playground.node('| v2').waitFor()
    await watched.page.waitForTimeout(2500)
    expect(await watched.page.locator('.monaco-editor').count()).toBe(0)
    await watched.done()
  })
})
