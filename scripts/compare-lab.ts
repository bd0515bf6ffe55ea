/**
 * Compares what the bulk trace command says of the lab's requests with what a real Envoy and iptables did.
 *
 *   npx tsx scripts/compare-lab.ts [--only TEXT] [--id TEXT] [--field FIELD] [--diffs N] [--quiet]
 *
 * `--only` takes part of SCENARIO.PROXY, `--id` part of a request's id; `--diffs` is how many differences to show of each recording, 5 by default.
 */
import { parseArgs } from 'node:util'
import { type Field, fields } from '../tests/lab/compare.js'
import { judge } from '../tests/lab/judge.js'
import { recorded } from '../tests/lab/recorded.js'

const { values: flags } = parseArgs({
  options: {
    only: { type: 'string', default: '' },
    id: { type: 'string', default: '' },
    field: { type: 'string', default: '' },
    diffs: { type: 'string', default: '5' },
    quiet: { type: 'boolean', default: false },
  },
})
const most = Number(flags.diffs)
const short = (v: unknown): string => {
  const text = typeof v === 'string' ? v : (JSON.stringify(v) ?? 'nothing')
  return text.length > 600 ? `${text.slice(0, 600)}…` : text
}

const compared = new Map<Field, number>()
const agreed = new Map<Field, number>()
let requests = 0
let whole = 0
let milliseconds = 0
const names = recorded().filter((n) => n.includes(flags.only))
for (const name of names) {
  const lines: string[] = []
  let here = 0
  let wholeHere = 0
  const started = performance.now()
  const { verdicts, problem } = judge(name, (id) => id.includes(flags.id))
  milliseconds += performance.now() - started
  for (const [id, verdict] of verdicts) {
    requests++
    here++
    const differing = new Set(verdict.disagreements.map((d) => d.field))
    for (const f of verdict.compared) {
      compared.set(f, (compared.get(f) ?? 0) + 1)
      if (!differing.has(f)) agreed.set(f, (agreed.get(f) ?? 0) + 1)
    }
    if (differing.size === 0) {
      whole++
      wholeHere++
    }
    for (const d of verdict.disagreements)
      if (!flags.field || d.field === flags.field)
        lines.push(`    ${id} ${d.field}\n      expected ${short(d.expected)}\n      got      ${short(d.got)}`)
  }
  if (flags.quiet && here === wholeHere) continue
  console.log(`${wholeHere}/${here} ${name}${problem ? ` (${problem})` : ''}`)
  if (!flags.quiet) for (const line of lines.slice(0, most)) console.log(line)
}
for (const f of fields) if (compared.has(f)) console.log(`${f.padEnd(18)} ${agreed.get(f) ?? 0} of ${compared.get(f)}`)
console.log(`requests: ${whole} of ${requests} agree wholly, over ${names.length} proxies, ${Math.round(milliseconds)} ms`)
process.exitCode = whole === requests ? 0 : 1
