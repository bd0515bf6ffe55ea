import type { Ruleset, Table } from './rule.js'
import { tableNames } from './rule.js'

/** Chains that lead back to themselves; the kernel refuses to load a table in which a hook's packets could reach one. */
export function loopsOf(ruleset: Ruleset): readonly { readonly chains: readonly string[]; readonly line: number }[] {
  const found: { chains: readonly string[]; line: number }[] = []
  for (const family of ['ipv4', 'ipv6'] as const) {
    for (const name of tableNames) {
      const table = ruleset[family].get(name)
      if (table) found.push(...loopsIn(table))
    }
  }
  return found
}

/** Depth first without recursion: a chain of 100,000 chains must not exhaust the stack. */
function loopsIn(table: Table): readonly { readonly chains: readonly string[]; readonly line: number }[] {
  const found: { chains: readonly string[]; line: number }[] = []
  const state = new Map<string, 'open' | 'done'>()
  for (const start of table.values()) {
    if (start.policy === undefined || state.has(start.name)) continue
    const path: { readonly name: string; next: number }[] = [{ name: start.name, next: 0 }]
    state.set(start.name, 'open')
    for (let top = path.at(-1); top; top = path.at(-1)) {
      const rule = table.get(top.name)?.rules[top.next++]
      if (!rule) {
        state.set(top.name, 'done')
        path.pop()
        continue
      }
      if (rule.effect.does !== 'jump' && rule.effect.does !== 'goto') continue
      const to = rule.effect.chain
      if (state.get(to) === 'open') {
        const from = path.findIndex((step) => step.name === to)
        found.push({ chains: [...path.slice(from).map((step) => step.name), to], line: rule.line })
      } else if (!state.has(to)) {
        state.set(to, 'open')
        path.push({ name: to, next: 0 })
      }
    }
  }
  return found
}
