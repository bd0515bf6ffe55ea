import type { Rule, Table } from './model.js'
import { ruleText } from './render.js'

/** Chains that every table has, and verdicts: nobody creates them. */
const builtIn: ReadonlySet<string> = new Set(['INPUT', 'OUTPUT', 'FORWARD', 'PREROUTING', 'POSTROUTING', 'ACCEPT', 'RETURN', 'DROP'])

/** A line of iptables-restore's input, and the rule that it is. */
export interface RestoreLine {
  readonly text: string
  readonly rule?: Rule
}

/** The chains that the rules need: first those that hold rules, then those that are only jumped to; per table, in the order of first need. */
function chainsOf(rules: readonly Rule[]): ReadonlyMap<Table, ReadonlySet<string>> {
  const chains = new Map<Table, Set<string>>()
  const need = (table: Table, chain: string) => {
    if (builtIn.has(chain)) return
    const known = chains.get(table)
    if (known) known.add(chain)
    else chains.set(table, new Set([chain]))
  }
  for (const { table, chain } of rules) need(table, chain)
  for (const { table, target } of rules) if (target.kind === 'jump') need(table, target.chain)
  return chains
}

/**
 * The input of iptables-restore, line by line: tables by name, of each first its chains, then its rules.
 * Istio: tools/istio-iptables/pkg/builder#buildRestore
 */
export function restoreLines(rules: readonly Rule[]): readonly RestoreLine[] {
  const byTable = new Map<Table, Rule[]>()
  for (const rule of rules) {
    const list = byTable.get(rule.table)
    if (list) list.push(rule)
    else byTable.set(rule.table, [rule])
  }
  const chains = chainsOf(rules)
  return [...byTable]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([table, list]): RestoreLine[] => [
      { text: `* ${table}` },
      ...[...(chains.get(table) ?? [])].map((chain) => ({ text: `-N ${chain}` })),
      ...list.map((rule) => ({ text: ruleText(rule), rule })),
      { text: 'COMMIT' },
    ])
}

/** The input of iptables-restore. Every line ends with a line break. */
export const restoreText = (rules: readonly Rule[]): string =>
  restoreLines(rules)
    .map((l) => `${l.text}\n`)
    .join('')
