import { memo1 } from '../../memo.js'
import { asciiLower, type Fields, field, flag, isFields, text } from '../reading.js'
import { regexOf } from './regex.js'

/** How a value is compared, and with what: what a step says about it. */
export type StringPredicate =
  | { readonly kind: 'exact' | 'prefix' | 'suffix' | 'contains' | 'regex'; readonly value: string; readonly ignoreCase: boolean }
  | { readonly kind: 'custom' | 'none'; readonly value: ''; readonly ignoreCase: false }

const plainKinds = ['exact', 'prefix', 'suffix', 'contains'] as const
/** Version 2 of the API, and the names that deprecated fields had on the way to version 3. */
const oldRegexes = ['regex', 'hidden_envoy_deprecated_regex'] as const

/** The predicate in a StringMatcher (`envoy.type.matcher.v3`), or in what older versions wrote for it. */
export function stringPredicate(matcher: unknown): StringPredicate {
  if (!isFields(matcher)) return { kind: 'none', value: '', ignoreCase: false }
  for (const kind of plainKinds) {
    const value = text(field(matcher, kind))
    if (value !== undefined) return { kind, value, ignoreCase: flag(matcher.ignore_case) ?? false }
  }
  const regex = regexText(field(matcher, 'safe_regex'))
  if (regex !== undefined) return { kind: 'regex', value: regex, ignoreCase: false }
  for (const old of oldRegexes) {
    const value = text(field(matcher, old))
    if (value !== undefined) return { kind: 'regex', value, ignoreCase: false }
  }
  return { kind: Object.hasOwn(matcher, 'custom') ? 'custom' : 'none', value: '', ignoreCase: false }
}

/** The expression of a RegexMatcher. */
export const regexText = (matcher: unknown): string | undefined => text(field(matcher, 'regex'))

/** The test that a predicate makes. What is not known (a custom matcher) matches nothing. */
export function testOf({ kind, value, ignoreCase }: StringPredicate): (given: string) => boolean {
  if (kind === 'regex') return regexOf(value).matches
  if (kind === 'none' || kind === 'custom') return () => false
  const compare = comparisons[kind]
  if (!ignoreCase) return (given) => compare(given, value)
  const wanted = asciiLower(value)
  return (given) => compare(asciiLower(given), wanted)
}

const comparisons: Readonly<Record<(typeof plainKinds)[number], (given: string, wanted: string) => boolean>> = {
  exact: (given, wanted) => given === wanted,
  prefix: (given, wanted) => given.startsWith(wanted),
  suffix: (given, wanted) => given.endsWith(wanted),
  contains: (given, wanted) => given.includes(wanted),
}

const compiled = memo1((matcher: Fields) => testOf(stringPredicate(matcher)))

/** Whether a StringMatcher takes the value. */
export const matchesString = (matcher: unknown, value: string): boolean => isFields(matcher) && compiled(matcher)(value)
