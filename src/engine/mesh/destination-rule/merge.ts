import { memo1 } from '../../memo.js'
import type { DestinationRuleSpec, Subset } from '../../types/istio/destination-rule.js'
import { sameLabels } from '../model/labels.js'
import type { DestinationRuleInEffect, Rule } from '../model/rules.js'
import { isBackendPolicy, overlayBackendPolicy } from './backend-policy.js'

export type DestinationRule = Rule<DestinationRuleSpec>

/** A rule merged from one or more, and to whom those are exported: as written, `.` unresolved, empty for the mesh's default. */
export interface ConsolidatedRule extends DestinationRuleInEffect {
  readonly exportTo: ReadonlySet<string>
}

/**
 * Adds `rule` to the rules of the same host and namespace, which are older or have a workload selector where it has none. Where exports
 * and selectors allow, its subsets with new names and, if none is there, its traffic policy go into those; else it stands by itself.
 * Istio: pilot/pkg/model/destination_rule.go#mergeDestinationRule
 */
export function addRule(existing: readonly ConsolidatedRule[], rule: DestinationRule, exportTo: ReadonlySet<string>): ConsolidatedRule[] {
  let separate = true
  const merged = existing.map((older): ConsolidatedRule => {
    separate = true
    if (sameSet(exportTo, older.exportTo)) separate = false
    else if (older.exportTo.size === 0 || !contains(exportTo, older.exportTo)) return older
    const [olderSelector, selector] = [older.rule.spec.workloadSelector, rule.spec.workloadSelector]
    if (olderSelector && selector && !sameLabels(olderSelector.matchLabels ?? {}, selector.matchLabels ?? {})) {
      separate = true
      return older
    }
    if (Boolean(olderSelector) === Boolean(selector)) separate = false
    return { rule: mergeRules(older.rule, rule), from: [...older.from, rule.source], exportTo: older.exportTo }
  })
  return separate ? [...merged, alone(rule)(exportTo)] : merged
}

function mergeRules(older: DestinationRule, rule: DestinationRule): DestinationRule {
  const names = new Set(older.spec.subsets?.map((s) => s.name))
  const added = [...(rule.spec.subsets ?? []).entries()].filter(([, subset]) => !names.has(subset.name))
  const subsets: Subset[] = [...(older.spec.subsets ?? []), ...added.map(([, subset]) => subset)]
  const spec = { ...older.spec, trafficPolicy: mergedPolicy(older, rule), ...(subsets.length > 0 && { subsets }) }
  const ownSubsets = older.spec.subsets?.length ?? 0
  return {
    ...older,
    spec,
    whence(...path) {
      const [field, index] = path
      if (field === 'subsets' && typeof index === 'number' && index >= ownSubsets) {
        const there = added[index - ownSubsets]
        if (there) return rule.whence('subsets', there[0], ...path.slice(2))
      }
      const policyIsNew = field === 'trafficPolicy' && !older.spec.trafficPolicy && rule.spec.trafficPolicy
      return policyIsNew ? rule.whence(...path) : older.whence(...path)
    },
  }
}

/** The first that has a policy keeps it; a policy of the Gateway API only fills in what the user's DestinationRule leaves open. */
function mergedPolicy(older: DestinationRule, rule: DestinationRule): DestinationRuleSpec['trafficPolicy'] {
  const [before, after] = [older.spec.trafficPolicy, rule.spec.trafficPolicy]
  if (isBackendPolicy(older) === isBackendPolicy(rule)) return before ?? after
  return isBackendPolicy(rule) ? overlayBackendPolicy(before, after) : overlayBackendPolicy(after, before)
}

/** A rule by itself, kept by identity so that an edit elsewhere does not change it: a rule's exports follow from the rule. */
const alone: (rule: DestinationRule) => (exportTo: ReadonlySet<string>) => ConsolidatedRule = memo1((rule) => {
  let kept: ConsolidatedRule | undefined
  return (exportTo) => {
    kept ??= { rule, from: [rule.source], exportTo }
    return kept
  }
})

const contains = (all: ReadonlySet<string>, some: ReadonlySet<string>): boolean => [...some].every((s) => all.has(s))
const sameSet = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean => a.size === b.size && contains(a, b)
