import { readFileSync } from 'node:fs'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchChromium } from '../../scripts/chromium.mjs'
import { noSeriousFinding, noSidewaysScrolling, open } from './browser'
import { PlaygroundDriver } from './playground'

let browser: Browser
beforeAll(async () => {
  browser = await launchChromium()
})
afterAll(() => browser?.close())

const exercise = 'exercise-first-weights'
const solved = readFileSync(`examples/${exercise}/solution/virtual-service.yaml`, 'utf8')

describe.each(['', 'en/'])('a chapter in /%s', (language) => {
  it.each(['light', 'dark'] as const)('asks, judges a wrong answer and a right one, and remembers (%s)', async (scheme) => {
    const watched = await open(browser, `${language}docs/bookinfo/weights/`, { scheme })
    const { page } = watched
    const part = '[data-question="bookinfo/weights#1"]'
    const question = page.locator(part)
    const choices = question.locator('label')
    const press = question.getByRole('button')
    const said = question.getByRole('status')
    expect(await question.getByRole('radio').count()).toBe(await choices.count())
    await press.click()
    expect((await said.innerText()).length).toBeGreaterThan(3)

    await choices.nth(1).click()
    await press.click()
    expect(await choices.nth(1).getAttribute('data-state')).toBe('wrong')
    expect(await choices.nth(2).getAttribute('data-state')).toBe('missed')
    expect(await said.getAttribute('data-right')).toBe('false')
    expect(await question.getByRole('radio').first().isDisabled()).toBe(true)
    await noSeriousFinding(page, part)

    await press.click()
    expect(await question.getByRole('radio', { checked: true }).count()).toBe(0)
    // By keyboard: to the group, down to the third, and on to the button.
    await question.getByRole('radio').nth(1).focus()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await expect.poll(() => said.getAttribute('data-right')).toBe('true')
    expect(await choices.nth(2).getAttribute('data-state')).toBe('hit')
    await noSeriousFinding(page, part)

    await page.reload()
    await expect.poll(() => choices.nth(2).getAttribute('data-state')).toBe('hit')
    await watched.done()
  })

  it('has an exercise that is solved by writing YAML, and a solution that costs the reader nothing', async () => {
    const watched = await open(browser, `${language}docs/bookinfo/weights/`)
    const { page } = watched
    const playground = await new PlaygroundDriver(page, exercise).live()
    const { card } = playground
    const states = () => card.locator('li[data-state]').evaluateAll((all) => all.map((li) => li.getAttribute('data-state')))
    await expect.poll(states).toEqual(['failed', 'failed'])
    expect(await card.locator('li[data-state]').first().innerText()).toContain('reviews-v2')
    await noSeriousFinding(page, playground.frame)

    // A wrong attempt, then a look at the solution, and back.
    await playground.monaco()
    await playground.replace(solved.replace('weight: 50', 'weight: 40'))
    await expect.poll(states).toEqual(['failed', 'failed'])
    const [show, compare] = [card.locator('[class*=actions] button').nth(3), card.locator('button[aria-expanded]')]
    await compare.click()
    await expect.poll(() => card.locator('figure pre').innerText()).toContain('+ ')
    await noSeriousFinding(page, playground.frame)
    await show.click()
    await expect.poll(states).toEqual(['passed', 'passed'])
    await expect.poll(() => playground.text()).not.toContain('weight: 40')
    expect(await page.evaluate(() => localStorage.getItem('meshbook.progress') ?? '')).not.toContain('exercise-first')
    await card.locator('[class*=actions] button').nth(4).click()
    await expect.poll(() => playground.text()).toContain('weight: 40')
    await expect.poll(states).toEqual(['failed', 'failed'])

    await playground.replace(solved)
    await expect.poll(states).toEqual(['passed', 'passed'])
    await card.locator('[data-solved=yes]').waitFor()
    expect(await page.evaluate(() => localStorage.getItem('meshbook.progress') ?? '')).toContain('exercise-first')
    await noSeriousFinding(page, playground.frame)

    // What broken YAML would do is not known.
    await playground.replace(`${solved}  http: [\n`)
    await expect.poll(states).toEqual(['waiting', 'waiting'])
    await watched.done()
  })

  it('leads from a check to the trace of its request', async () => {
    const watched = await open(browser, `${language}docs/bookinfo/weights/`)
    const { card } = await new PlaygroundDriver(watched.page, exercise).live()
    await expect.poll(() => card.locator('li[data-state=failed]').count()).toBe(2)
    await card.locator('li[data-state=failed]').nth(1).getByRole('button').click()
    await expect.poll(() => card.locator('textarea[id$="-curl"]').inputValue()).toContain('/health')
    await watched.done()
  })

  it('fits a phone with its question and its exercise, and says all of it without JavaScript', async () => {
    const path = `${language}docs/bookinfo/weights/`
    const phone = await open(browser, path, { width: 390, height: 844, phone: true })
    await new PlaygroundDriver(phone.page, exercise).live()
    await phone.page.locator('[data-question] label').first().click()
    await phone.page.locator('[data-question] button').click()
    await noSidewaysScrolling(phone.page)
    await phone.done()

    const plain = await open(browser, path, { javaScript: false })
    const question = plain.page.locator('[data-question]')
    expect(await question.locator('ul').first().locator('li').count()).toBe(4)
    await question.locator('summary').click()
    expect(await question.locator('details').innerText()).toContain('1.1%')
    expect(await plain.page.locator(`[data-playground="${exercise}"] li[data-state]`).count()).toBe(2)
    await plain.done()
  })
})

describe('progress', () => {
  it('marks chapters read, and goes to another browser by a file', async () => {
    const watched = await open(browser, 'docs/bookinfo/weights/')
    const { page } = watched
    await page.locator('[data-question] label').nth(2).click()
    await page.locator('[data-question] button').click()
    await page.locator('.pagination-nav').scrollIntoViewIfNeeded()
    const link = page.locator('.menu__list-item:has(> a[href$="/docs/bookinfo/weights/"])')
    await expect.poll(() => link.getAttribute('class'), { timeout: 8000 }).toMatch(/read/)

    await page.goto(new URL('../../start/how-to-use/', page.url()).href)
    const panel = page.locator('[data-progress]')
    await expect.poll(() => panel.locator('li').first().innerText()).toMatch(/1/)
    await noSeriousFinding(page)
    const [download] = await Promise.all([page.waitForEvent('download'), panel.getByRole('button').first().click()])
    expect(download.suggestedFilename()).toBe('meshbook-progress.json')
    // Gone with the browser that made it.
    const buffer = readFileSync(await download.path())
    await watched.done()

    const other = await open(browser, 'en/docs/start/how-to-use/')
    const there = other.page.locator('[data-progress]')
    await there.locator('input[type=file]').setInputFiles({ name: 'x.json', mimeType: 'application/json', buffer: Buffer.from('{}') })
    await expect.poll(() => there.getByRole('status').innerText()).toContain('nothing was changed')
    await there.locator('input[type=file]').setInputFiles({ name: 'meshbook-progress.json', mimeType: 'application/json', buffer })
    await expect.poll(() => there.locator('li').nth(1).innerText()).toBe('1 question answered, 1 right')
    await there.getByRole('button').nth(2).click()
    await there.getByRole('button').nth(2).click()
    await expect.poll(() => there.locator('li').count()).toBe(0)
    await other.done()
  })
})
