// `npm test`: everything that must hold, and the closing figures. `npm test -- --only types,unit` runs a part.
import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { launchChromium } from './chromium.mjs'

const cache = 'node_modules/.cache/meshbook'
const below = `${cache}/below`
const { values } = parseArgs({ options: { only: { type: 'string' } } })
const chosen = values.only?.split(',')
const wanted = (name) => !chosen || chosen.includes(name)

const total = { passed: 0, failed: 0, skipped: [] }
const failures = []

/** Runs a command of node_modules/.bin; its output is printed whole when it has ended, so that lanes do not mix. */
function run(command, args, env = {}) {
  return new Promise((resolve) => {
    const child = spawn(path.join('node_modules/.bin', command), args, { env: { ...process.env, FORCE_COLOR: '0', ...env } })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (output += data))
    child.on('error', (error) => resolve({ code: 1, output: String(error) }))
    child.on('close', (code) => resolve({ code: code ?? 1, output }))
  })
}

/** One check that passes or fails as a whole. */
async function check(name, command, args, env) {
  if (!wanted(name)) return true
  const begun = performance.now()
  const { code, output } = await run(command, args, env)
  report(name, code === 0, begun, output, code === 0 ? undefined : output)
  if (code === 0) total.passed++
  else total.failed++
  return code === 0
}

function report(name, ok, begun, detail, failure) {
  const seconds = ((performance.now() - begun) / 1000).toFixed(1)
  console.log(`\n── ${name}: ${ok ? 'ok' : 'FAILED'} (${seconds} s)`)
  const lines = (failure ?? detail).trimEnd().split('\n')
  console.log(lines.slice(failure ? -250 : -8).join('\n'))
  if (!ok) failures.push(name)
}

/** A run of vitest, counted test by test. */
async function tests(name, args, env) {
  const begun = performance.now()
  const file = `${cache}/${name.replaceAll(' ', '-')}.json`
  rmSync(file, { force: true })
  const { code, output } = await run('vitest', ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`, ...args], env)
  report(name, code === 0, begun, figures(output), code === 0 ? undefined : output)
  count(name, file, code)
}

/** What tests print on purpose is kept: they measure. */
const figures = (output) =>
  output
    .split('\n')
    .filter((line) => /→|Tests |Duration /.test(line))
    .join('\n')

function count(name, file, code) {
  let results
  try {
    results = JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    total.failed++
    return
  }
  total.passed += results.numPassedTests
  total.failed += results.numFailedTests
  // A file that could not be loaded, or an error outside of any test, counts as one.
  if (code !== 0 && results.numFailedTests === 0) total.failed++
  for (const { assertionResults } of results.testResults) {
    for (const { status, fullName } of assertionResults) {
      if (status === 'pending' || status === 'skipped' || status === 'todo') total.skipped.push(`${name}: ${fullName}`)
    }
  }
}

async function browserTests() {
  if (!wanted('e2e')) return
  try {
    await (await launchChromium()).close()
  } catch (error) {
    if (process.env.CI_BROWSER === 'required') {
      total.failed++
      failures.push('e2e')
      console.log(`\n── e2e: FAILED, no Chromium starts: ${String(error).split('\n')[0]}`)
    } else {
      total.skipped.push('e2e: all, for no Chromium starts here (install one, or set CHROMIUM_BIN)')
    }
    return
  }
  const args = ['--config', 'tests/e2e/vitest.config.ts']
  await tests('e2e', args, { BUILD_BELOW_DIR: below, E2E_PART: 'rest' })
  await tests('e2e that measures', args, { BUILD_BELOW_DIR: below, E2E_PART: 'measured' })
}

mkdirSync(cache, { recursive: true })
const begun = performance.now()
await run('tsx', ['scripts/generate.mjs'])
await Promise.all([
  (async () => {
    await check('types', 'tsc', ['--noEmit'])
    await check('lint', 'biome', ['check', '.'])
    await check('architecture', 'depcruise', ['--config', '.dependency-cruiser.cjs', 'src'])
    if (wanted('unit')) await tests('unit', [])
  })(),
  (async () => {
    await check('build', 'docusaurus', ['build'])
    await check('build below a path', 'docusaurus', ['build', '--out-dir', below], { BASE_URL: '/course/meshbook/' })
  })(),
])
await browserTests()

if (total.skipped.length > 0) console.log(`\nSkipped:\n${total.skipped.map((name) => `  ${name}`).join('\n')}`)
if (failures.length > 0) console.log(`\nFailed: ${failures.join(', ')}`)
const seconds = ((performance.now() - begun) / 1000).toFixed(0)
const skipped = total.skipped.length > 0 ? `, ${total.skipped.length} skipped` : ''
console.log(`\n${seconds} s\n${total.passed} passed, ${total.failed} failed${skipped}`)
process.exitCode = total.failed > 0 ? 1 : 0
