// `npm run size`: what pages weigh, gzip, as a browser loads them: at first, and on demand; beside a bare Docusaurus of the same texts.
import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { launchChromium } from './chromium.mjs'
import { serveStatic } from './static-server.mjs'

/** A plain chapter's first load may weigh at most this many times the bare one. */
const budget = 1.25
const plain = plainest()
const running = 'docs/bookinfo/reviews-v1/'
const bareFolder = path.resolve('node_modules/.cache/meshbook/bare')

if (!existsSync('build/index.html')) execFileSync('node_modules/.bin/docusaurus', ['build'], { stdio: 'inherit' })
buildBare()

const site = await serveStatic({ folder: 'build' })
const bare = await serveStatic({ folder: path.join(bareFolder, 'build') })
const browser = await launchChromium()
try {
  const [ours, theirs, playground] = [await weigh(site.url, plain), await weigh(bare.url, plain), await weigh(site.url, running, use)]
  table('First load', [
    ['bare Docusaurus classic, the same chapter', theirs.first],
    ['plain chapter', ours.first],
    ['chapter with a playground', playground.first],
  ])
  table('On demand, in the chapter with a playground', [...playground.demand])
  const engine = readdirSync('build/assets/js').filter((name) => name.startsWith('meshbook-engine.'))
  const bytes = engine.reduce((all, name) => all + gzipSync(readFileSync(path.join('build/assets/js', name)), { level: 9 }).length, 0)
  console.log(`\nThe engine with its validators, in its worker: ${(bytes / 1000).toFixed(1)} KB gzip.`)
  const share = sum(ours.first) / sum(theirs.first)
  console.log(`\nA plain chapter's first load is ${share.toFixed(2)} times the bare one's (at most ${budget}).`)
  if (share > budget) process.exitCode = 1
} finally {
  await browser.close()
  await site.close()
  await bare.close()
}

/** What a reader does with a playground, step by step; the steps name what loads with them. */
async function use(page, step) {
  await step('near the window: card, engine in its worker, example, diagram', async () => {
    await page.locator('[data-playground]').first().scrollIntoViewIfNeeded()
    await page.locator('[data-drawn=yes]').first().waitFor()
  })
  await step('editor: Monaco', async () => {
    await page.locator('textarea[data-editor=light], .monaco-editor').first().click()
    await page.locator('[data-editor=large] .view-line').first().waitFor()
  })
  await step('before/after, tables, config dump', async () => {
    for (const view of ['diff', 'tables', 'json']) await page.locator(`[role=tab][id$="-tab-${view}"]`).first().click()
  })
  await step('field descriptions', async () => {
    await page.locator('.monaco-editor .view-line span span', { hasText: 'destination' }).first().hover()
    await page.locator('.monaco-hover', { hasText: 'spec.' }).first().waitFor()
  })
  await step('search', async () => {
    await page.locator('.navbar button[class*=field]').click()
    await page.locator('.navbar__search-input').fill('subset')
    await page.locator('[class*=suggestion]').first().waitFor()
  })
}

async function weigh(root, chapter, act) {
  const page = await browser.newPage({ viewport: { width: 1440, height: 500 } })
  let now = []
  page.on('requestfinished', async (request) => {
    // What the browser fetches ahead for other pages is not this page's.
    const ahead = (await request.allHeaders())['sec-purpose']?.includes('prefetch')
    if (!ahead && request.url().startsWith('http')) now.push(request.url())
  })
  await page.goto(root + chapter, { waitUntil: 'networkidle' })
  const first = files(root, now)
  const demand = []
  const seen = new Set(now)
  await act?.(page, async (name, action) => {
    now = []
    await action()
    await page.waitForLoadState('networkidle')
    await page.waitForTimeout(700)
    demand.push([
      name,
      files(
        root,
        now.filter((url) => !seen.has(url)),
      ),
    ])
    for (const url of now) seen.add(url)
  })
  await page.close()
  return { first, demand }
}

