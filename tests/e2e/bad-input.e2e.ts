import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launch, open } from './browser'
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

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser?.close())

describe('bad input', () => {
  it.each(Object.entries(cases))('%s: a message at its line, the last good result stays, nothing freezes', async (_, { text, line }) => {
    const watched = await open(browser, 'docs/bookinfo/reviews-v1/')
    const playground = await (await new PlaygroundDriver(watched.page, 'reviews-v1').live()).monaco()
    const before = await playground.nodes()
    await watchLongTasks(playground)
    await playground.replace(text)
    const problem = playground.problems().first()
    await problem.waitFor()
    if (line > 0) expect(await problem.getAttribute('data-line')).toBe(String(line))
    expect((await problem.innerText()).length).toBeGreaterThan(8)
    await playground.stale().waitFor()
    expect(await playground.nodes()).toEqual(before)
    expect(await longTasks(playground)).toEqual([])
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
      const line = '# 0123456789 0123456789 0123456789 0123456789\n'
      ;(window as unknown as { big: string }).big = line.repeat(Math.ceil(5_000_000 / line.length))
    })
    await watchLongTasks(playground)
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
    expect(await longTasks(playground)).toEqual([])
    await playground.card.getByRole('button', { name: '回到之前的内容' }).click()
    await playground.stale().waitFor({ state: 'detached' })
    await watched.done()
  })
})

const limit = 100

async function watchLongTasks({ page }: PlaygroundDriver): Promise<void> {
  await page.waitForTimeout(800)
  await page.evaluate(() => {
    const tasks: number[] = []
    ;(window as unknown as { longTasks: number[] }).longTasks = tasks
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) tasks.push(Math.round(entry.duration))
    }).observe({ entryTypes: ['longtask'] })
  })
}

/** Durations of tasks of the page's thread that a reader would feel, in ms. */
async function longTasks({ page }: PlaygroundDriver): Promise<number[]> {
  await page.waitForTimeout(400)
  const tasks = await page.evaluate(() => (window as unknown as { longTasks: number[] }).longTasks)
  return tasks.filter((ms) => ms > limit)
}
