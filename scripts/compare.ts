/**
 * Compares, in this process, what the engine generates with what the real istiod generated.
 *
 *   npx tsx scripts/compare.ts [--only TEXT] [--type listeners|routes|clusters|endpoints] [--diffs N] [--quiet] [--golden DIR]
 *
 * Same notion of equality as tests/conformance/compare.mjs, which runs the command instead. `--only` takes part of SCENARIO/PROXY;
 * `--diffs` is how many differences to show of each resource, 3 by default.
 */
import { parseArgs } from 'node:util'
import { differences } from '../tests/conformance/differences.js'
import { answer, recordings } from '../tests/conformance/recordings.js'

const { values: flags } = parseArgs({
  options: {
    only: { type: 'string', default: '' },
    type: { type: 'string', default: '' },
    diffs: { type: 'string', default: '3' },
    golden: { type: 'string' },
    quiet: { type: 'boolean', default: false },
  },
})
const most = Number(flags.diffs)

interface Named {
  readonly name?: string
  readonly cluster_name?: string
}
const nameOf = (r: unknown): string => (r as Named)?.name ?? (r as Named)?.cluster_name ?? ''

const totals = new Map<string, { equal: number; all: number }>()
const count = (kind: string, equal: boolean): void => {
  const total = totals.get(kind) ?? { equal: 0, all: 0 }
  totals.set(kind, { equal: total.equal + Number(equal), all: total.all + 1 })
}

let proxies = 0
let whole = 0
for (const recording of recordings(flags.golden)) {
  if (!recording.title.includes(flags.only)) continue
  const lines: string[] = []
  let equalHere = 0
  let allHere = 0
  const note = (kind: string, diffs: readonly string[]): void => {
    count(kind, diffs.length === 0)
    allHere++
    if (diffs.length === 0) equalHere++
    lines.push(...diffs.slice(0, most).map((d) => `    ${kind} ${d}`))
  }
  let got: Record<string, readonly unknown[]> = {}
  let problem = ''
  try {
    got = answer(recording)
  } catch (error) {
    problem = error instanceof Error ? (error.stack ?? error.message).split('\n').slice(0, 4).join('\n    ') : String(error)
  }
  for (const [kind, want] of Object.entries(recording.want)) {
    if (flags.type && kind !== flags.type) continue
    const have = new Map((got[kind] ?? []).map((r) => [nameOf(r), r]))
    for (const resource of want) {
      const name = nameOf(resource)
      note(kind, have.has(name) ? [...differences(resource, have.get(name), name)] : [`${name}: missing`])
      have.delete(name)
    }
    for (const extra of have.keys()) note(kind, [`${extra}: not in the golden`])
  }
  proxies++
  if (allHere === equalHere && !problem) whole++
  if (flags.quiet && allHere === equalHere) continue
  console.log(`${equalHere}/${allHere} ${recording.title}${problem && ` (${problem})`}`)
  if (!flags.quiet) for (const line of lines.slice(0, most * 8)) console.log(line)
}
for (const [kind, t] of totals) console.log(`${kind}: ${t.equal} of ${t.all} equal`)
const equal = [...totals.values()].reduce((n, t) => n + t.equal, 0)
const all = [...totals.values()].reduce((n, t) => n + t.all, 0)
console.log(`resources: ${equal} of ${all} equal; proxies wholly equal: ${whole} of ${proxies}`)
process.exitCode = whole === proxies ? 0 : 1
