import type { TraceStep } from '../../types/trace.js'
import { step } from '../http-filters/step.js'
import { field, isFields, text } from '../reading.js'
import type { RbacFacts } from './facts.js'
import { matchTree } from './matcher.js'
import { actionOf, matchPolicies, type PolicyMatch, policiesOf, type RbacAction } from './policies.js'

/** What one set of rules says of a request or connection. */
export interface Decision {
  readonly isAllowed: boolean
  /** The policy that matched. */
  readonly policy?: string
  /** Of LOG rules: whether to log. */
  readonly logs?: boolean
  readonly step: TraceStep
}

/** What both filters decide by: the rules in force, and those that are only watched. */
export interface Decisions {
  readonly enforced?: Decision
  readonly shadow?: Decision
  /** Dynamic metadata for the filters behind. */
  readonly metadata: Readonly<Record<string, string>>
}

/** Decides by a filter's configuration (`…rbac.v3.RBAC` of HTTP or network), watched rules first. */
export function decide(config: unknown, facts: RbacFacts): Decisions {
  const shadow = decideBy(config, 'shadow_rules', 'shadow_matcher', facts, true)
  const enforced = decideBy(config, 'rules', 'matcher', facts, false)
  return {
    ...(enforced && { enforced }),
    ...(shadow && { shadow }),
    metadata: {
      ...metadataOf(shadow, `${text(field(config, 'shadow_rules_stat_prefix')) ?? ''}shadow_`),
      ...metadataOf(enforced, `${text(field(config, 'rules_stat_prefix')) ?? ''}enforced_`),
    },
  }
}

function metadataOf(decision: Decision | undefined, prefix: string): Record<string, string> {
  if (!decision) return {}
  return {
    ...(decision.policy !== undefined && { [`${prefix}effective_policy_id`]: decision.policy }),
    [`${prefix}engine_result`]: decision.isAllowed ? 'allowed' : 'denied',
  }
}

function decideBy(config: unknown, rulesName: string, matcherName: string, facts: RbacFacts, isShadow: boolean): Decision | undefined {
  const matcher = field(config, matcherName)
  if (isFields(matcher)) return decideByMatcher(matcher, facts, isShadow)
  const rules = field(config, rulesName)
  return isFields(rules) ? decideByRules(rules, facts, isShadow) : undefined
}

function decideByRules(rules: object, facts: RbacFacts, isShadow: boolean): Decision {
  const action = actionOf(rules)
  const match = matchPolicies(rules, facts)
  const isMatch = match.policy !== undefined
  const isAllowed = action === 'LOG' || isMatch === (action === 'ALLOW')
  return {
    isAllowed,
    ...(match.policy !== undefined && { policy: match.policy }),
    ...(action === 'LOG' && { logs: isMatch }),
    step: decisionStep(action, match, policiesOf(rules).length, isShadow, rules),
  }
}

function decideByMatcher(matcher: object, facts: RbacFacts, isShadow: boolean): Decision {
  const found = matchTree(matcher, facts)
  // No match is a refusal.
  const action = found.action ?? 'DENY'
  const match: PolicyMatch = { ...(found.name !== undefined && { policy: found.name, subject: matcher }), tried: found.tried, left: 0 }
  return {
    isAllowed: action !== 'DENY',
    ...(found.name !== undefined && { policy: found.name }),
    ...(action === 'LOG' && { logs: true }),
    step: decisionStep(found.name === undefined ? 'ALLOW' : action, match, found.tried.length, isShadow, matcher),
  }
}

function decisionStep(action: RbacAction, match: PolicyMatch, count: number, isShadow: boolean, rules: object): TraceStep {
  const rest = { subject: match.subject ?? rules, tried: match.tried, ...(match.left > 0 && { left: match.left }) }
  const { policy } = match
  if (policy === undefined) {
    if (action === 'LOG') return step('rbac.none-logs', 'noted', { count }, rest)
    if (isShadow) return step('rbac.shadow-none', 'noted', { count, action }, rest)
    return action === 'ALLOW' ? step('rbac.none-allows', 'ended', { count }, rest) : step('rbac.none-denies', 'passed', { count }, rest)
  }
  if (action === 'LOG') return step('rbac.logged', 'noted', { policy }, rest)
  if (isShadow) return step('rbac.shadow-match', 'noted', { policy, action }, rest)
  return action === 'ALLOW' ? step('rbac.allowed', 'passed', { policy }, rest) : step('rbac.denied', 'ended', { policy }, rest)
}

/** The detail of a refusal; white space in a policy's name would break access logs into the wrong columns. */
export const denialDetails = (policy: string | undefined): string =>
  `rbac_access_denied_matched_policy[${(policy ?? 'none').replace(/[ \t\f\v\n\r]/g, '_')}]`
