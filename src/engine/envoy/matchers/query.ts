import { memo1 } from '../../memo.js'
import { type Fields, field, flag, isFields, text } from '../reading.js'
import { regexText, type StringPredicate, stringPredicate, testOf } from './string.js'

/** The parameters in a path's query. Nothing is decoded, only `&` separates, and the first of a name counts. */
export function queryParameters(path: string): ReadonlyMap<string, string> {
  const parameters = new Map<string, string>()
  const start = path.indexOf('?')
  if (start < 0) return parameters
  const fragment = path.indexOf('#', start)
  for (const piece of path.slice(start + 1, fragment < 0 ? undefined : fragment).split('&')) {
    if (piece === '') continue
    const at = piece.indexOf('=')
    const name = at < 0 ? piece : piece.slice(0, at)
    if (!parameters.has(name)) parameters.set(name, at < 0 ? '' : piece.slice(at + 1))
  }
  return parameters
}

export type QueryPredicate = StringPredicate | { readonly kind: 'present'; readonly present: boolean }

export interface CompiledQueryMatcher {
  readonly name: string
  readonly predicate: QueryPredicate
  readonly matches: (parameters: ReadonlyMap<string, string>) => boolean
}

function predicateOf(matcher: Fields): QueryPredicate {
  const nested = field(matcher, 'string_match')
  if (isFields(nested)) return stringPredicate(nested)
  // Before string_match: a value, and whether it is an expression.
  const value = text(field(matcher, 'value'))
  if (value) return { kind: flag(matcher.regex) ? 'regex' : 'exact', value, ignoreCase: false }
  const regex = regexText(field(matcher, 'safe_regex'))
  if (regex !== undefined) return { kind: 'regex', value: regex, ignoreCase: false }
  return { kind: 'present', present: flag(field(matcher, 'present_match')) ?? true }
}

/** A QueryParameterMatcher read once. */
export const queryMatcher: (matcher: object) => CompiledQueryMatcher = memo1((matcher: object): CompiledQueryMatcher => {
  const name = text(field(matcher, 'name')) ?? ''
  const predicate = predicateOf(matcher as Fields)
  const test = predicate.kind === 'present' ? undefined : testOf(predicate)
  return {
    name,
    predicate,
    matches: (parameters) => {
      const value = parameters.get(name)
      if (predicate.kind === 'present') return (value !== undefined) === predicate.present
      return value !== undefined && (test as (given: string) => boolean)(value)
    },
  }
})
