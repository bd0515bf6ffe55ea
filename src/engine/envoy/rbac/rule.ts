import type { TraceStep } from '../../types/trace.js'
import { step } from '../http-filters/step.js'
import { field, isFields, items } from '../reading.js'
import type { RbacFacts } from './facts.js'
import { predicates } from './predicate.js'

/** More nesting than any policy has; what lies deeper matches nothing. */
const DEEPEST = 64
/** How many of the alternatives that failed are told. */
const MOST_TOLD = 8

const groups: ReadonlyMap<string, { readonly kind: 'and' | 'or'; readonly list: string }> = new Map([
  ['and_rules', { kind: 'and', list: 'rules' }],
  ['or_rules', { kind: 'or', list: 'rules' }],
  ['and_ids', { kind: 'and', list: 'ids' }],
  ['or_ids', { kind: 'or', list: 'ids' }],
])

/**
 * Tests a Permission or a Principal. The step says what decided: of alternatives the one that matched, or each that did not; of a
 * conjunction the first that failed.
 */
export function judge(rule: unknown, facts: RbacFacts, depth = 0): TraceStep {
  if (!isFields(rule) || depth > DEEPEST) return step('rbac.unknown', 'missed', { kind: '' })
  for (const [kind, wanted] of Object.entries(rule)) {
    const group = groups.get(kind)
    if (group) {
      const members = items(field(wanted, group.list))
      return group.kind === 'and' ? judgeAll(members, facts, depth + 1) : judgeAny(members, facts, depth + 1)
    }
    if (kind === 'not_rule' || kind === 'not_id') {
      const inner = judge(wanted, facts, depth + 1)
      return step('rbac.not', inner.result === 'taken' ? 'missed' : 'taken', {}, { tried: [inner] })
    }
    const predicate = predicates.get(kind)
    if (predicate) return predicate(wanted, facts)
  }
  return step('rbac.unknown', 'missed', { kind: Object.keys(rule).join(', ') })
}

function judgeAll(members: readonly unknown[], facts: RbacFacts, depth: number): TraceStep {
  const held: TraceStep[] = []
  for (const member of members) {
    const made = judge(member, facts, depth)
    if (made.result !== 'taken') return made
    if (held.length < MOST_TOLD) held.push(made)
  }
  const [only] = held
  return members.length === 1 && only ? only : step('rbac.all', 'taken', { count: members.length }, { tried: held })
}

/** Tests alternatives, in order, up to the first that matches. */
export function judgeAny(members: readonly unknown[], facts: RbacFacts, depth = 0): TraceStep {
  const failed: TraceStep[] = []
  for (const member of members) {
    const made = judge(member, facts, depth)
    if (made.result === 'taken') return made
    if (failed.length < MOST_TOLD) failed.push(made)
  }
  const [only] = failed
  if (members.length === 1 && only) return only
  const left = members.length - failed.length
  return step('rbac.none-of', 'missed', { count: members.length }, { tried: failed, ...(left > 0 && { left }) })
}
