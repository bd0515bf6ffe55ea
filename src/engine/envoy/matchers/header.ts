import { memo1 } from '../../memo.js'
import type { HeaderMap } from '../http/header-map.js'
import { asciiLower, type Fields, field, flag, isFields, number, part, text } from '../reading.js'
import { regexText, type StringPredicate, stringPredicate, testOf } from './string.js'

/** What a HeaderMatcher asks of its header. */
export type HeaderPredicate =
  | StringPredicate
  | { readonly kind: 'range'; readonly start: number; readonly end: number }
  | { readonly kind: 'present'; readonly present: boolean }

/** A HeaderMatcher read: `envoy.config.route.v3.HeaderMatcher` of today, and the forms that it had before. */
export interface CompiledHeaderMatcher {
  /** In lower case. */
  readonly name: string
  readonly predicate: HeaderPredicate
  readonly isInverted: boolean
  readonly treatsMissingAsEmpty: boolean
  readonly matches: (headers: Pick<HeaderMap, 'all'>) => boolean
}

const flatKinds = {
  exact_match: 'exact',
  prefix_match: 'prefix',
  suffix_match: 'suffix',
  contains_match: 'contains',
  regex_match: 'regex',
} as const
const hidden = 'hidden_envoy_deprecated_'

function predicateOf(matcher: Fields): HeaderPredicate {
  const nested = part(matcher, 'string_match')
  if (nested) return stringPredicate(nested)
  for (const [name, kind] of Object.entries(flatKinds)) {
    const value = text(field(matcher, name)) ?? text(field(matcher, hidden + name))
    if (value === undefined) continue
    // An exact match of nothing is satisfied by any value: the old form's way to ask for presence.
    return name === 'exact_match' && value === '' ? { kind: 'present', present: true } : { kind, value, ignoreCase: false }
  }
  const regex = regexText(field(matcher, 'safe_regex_match'))
  if (regex !== undefined) return { kind: 'regex', value: regex, ignoreCase: false }
  const range = part(matcher, 'range_match')
  if (range) return { kind: 'range', start: number(range.start) ?? 0, end: number(range.end) ?? 0 }
  return { kind: 'present', present: flag(field(matcher, 'present_match')) ?? true }
}

function compile(matcher: Fields): CompiledHeaderMatcher {
  const name = asciiLower(text(field(matcher, 'name')) ?? '')
  const predicate = predicateOf(matcher)
  const isInverted = flag(field(matcher, 'invert_match')) ?? false
  const treatsMissingAsEmpty = flag(field(matcher, 'treat_missing_header_as_empty')) ?? false
  const test = valueTest(predicate)
  const matches = (headers: Pick<HeaderMap, 'all'>): boolean => {
    const lines = headers.all(name)
    if (predicate.kind === 'present') {
      const isPresent = lines.length > 0 || treatsMissingAsEmpty
      return (isPresent === predicate.present) !== isInverted
    }
    // A missing header satisfies neither a matcher nor its inversion, unless it counts as an empty one.
    if (lines.length === 0) return treatsMissingAsEmpty && test('') !== isInverted
    return lines.some(test) !== isInverted
  }
  return { name, predicate, isInverted, treatsMissingAsEmpty, matches }
}

function valueTest(predicate: Exclude<HeaderPredicate, { kind: 'present' }> | HeaderPredicate): (value: string) => boolean {
  if (predicate.kind === 'present') return () => predicate.present
  if (predicate.kind !== 'range') return testOf(predicate)
  return (value) => /^\s*[+-]?\d{1,19}\s*$/.test(value) && Number(value) >= predicate.start && Number(value) < predicate.end
}

/** A matcher read once; what is no object matches nothing. */
export const headerMatcher: (matcher: object) => CompiledHeaderMatcher = memo1((matcher: object) => compile(matcher as Fields))

/** Whether the headers satisfy a HeaderMatcher. Several lines of one name are compared one by one, and one that matches suffices. */
export const matchesHeader = (matcher: unknown, headers: Pick<HeaderMap, 'all'>): boolean =>
  isFields(matcher) && headerMatcher(matcher).matches(headers)
