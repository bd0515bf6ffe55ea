import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchChromium } from '../../scripts/chromium.mjs'
import { open } from './browser'
import { MainThread } from './main-thread'
import { PlaygroundDriver } from './playground'

const head = 'apiVersion: networking.istio.io/v1\nkind: VirtualService\n'
const bomb = `a: &a [x, x, x, x, x, x, x, x, x]\n${[...'bcdefghij'].map((c, i) => `${c}: &${c} [${Array(9).fill(`*${'abcdefghi'[i]}`).join(', ')}]`).join('\n')}\n`

/** What is put in, the line of the message, and whether the results are those from before. */
const cases: Readonly<Record<string, { readonly text: string; readonly line: number; readonly code?: RegExp }>> = {
  'YAML that cannot be parsed': { text: `${head}metadata:\n  name: x\nspec: {hosts: [a\n`, line: 5 },
  'an unknown kind': { text: 'apiVersion: networking.istio.io/v1\nkind: VirtualServise\nmetadata:\n  name: x\n', line: 2 },
  'an unknown field': { text: `${head}metadata:\n  name: x\nspec:\n  hosts: [a]\n  htttp: []\n`, line: 7 },
  'a wrong type': { text: `${head}metadata:\n  name: x\nspec:\n  hosts: 5\n`, line: 6 },
  'a missing name': { text: `${head}metadata:\n  namespace: default\nspec:\n  hosts: [a]\n`, line: 3 },
  'a YAML bomb': { text: `${head}metadata:\n  name: x\nspec:\n${bomb.replace(/^/gm, '  ')}`, line: 0 },
  'a key __proto__': { text: `${head}metadata:\n  name: x\nspec:\n  hosts: [a]\n  __proto__: {http: []}\n`, line: 7 },
}

/** Milliseconds: a longer task of the page's thread is felt. */
const felt = 100

let browser: Browser
beforeAll(async () => {
  browser = await launchChromium()
})
afterAll(() => browser?.close())

describe('bad input', () => {
  it.each(Object.entries(cases))('%s: a message at its line, the last good result stays, nothing freezes', async (_, { text, line }) => {
    const watched = await open(browser, 'docs/bookinfo/reviews-v1/')
    const playground = await (await new PlaygroundDriver(watched.page, 'reviews-v1').live()).monaco()
    const before = await playground.nodes()
    const thread = await MainThread.record(browser)
    await playground.replace(text)
    const problem = playground.problems().first()
    await problem.waitFor()
    if (line > 0) expect(await problem.getAttribute('data-line')).toBe(String(line))
    expect((await problem.innerText()).length).toBeGreaterThan(8)
    await playground.stale().waitFor()
    expect(await playground.nodes()).toEqual(before)
    await watched.page.waitForTimeout(400)
    expect(await thread.longestTask()).toBeLessThan(felt)
    // Nothing is lost: the text is there after a reload, and a reset brings the example back.
    await watched.page.waitForTimeout(600)
    await watched.page.reload()
    await playground.live()
    expect(await playground.problems().count()).toBeGreaterThan(0)
    await playground.card.getByRole('button', { name: /还原/ }).click()
    await playground.stale().waitFor({ state: 'detached' })
    await watched.done()
  })

  it('5 MB of text: a message, the last good result stays, nothing freezes', async () => {
    const watched = await open(browser, 'docs/bookinfo/reviews-v1/')
    const playground = await (await new PlaygroundDriver(watched.page, 'reviews-v1').live()).monaco()
    const before = await playground.nodes()
    await watched.page.evaluate(() => {
      const line = 'no object at all, only words and words and words\n'
      ;(window as unknown as { big: string }).big = line.repeat(Math.ceil(5_000_000 / line.length))
    })
    const thread = await MainThread.record(browser)
    await playground.card.locator('.monaco-editor .view-lines').click({ position: { x: 60, y: 12 } })
    await watched.page.keyboard.press('Control+A')
    await watched.page.evaluate(() => {
      const data = new DataTransfer()
      data.setData('text/plain', (window as unknown as { big: string }).big)
      document.activeElement?.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
    })
    await playground.problems().first().waitFor({ timeout: 20_000 })
    expect(await playground.problems().first().getAttribute('data-line')).toBe('1')
    await playground.stale().waitFor()
    expect(await playground.nodes()).toEqual(before)
    await watched.page.waitForTimeout(400)
    expect(await thread.longestTask()).toBeLessThan(felt)
    await playground.card.getByRole('button', { name: '回到之前的内容' }).click()
    await playground.stale().waitFor({ state: 'detached' })
    await watched.done()
  })
})
