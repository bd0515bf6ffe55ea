/**
 * Compares, in this process, what the analysis says with what the real istioctl said: by code how many messages are equal, missing, extra.
 *
 *   npx tsx scripts/compare-analyze.ts [--only TEXT] [--quiet]
 */
import { parseArgs } from 'node:util'
import { compareAnalyze, recordedNames } from '../tests/conformance/analyze-recordings.js'

const { values: flags } = parseArgs({ options: { only: { type: 'string', default: '' }, quiet: { type: 'boolean', default: false } } })

interface Count {
  equal: number
  missing: number
  extra: number
  files: number
}
const counts = new Map<string, Count>()
const countOf = (key: string): Count => {
  const code = key.slice(0, key.indexOf(','))
  const count = counts.get(code) ?? { equal: 0, missing: 0, extra: 0, files: 0 }
  counts.set(code, count)
  return count
}

let equalFiles = 0
const names = recordedNames().filter((name) => name.includes(flags.only))
for (const name of names) {
  const { recorded, missing, extra } = compareAnalyze(name)
  for (const key of recorded) countOf(key).equal++
  for (const count of new Set(recorded.map(countOf))) count.files++
  for (const key of missing) {
    countOf(key).equal--
    countOf(key).missing++
  }
  for (const key of extra) countOf(key).extra++
  if (missing.length + extra.length === 0) equalFiles++
  else if (!flags.quiet) console.log([name, ...missing.map((key) => `  - ${key}`), ...extra.map((key) => `  + ${key}`)].join('\n'))
}
console.log('code     equal missing extra files')
for (const [code, { equal, missing, extra, files }] of [...counts].sort()) {
  console.log(`${code} ${[equal, missing, extra, files].map((n) => String(n).padStart(6)).join('')}`)
}
const sum = (of: keyof Count): number => [...counts.values()].reduce((total, count) => total + count[of], 0)
console.log(
  `${equalFiles} of ${names.length} files equal; messages: ${sum('equal')} equal, ${sum('missing')} missing, ${sum('extra')} extra`,
)
process.exitCode = equalFiles === names.length ? 0 : 1
