import { canonical, parseRules, rulesInOrder } from '../../src/engine/netfilter/index.js'
import type { Case } from './connections.js'
import type { Recording } from './job.js'
import { recorded, walked } from './walked.js'

/** A connection that went another way than the walk; `missing` is the number of one that has no walk. */
export interface Difference {
  readonly missing?: number
  readonly attempt?: object
  readonly kernel?: { readonly end: string }
  readonly walk?: { readonly end: string }
}

/** Where a case's walk and the kernel differ: the attempt, and both outcomes. Also how many were compared. */
export function differences(
  one: Case,
  { saved, results }: Recording,
): { readonly compared: number; readonly different: readonly Difference[] } {
  const walks = walked(one)
  const different = results.flatMap((answer, i): readonly Difference[] => {
    const attempt = one.connections[i]
    const walk = walks[i]
    if (!attempt || !walk) return [{ missing: i }]
    const kernel = recorded(answer, attempt, saved[attempt.to[0].includes(':') ? 'ipv6' : 'ipv4'])
    return isSame(kernel, walk) ? [] : [{ attempt, kernel, walk }]
  })
  return { compared: results.length, different }
}

const sorted = (value: object): string => JSON.stringify(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
const isSame = (a: object, b: object): boolean => sorted(a) === sorted(b)

/** The rules as iptables-save prints them: each table's in its order, the tables in ours. */
export function savedByUs(one: Case, family: 'ipv4' | 'ipv6'): readonly string[] {
  return byTable(rulesInOrder(parseRules(one.rules).ruleset, family).map((rule) => `${rule.table} ${canonical(rule)}`))
}

/** The order of the tables is the tool's own affair. */
export function byTable(lines: readonly string[]): readonly string[] {
  const tables = [...new Set(lines.map((line) => line.split(' ')[0]))].sort()
  return tables.flatMap((table) => lines.filter((line) => line.startsWith(`${table} `)))
}
