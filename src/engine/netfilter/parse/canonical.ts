import type { Chain, Family, Match, Rule, Ruleset, Table, TableName } from './rule.js'
import { tableHooks, tableNames } from './rule.js'

const matchText = ({ module, conditions }: Match): string =>
  [...(module === '' ? [] : [`-m ${module}`]), ...conditions.map((condition) => condition.text).filter((text) => text !== '')].join(' ')

/** A rule without its chain, as iptables-save prints it. */
export const bodyOf = (rule: Pick<Rule, 'matches' | 'target'>): string =>
  [...rule.matches.map(matchText), rule.target].filter((text) => text !== '').join(' ')

/** The very line that iptables-save prints for a rule. */
export function canonical(rule: Rule): string {
  const body = bodyOf(rule)
  return `-A ${rule.chain}${body === '' ? '' : ` ${body}`}`
}

/** A table's chains in the order of iptables-save: those of the hooks, then the reader's own by name. */
export function chainsInOrder(name: TableName, table: Table): readonly Chain[] {
  const hooks: readonly string[] = tableHooks[name]
  const own = [...table.values()].filter((chain) => !hooks.includes(chain.name)).sort((a, b) => (a.name < b.name ? -1 : 1))
  return [...hooks.flatMap((hook) => table.get(hook) ?? []), ...own]
}

/** All rules in the order of iptables-save. */
export function rulesInOrder(ruleset: Ruleset, family: Family, tables: readonly TableName[] = tableNames): readonly Rule[] {
  return tables.flatMap((name) => {
    const table = ruleset[family].get(name)
    return table ? chainsInOrder(name, table).flatMap((chain) => chain.rules) : []
  })
}

/** A line of what iptables-save prints, and the rule that it is. */
export interface SavedLine {
  readonly text: string
  readonly rule?: Rule
}

/** What `iptables-save` (or `ip6tables-save`) would print once the rules are loaded, without its comments, line by line. */
export const savedLines = (ruleset: Ruleset, family: Family): readonly SavedLine[] =>
  tableNames.flatMap((name): readonly SavedLine[] => {
    const table = ruleset[family].get(name)
    if (!table) return []
    const chains = chainsInOrder(name, table)
    return [
      { text: `*${name}` },
      ...chains.map((chain) => ({ text: `:${chain.name} ${chain.policy ?? '-'} [0:0]` })),
      ...chains.flatMap((chain) => chain.rules.map((rule) => ({ text: canonical(rule), rule }))),
      { text: 'COMMIT' },
    ]
  })

/** The same as a text. */
export const saved = (ruleset: Ruleset, family: Family): string =>
  savedLines(ruleset, family)
    .map(({ text }) => `${text}\n`)
    .join('')
