import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { findEnvoy } from '../envoy/envoy.js'
import { judgeCases } from './judge.js'
import { goldenFolder, recorded, type Truth, truthOf } from './recorded.js'

const here = path.resolve('tests/lab')
const envoy = findEnvoy()

function works(command: string, ...args: string[]): boolean {
  try {
    execFileSync(command, args, { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

/** Root, with namespaces and iptables to play with. */
const able =
  process.getuid?.() === 0 &&
  works('iptables', '--version') &&
  works('ip', 'netns', 'list') &&
  works('openssl', 'version') &&
  works('python3', '--version')

/** A part of the recordings that shows every kind of thing and takes little time: of each proxy every so many-th request. */
const parts = [
  ['empty.lonely', 4],
  ['registry-only.productpage-v1', 8],
  ['authorization.reviews-v1', 11],
  ['http-rewrite-redirect.productpage-v1', 9],
  ['protocols.client', 25],
] as const

function live(name: string, every: number): Truth {
  const ids = truthOf(name)
    .cases.filter(({ request }, i) => i % every === 0 && !request.random && (request.n ?? 1) === 1)
    .map(({ request }) => request.id)
  const folder = mkdtempSync(path.join(tmpdir(), 'lab-live-'))
  try {
    const out = path.join(folder, 'truth.json')
    const dot = name.lastIndexOf('.')
    execFileSync(
      'python3',
      [
        '-B',
        path.join(here, 'lab.py'),
        'run',
        `${goldenFolder}${name.slice(0, dot)}/${name.slice(dot + 1)}.json`,
        path.join(here, 'requests', `${name}.json`),
        '-o',
        out,
        '--only',
        ids.join(','),
      ],
      {
        // The recorder finds Envoy as we do; a bare name in ENVOY_BIN would be no path to it.
        env: process.env,
        stdio: 'ignore',
        timeout: 120_000,
      },
    )
    return JSON.parse(readFileSync(out, 'utf8')) as Truth
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

describe.skipIf(!envoy || !able)('a real Envoy behind real iptables, now (skipped without root, iptables and Envoy: set ENVOY_BIN)', () => {
  it.each(parts.filter(([name]) => recorded().includes(name)))(
    '%s does what the tracer says',
    (name, every) => {
      const truth = live(name, every)
      expect(truth.cases.length).toBeGreaterThan(3)
      const verdicts = judgeCases(name, truth)
      expect([...verdicts].filter(([, v]) => v.disagreements.length > 0).map(([id, v]) => ({ id, ...v.disagreements[0] }))).toEqual([])
    },
    180_000,
  )
})
