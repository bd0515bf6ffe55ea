import type { JsonObject } from '../resource.js'
import { isObject } from '../resource.js'
import type { Place } from './place.js'
import { coveredMatches, type NamedMatch } from './prefix-cover.js'
import type { Report } from './report.js'

/** `"name"`, or `#3` counted from 0. */
export const ruleName = (rule: Place): string => rule.at('name').text || `#${rule.path.at(-1)}`

/** A match without its name, so that equal ones are equal texts. What is at its zero value counts as absent. */
function textOf(match: Place): string {
  const { name: _, ...conditions } = (isObject(match.value) ? match.value : {}) as JsonObject
  const set = Object.entries(conditions).filter(([, value]) => value !== '' && value !== 0 && value !== false && !isEmpty(value))
  return JSON.stringify(sorted(Object.fromEntries(set)))
}

const isEmpty = (value: unknown): boolean =>
  value === null || (typeof value === 'object' && Object.keys(value).length === 0 && Array.isArray(value))

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (!isObject(value)) return value
  return Object.keys(value)
    .sort()
    .map((key) => [key, sorted(value[key])])
}

/**
 * Rules and matches that nothing reaches, as far as Istio looks: behind a rule without matches, or written twice; of HTTP also a prefix
 * behind a shorter one. Istio: pkg/config/validation#analyzeUnreachableHTTPRules
 */
export function checkReachable(report: Report, rules: Place, isHttp = false): void {
  const seen = new Map<string, Place>()
  const prefixes: NamedMatch[] = []
  let catchAll: Place | undefined
  for (const rule of rules.items) {
    const matches = rule.at('match').items
    if (matches.length === 0) {
      if (catchAll) report.warn(rule, 'MB0370', { rule: ruleName(rule), other: ruleName(catchAll) })
      catchAll = rule
      continue
    }
    let repeated = 0
    for (const match of matches) {
      if (catchAll) {
        report.warn(match, 'MB0371', { rule: ruleName(rule), other: ruleName(catchAll) })
        continue
      }
      const text = textOf(match)
      const first = seen.get(text)
      if (first) {
        report.warn(match, 'MB0373', { match: ruleName(match), rule: ruleName(rule), other: ruleName(first) })
        repeated++
        continue
      }
      seen.set(text, rule)
      if (isHttp) prefixes.push({ match, rule })
    }
    if (repeated === matches.length) report.warn(rule, 'MB0372', { rule: ruleName(rule) })
  }
  for (const { later, earlier } of coveredMatches(prefixes)) {
    report.warn(later.match.at('uri'), 'MB0374', {
      prefix: later.match.at('uri').at('prefix').text,
      other: earlier.match.at('uri').at('prefix').text,
      rule: ruleName(earlier.rule),
    })
  }
}
