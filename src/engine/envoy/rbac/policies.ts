import { memo1 } from '../../memo.js'
import type { StepResult, TraceStep } from '../../types/trace.js'
import { step } from '../http-filters/step.js'
import { type Fields, field, isFields, items } from '../reading.js'
import type { RbacFacts } from './facts.js'
import { judgeAny } from './rule.js'

export type RbacAction = 'ALLOW' | 'DENY' | 'LOG'

const actions: ReadonlyMap<unknown, RbacAction> = new Map<unknown, RbacAction>([
  ['DENY', 'DENY'],
  [1, 'DENY'],
  ['LOG', 'LOG'],
  [2, 'LOG'],
])

/** A set of rules (`envoy.config.rbac.v3.RBAC`). Nothing said means to allow. */
export const actionOf = (rules: unknown): RbacAction => actions.get(field(rules, 'action')) ?? 'ALLOW'

/** Envoy keeps policies sorted by name and stops at the first that matches. */
export const policiesOf: (rules: object) => readonly (readonly [name: string, policy: Fields])[] = memo1((rules: object) => {
  const policies = field(rules, 'policies')
  if (!isFields(policies)) return []
  const named = Object.entries(policies).filter((entry): entry is [string, Fields] => isFields(entry[1]))
  return named.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
})

/** How many policies that missed are told. */
const MOST_TOLD = 24

export interface PolicyMatch {
  /** The policy that matched. */
  readonly policy?: string
  readonly subject?: object
  /** A step for each policy that was looked at, with the predicate that decided. */
  readonly tried: readonly TraceStep[]
  readonly left: number
}

/** The first policy that matches: any of its permissions and any of its principals, and its condition. */
export function matchPolicies(rules: object, facts: RbacFacts): PolicyMatch {
  const tried: TraceStep[] = []
  let missed = 0
  for (const [policy, subject] of policiesOf(rules)) {
    const result = judgePolicy(policy, subject, facts)
    if (result.result === 'taken') return { policy, subject, tried: [...tried, result], left: missed - tried.length }
    missed++
    if (tried.length < MOST_TOLD) tried.push(result)
  }
  return { tried, left: missed - tried.length }
}

function judgePolicy(policy: string, subject: Fields, facts: RbacFacts): TraceStep {
  const made = (result: StepResult, tried: readonly TraceStep[]) => step('rbac.policy', result, { policy }, { subject, tried })
  const permission = judgeAny(items(subject.permissions), facts)
  if (permission.result !== 'taken') return made('missed', [permission])
  const principal = judgeAny(items(subject.principals), facts)
  if (principal.result !== 'taken') return made('missed', [permission, principal])
  if (!isFields(subject.condition) && !isFields(subject.checked_condition) && !isFields(subject.cel_config)) {
    return made('taken', [permission, principal])
  }
  return made('taken', [permission, principal, step('rbac.condition', 'noted', {})])
}
