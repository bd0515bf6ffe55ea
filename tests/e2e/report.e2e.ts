import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchChromium } from '../../scripts/chromium.mjs'
import { noSeriousFinding, open } from './browser'
import { MainThread } from './main-thread'

const service = `apiVersion: v1
kind: Service
metadata: {name: reviews, namespace: default}
spec: {selector: {app: reviews}, ports: [{name: http, port: 9080}]}
`
const pod = `apiVersion: v1
kind: Pod
metadata: {name: reviews-1, namespace: default, labels: {app: reviews, security.istio.io/tlsMode: istio}}
spec: {containers: [{name: reviews, image: reviews}, {name: istio-proxy, image: istio/proxyv2}]}
status: {phase: Running, podIP: 10.244.0.5}
`
const route = (match: string, host: string) => `  - match: [{uri: ${match}}]\n    route: [{destination: {host: ${host}}}]\n`
const rules = `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: {name: reviews, namespace: default}
spec:
  hosts: [reviews]
  http:
${route("{regex: '/[ab]+'}", 'reviews')}${route('{exact: /abba}', 'gone')}`
const wrong = `apiVersion: networking.istio.io/v1
kind: Sidecar
metadata: {name: s, namespace: default}
spec: {egress: [{hots: ["./*"]}]}
`
/** What kubectl prints: a List, its items with what the server added. */
const list = (...texts: readonly string[]) =>
  `apiVersion: v1\nitems:\n${texts
    .map(
      (text) =>
        `- ${text.trim().replace('namespace: default', 'namespace: default, uid: "7", managedFields: [{manager: kubectl}]').replaceAll('\n', '\n  ')}`,
    )
    .join('\n')}\nkind: List\nmetadata: {resourceVersion: ""}\n`

let browser: Browser
let folder: string
beforeAll(async () => {
  browser = await launchChromium()
  folder = await mkdtemp(path.join(tmpdir(), 'report-'))
  await mkdir(path.join(folder, 'app', 'base'), { recursive: true })
  const files = {
    'app/base/service.yaml': `${service}---\n${pod}`,
    'app/rules.yaml': rules,
    'app/wrong.yml': wrong,
    'app/broken.yaml': 'a: [\n',
    'app/README.md': '# x\n',
  }
  for (const [name, text] of Object.entries(files)) await writeFile(path.join(folder, name), text)
})
afterAll(async () => {
  await browser?.close()
  if (folder) await rm(folder, { recursive: true })
})

const entries = (page: Page) => page.locator('li[data-code]')
const codes = (page: Page) =>
  entries(page).evaluateAll((all) => all.map((e) => `${(e as HTMLElement).dataset.origin} ${(e as HTMLElement).dataset.code}`))

async function saved(page: Page, format: string): Promise<string> {
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: format, exact: true }).click()])
  return readFile(await download.path(), 'utf8')
}

