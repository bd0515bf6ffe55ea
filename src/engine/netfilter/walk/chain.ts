import type { Chain, Condition, Rule, Table } from '../parse/rule.js'
import { apply, type Verdict } from './effect.js'
import type { PacketState } from './state.js'
import { holds } from './test.js'
import type { ChainVisit, End, RuleTry } from './walk.js'

/** Rules tried before a walk gives up. A node's kube-proxy may have 60,000. */
const mostRules = 300_000
/** How deep chains may call each other; nftables allows 16. */
const mostDeep = 200

/** A chain gone through: by which verdict it was left, if by any. */
export interface Passed {
  readonly visit: ChainVisit
  readonly verdict?: Verdict
}

const giveUp = (why: Extract<End, { kind: 'cannot-tell' }>['why']): Verdict => ({ kind: 'end', end: { kind: 'cannot-tell', why } })

/** Takes a packet through the chain of a hook; the policy has the last word. Linux: net/ipv4/netfilter/ip_tables.c#ipt_do_table */
export function passHook(chain: Chain, table: Table, state: PacketState): { readonly visit: ChainVisit; readonly verdict: Verdict } {
  const { visit, verdict } = pass(chain, table, state, new Set())
  if (verdict) return { visit, verdict }
  const policy = chain.policy ?? 'ACCEPT'
  const byPolicy: Verdict =
    policy === 'ACCEPT' ? { kind: 'accept' } : { kind: 'end', end: { kind: 'dropped', by: undefined, why: 'policy' } }
  return { visit: { ...visit, left: 'policy', policy }, verdict: byPolicy }
}

function pass(chain: Chain, table: Table, state: PacketState, open: Set<string>): Passed {
  const rules: RuleTry[] = []
  const left = (how: ChainVisit['left'], verdict?: Verdict): Passed => ({
    visit: { chain: chain.name, rules, left: how },
    ...(verdict ? { verdict } : {}),
  })
  if (open.has(chain.name)) return left('given-up', giveUp('loop'))
  if (open.size >= mostDeep) return left('given-up', giveUp('too-deep'))
  open.add(chain.name)
  try {
    for (const rule of chain.rules) {
      if (++state.tried > mostRules) return left('given-up', giveUp('too-many-rules'))
      const miss = firstMiss(rule, state)
      if (miss) {
        rules.push({ rule, ...miss })
        continue
      }
      state.counted.push(rule.id)
      const { effect } = rule
      if (effect.does === 'return') {
        rules.push({ rule, result: 'matched', done: { code: 'returned' } })
        return left('return')
      }
      if (effect.does !== 'jump' && effect.does !== 'goto') {
        const { done, verdict } = apply(rule, state)
        rules.push({ rule, result: 'matched', done })
        if (verdict) return left('verdict', verdict)
        continue
      }
      const to = table.get(effect.chain)
      if (!to) continue
      const inner = pass(to, table, state, open)
      rules.push({
        rule,
        result: 'matched',
        done: { code: effect.does === 'jump' ? 'jumped' : 'went', chain: effect.chain },
        visit: inner.visit,
      })
      if (inner.verdict) return left('verdict', inner.verdict)
      // A chain that was gone to returns to where this one was called.
      if (effect.does === 'goto') return left('return')
    }
    return left('end')
  } finally {
    open.delete(chain.name)
  }
}

/** The first condition that does not hold. One that nobody can tell counts only where all others hold. */
function firstMiss(rule: Rule, state: PacketState): { readonly result: 'missed' | 'unknown'; readonly condition: Condition } | undefined {
  let unknown: Condition | undefined
  for (const match of rule.matches) {
    for (const condition of match.conditions) {
      const held = holds(condition, state)
      if (held === false) return { result: 'missed', condition }
      if (held === undefined) unknown ??= condition
    }
  }
  if (!unknown) return undefined
  state.doubts.push(rule)
  return { result: 'unknown', condition: unknown }
}
