import { expect, test } from 'vitest'
import { answer, type Recording, recordings } from '../conformance/recordings.js'
import { refused } from './refused.js'
import { type Resources, selfContained } from './self-contained.js'
import { complaintOf, envoyProgram, inTwos } from './validator.js'

const envoy = envoyProgram()
/** Those that are Envoys; ztunnel and proxyless gRPC read their configuration themselves. */
const kinds = ['sidecar', 'router', 'waypoint'] as const
const proxies = [...recordings()].filter(({ type }) => (kinds as readonly string[]).includes(type))
const acceptable = proxies.filter(({ title }) => !Object.hasOwn(refused, title))
const sample = kinds.flatMap((kind) => acceptable.filter(({ type }) => type === kind).filter((_, i) => i % 5 === 0))
const listed = proxies.filter(({ title }) => Object.hasOwn(refused, title))

/** Of several providers without keys Envoy names any. */
const alike = (complaint: string) => complaint.replace(/^Provider '[^']*'/, 'A provider')

async function complaints(some: readonly Recording[], resources: (recording: Recording) => Resources): Promise<Record<string, string>> {
  const found: Record<string, string> = {}
  await inTwos(some, async (recording) => {
    const complaint = envoy && (await complaintOf(envoy, selfContained(resources(recording))))
    if (complaint) found[recording.title] = alike(complaint)
  })
  return found
}

const without = envoy ? '' : ' (no Envoy here: set ENVOY_BIN)'
const run = envoy ? test : test.skip

run(`real Envoy accepts ${sample.length} of ${acceptable.length} proxies, TLS left in${without}`, { timeout: 300_000 }, async () => {
  expect(await complaints(sample, answer)).toEqual({})
})

run(`real Envoy refuses ${listed.length} proxies for the same reasons as istiod's${without}`, { timeout: 300_000 }, async () => {
  const reasons = Object.fromEntries(Object.entries(refused).map(([title, reason]) => [title, alike(reason)]))
  expect(await complaints(listed, answer)).toEqual(reasons)
  expect(await complaints(listed, (recording) => recording.want)).toEqual(reasons)
})
