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

const text = (field: string, host: string) => `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: {name: reviews, namespace: default} # ours
spec:
  hosts: [reviews]
  http:
    - route:
        # the only one
        - ${field}: {host: ${host}} # all of it
`

describe('fixes', () => {
  it('are offered at the cursor, made by keyboard, and leave comments alone', async () => {
    const watched = await open(browser, 'en/docs/bookinfo/reviews-v1/')
    const { page } = watched
    const playground = await (await new PlaygroundDriver(page, 'reviews-v1').live()).monaco()
    const problems = playground.problemList()
    await playground.noProblems()

    await playground.replace(text('destintion', 'reviews'))
    await problems.locator('[data-code=MB0111]').waitFor()
    // To the problem, its fixes, the first of them.
    await page.keyboard.press('F8')
    // The cursor is there with the next picture; fixes are asked for at the cursor.
    await page.waitForTimeout(800)
    await page.keyboard.press('Control+.')
    await page.getByText('Rename destintion to destination').first().waitFor()
    await page.keyboard.press('Enter')
    await playground.noProblems()
    expect(await playground.text()).toBe(text('destination', 'reviews'))
    // The editor's own undo leads back.
    await page.keyboard.press('Control+Z')
    await problems.locator('[data-code=MB0111]').waitFor()
    await watched.done()
  })

  it('stand with their problem in the list, each with what it would change', async () => {
    const watched = await open(browser, 'en/docs/bookinfo/reviews-v1/')
    const { page } = watched
    const playground = await (await new PlaygroundDriver(page, 'reviews-v1').live()).monaco()
    const problems = playground.problemList()
    await playground.noProblems()

    await playground.replace(text('destintion', 'reviews'))
    await problems.getByRole('button', { name: 'Fix', exact: true }).first().click()
    await problems.getByRole('button', { name: 'Apply: Rename destintion to destination' }).waitFor()
    expect(await problems.locator('pre').first().innerText()).toMatch(/^\+ - destination: \{host: reviews\} # all of it$/m)

    await playground.replace(text('destination', 'reveiws'))
    await problems.locator('[data-code=IST0101]').waitFor()
    await problems.getByRole('button', { name: 'Why' }).first().click()
    const apply = problems.getByRole('button', { name: 'Apply: Change reveiws to reviews' })
    await apply.waitFor()
    await noSeriousFinding(page, playground.frame)
    await apply.focus()
    await page.keyboard.press('Enter')
    await playground.noProblems()
    expect(await playground.text()).toBe(text('destination', 'reviews'))
    await watched.done()
  })
})
