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

describe('what the whole cluster shows', () => {
  it('comes while the reader types, with its reason and evidence, and goes when it is mended', async () => {
    const watched = await open(browser, 'en/docs/bookinfo/reviews-v1/')
    const { page } = watched
    const playground = await (await new PlaygroundDriver(page, 'reviews-v1').live()).monaco()
    const problems = playground.problemList()
    await playground.noProblems()

    // A host that is not there: istioctl's.
    await playground.replace(vs('reviewz', '', ''))
    await problems.locator('[data-code=IST0101]').waitFor()
    // A route behind one that takes all of its requests, told only by meaning: ours.
    await playground.replace(vs('reviews', '[{uri: {prefix: /a}}]', '[{uri: {regex: "/a/[0-9]+"}}]'))
    const ours = problems.locator('[data-code=MB0501]')
    await ours.waitFor()
    await problems.getByRole('button', { name: 'Why' }).first().click()
    await problems.getByText('productpage').first().waitFor()
    expect(await problems.locator('dl').innerText()).toMatch(/routes › 9080/)
    await noSeriousFinding(page, playground.frame)

    await playground.replace(vs('reviews', '[{uri: {regex: "/a/[0-9]+"}}]', '[{uri: {prefix: /a}}]'))
    await playground.noProblems()
    await watched.done()
  })
})

const vs = (host: string, first: string, second: string) => `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: {name: reviews, namespace: default}
spec:
  hosts: [reviews]
  http:
    - ${first && `match: ${first}\n      `}route: [{destination: {host: ${host}}}]
${second && `    - match: ${second}\n      route: [{destination: {host: reviews}}]\n`}`
