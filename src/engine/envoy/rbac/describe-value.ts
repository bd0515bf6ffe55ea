import { stringPredicate } from '../matchers/string.js'
import { field, flag, isFields, items, number, part } from '../reading.js'

const DEEPEST = 16
const operators = { exact: '= ', prefix: '^= ', suffix: '$= ', contains: '*= ', regex: '~ ', custom: '?', none: '?' } as const

/**
 * A ValueMatcher in the notation of CSS's attribute selectors: `= a`, `^= a` (prefix), `$= a` (suffix), `*= a` (contains), `~ a` (expression),
 * `[…]` of one of a list's elements. Needs no translation.
 */
export function describeValueMatcher(matcher: unknown, depth = 0): string {
  if (!isFields(matcher) || depth > DEEPEST) return '?'
  const string = part(matcher, 'string_match')
  if (string) {
    const { kind, value } = stringPredicate(string)
    return `${operators[kind]}${kind === 'custom' || kind === 'none' ? '' : JSON.stringify(value)}`
  }
  if (Object.hasOwn(matcher, 'null_match')) return '= null'
  if (Object.hasOwn(matcher, 'bool_match')) return `= ${flag(matcher.bool_match) ?? false}`
  if (Object.hasOwn(matcher, 'present_match')) return 'present'
  const double = part(matcher, 'double_match')
  if (double) {
    const range = part(double, 'range')
    return range ? `${number(range.start) ?? 0} ≤ … < ${number(range.end) ?? 0}` : `= ${number(field(double, 'exact')) ?? 0}`
  }
  const list = part(matcher, 'list_match')
  if (list) return `[${describeValueMatcher(list.one_of, depth + 1)}]`
  const any = part(matcher, 'or_match')
  if (any) {
    return items(any.value_matchers)
      .slice(0, 8)
      .map((one) => describeValueMatcher(one, depth + 1))
      .join(' | ')
  }
  return '?'
}