/** The chapter without a widget, or the one where the first comes last: as it opens, nothing of it is near the window. */
function plainest() {
  const chapters = readdirSync('docs', { recursive: true, withFileTypes: true })
    .filter((e) => e.isFile() && e.name.endsWith('.mdx'))
    .map((e) => path.join(e.parentPath, e.name))
    .filter((file) => !/^slug:/m.test(readFileSync(file, 'utf8')))
    .map((file) => ({ file, until: readFileSync(file, 'utf8').search(/<(?!Term\b|Way\b)[A-Z]\w*\b|$(?![\s\S])/) }))
  const { file } = chapters.reduce((a, b) => (b.until > a.until ? b : a))
  return `${file.replace(/\.mdx$/, '')}/`
}

/** Gzip bytes by kind of file. */
function files(root, urls) {
  const folder = root === site.url ? 'build' : path.join(bareFolder, 'build')
  const weights = { html: 0, css: 0, js: 0, other: 0 }
  for (const url of new Set(urls)) {
    const { pathname } = new URL(url)
    const file = path.join(folder, decodeURIComponent(pathname), pathname.endsWith('/') ? 'index.html' : '')
    const kind = file.endsWith('.html') ? 'html' : file.endsWith('.css') ? 'css' : file.endsWith('.js') ? 'js' : 'other'
    weights[kind] += gzipSync(readFileSync(file), { level: 9 }).length
  }
  return weights
}

function sum(weights) {
  return Object.values(weights).reduce((a, b) => a + b, 0)
}

function table(title, rows) {
  console.log(`\n${title} (KB gzip)`)
  console.log(`${''.padEnd(66)}   HTML     CSS      JS   other     all`)
  for (const [name, weights] of rows) {
    const cells = [weights.html, weights.css, weights.js, weights.other, sum(weights)].map((bytes) => (bytes / 1000).toFixed(1).padStart(7))
    console.log(`${name.padEnd(66)}${cells.join(' ')}`)
  }
}

/** Docusaurus as its own template sets it up, with our chapters' words and none of our widgets. */
function buildBare() {
  rmSync(bareFolder, { recursive: true, force: true })
  mkdirSync(bareFolder, { recursive: true })
  symlinkSync(path.resolve('node_modules'), path.join(bareFolder, 'node_modules'))
  cpSync('docs', path.join(bareFolder, 'docs'), { recursive: true })
  for (const entry of readdirSync(path.join(bareFolder, 'docs'), { recursive: true, withFileTypes: true })) {
    if (!entry.name.endsWith('.mdx')) continue
    const file = path.join(entry.parentPath, entry.name)
    const words = readFileSync(file, 'utf8')
      .replace(/^import .* from '@site\/.*'$/gm, '')
      .replace(/<\/?[A-Z]\w*\b(?:"[^"]*"|[^>"])*>/g, '')
    writeFileSync(file, words)
  }
  writeFileSync(path.join(bareFolder, 'package.json'), '{"name": "bare", "private": true}')
  writeFileSync(
    path.join(bareFolder, 'docusaurus.config.js'),
    `module.exports = {
  title: 'Bare', url: 'https://bare.example', baseUrl: '/', trailingSlash: true, onBrokenLinks: 'ignore', onBrokenAnchors: 'ignore',
  markdown: { hooks: { onBrokenMarkdownLinks: 'ignore' } },
  future: { v4: true, faster: true },
  i18n: { defaultLocale: 'zh-CN', locales: ['zh-CN', 'en'] },
  presets: [['classic', { docs: {}, blog: false }]],
  themeConfig: {
    navbar: { title: 'Bare', items: [{ type: 'docSidebar', sidebarId: 'defaultSidebar', label: 'Docs' }, { type: 'localeDropdown' }] },
    footer: { copyright: 'Bare' },
  },
}\n`,
  )
  console.log(`Plain chapter: ${plain}. Building the bare site …`)
  execFileSync(path.resolve('node_modules/.bin/docusaurus'), ['build', '--locale', 'zh-CN'], {
    cwd: bareFolder,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
}