describe('the report on a reader’s files', () => {
  it('of a whole directory: all that is wrong, by level, file, code and who says it', async () => {
    const watched = await open(browser, 'en/report/')
    const { page } = watched
    await noSeriousFinding(page)
    await page.locator('input[data-kind=folder]').setInputFiles(path.join(folder, 'app'))
    await page.getByRole('heading', { name: 'Result' }).waitFor()
    const found = await codes(page)
    expect(found).toContain('istioctl IST0101')
    expect(found).toContain('meshbook MB0501')
    expect(found.some((one) => one.startsWith('schema MB01'))).toBe(true)
    expect(found.some((one) => one.startsWith('schema MB00'))).toBe(true)
    await expect(page.getByText('1 file that is no YAML was skipped').count()).resolves.toBe(1)
    await noSeriousFinding(page)

    const ours = page.locator('button[data-filter=meshbook]')
    await ours.click()
    expect(await codes(page)).toEqual(found.filter((one) => !one.startsWith('meshbook')))
    await ours.click()
    await page.getByLabel('File').selectOption('app/rules.yaml')
    expect((await codes(page)).sort()).toEqual(['istioctl IST0101', 'meshbook MB0501'])
    await page.locator('button[data-filter=error]').click()
    expect(await codes(page)).toEqual(['meshbook MB0501'])
    await watched.done()
  })

  it('of what kubectl prints, pasted; saved in three formats', async () => {
    const watched = await open(browser, 'en/report/')
    const { page } = watched
    await page
      .getByRole('textbox')
      .last()
      .fill(list(service, pod, rules))
    await page.getByRole('button', { name: 'Check', exact: true }).click()
    await entries(page).first().waitFor()
    expect(await codes(page)).toEqual(['istioctl IST0101', 'meshbook MB0501'])

    const json = JSON.parse(await saved(page, 'JSON'))
    expect(json.messages.map((m: { code: string }) => m.code)).toEqual(['IST0101', 'MB0501'])
    const sarif = JSON.parse(await saved(page, 'SARIF'))
    expect(sarif.version).toBe('2.1.0')
    expect(sarif.runs[0].results.map((r: { ruleId: string }) => r.ruleId)).toEqual(['IST0101', 'MB0501'])
    expect(await saved(page, 'Markdown')).toMatch(/^# Check your YAML[\s\S]*IST0101[\s\S]*MB0501/)

    await page.getByRole('link', { name: 'About IST0101' }).click()
    await page.waitForURL('**/en/messages/IST0101/')
    await watched.done()
  })

  it('of what is too much is refused; of two thousand documents the page stays free', async () => {
    const watched = await open(browser, 'report/')
    const { page } = watched
    const files = page.locator('input[data-kind=files]')
    await files.setInputFiles({ name: 'huge.yaml', mimeType: 'text/yaml', buffer: Buffer.alloc(17_000_000, 'a: 1\n') })
    expect(await page.getByRole('alert').innerText()).toContain('17.0 MB')
    await files.setInputFiles({ name: 'notes.txt', mimeType: 'text/plain', buffer: Buffer.from('x') })
    await expect.poll(() => page.getByRole('alert').innerText()).toContain('没有 YAML')
    const many = Array.from({ length: 2000 }, (_, i) =>
      rules.replace('name: reviews', `name: reviews-${i}`).replace('hosts: [reviews]', `hosts: [r${i}.test]`),
    )
    const thread = await MainThread.record(browser)
    await files.setInputFiles({ name: 'many.yaml', mimeType: 'text/yaml', buffer: Buffer.from(many.join('---\n')) })
    await entries(page).first().waitFor({ timeout: 50_000 })
    expect(await thread.longestTask()).toBeLessThan(300)
    await watched.done()
  })
})

describe('the pages about codes', () => {
  it('list all, and find', async () => {
    const watched = await open(browser, 'en/messages/')
    const { page } = watched
    const rows = page.locator('tbody tr')
    expect(await rows.count()).toBe(67)
    await noSeriousFinding(page)
    await page.getByRole('searchbox', { name: /Filter/ }).fill('subset pod')
    await expect.poll(() => rows.count()).toBeLessThan(10)
    await page.getByRole('link', { name: 'IST0173' }).click()
    await page.waitForURL('**/en/messages/IST0173/')
    await watched.done()
  })

  it.each(['IST0130', 'MB0503'])('%s: an example that raises it and, repaired, does not', async (code) => {
    const watched = await open(browser, `messages/${code}/`, { scheme: 'dark' })
    const { page } = watched
    const live = page.locator('[data-raised]')
    await page.locator('[data-raised=true]').waitFor()
    await live.getByRole('button').last().click()
    await page.locator('[data-raised=false]').waitFor()
    await noSeriousFinding(page)
    await watched.done()
  })

  it('say it all without scripts', async () => {
    const watched = await open(browser, 'messages/IST0101/', { javaScript: false })
    const text = await watched.page.locator('main').innerText()
    for (const part of ['ReferencedResourceNotFound', 'revews', '后果', '怎么改', '改好之后']) expect(text).toContain(part)
    await watched.done()
  })
})
