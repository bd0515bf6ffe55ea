import type { HeaderMatcher, QueryParameterMatcher, RouteMatch } from '../../types/envoy/route.js'
import type { Covering } from '../../types/insight.js'
import { holdsAll, type Texts, textsOf, textsOfRegex } from './text-cover.js'

/** The paths of a match, all but the query; undefined for CONNECT, which has none. */
function pathsOf(match: RouteMatch): Texts | undefined {
  const ignoresCase = match.case_sensitive === false
  if (match.path !== undefined) return { is: 'exact', text: match.path, ignoresCase }
  if (match.path_separated_prefix !== undefined) return { is: 'segments', text: match.path_separated_prefix, ignoresCase }
  // Every path begins with a slash.
  if (match.prefix !== undefined)
    return match.prefix === '/' || match.prefix === '' ? { is: 'all' } : { is: 'prefix', text: match.prefix, ignoresCase }
  return match.safe_regex && pathsOfRegex(match.safe_regex.regex)
}

function pathsOfRegex(expression: string): Texts {
  const texts = textsOfRegex(expression)
  return (texts.is === 'prefix' && texts.text === '/') || /^\^?\.\+\$?$/.test(expression) ? { is: 'all' } : texts
}

/**
 * How `earlier` takes every request that `later` would match, if it certainly does. What cannot be told by looking at both is not said:
 * of two expressions, only that they are the same or that one begins with what the other asks for.
 */
export function covers(earlier: RouteMatch, later: RouteMatch): Covering | undefined {
  const [paths, others] = [pathsOf(earlier), pathsOf(later)]
  if (!paths || !others || !holdsAll(paths, others)) return undefined
  if (!(earlier.headers ?? []).every((h) => (later.headers ?? []).some((other) => headerFollows(h, other)))) return undefined
  if (!(earlier.query_parameters ?? []).every((q) => (later.query_parameters ?? []).some((other) => queryFollows(q, other))))
    return undefined
  const claims = earlier.dynamic_metadata ?? []
  if (!claims.every((claim) => (later.dynamic_metadata ?? []).some((other) => same(claim, other)))) return undefined
  if (paths.is === 'all') return others.is === 'all' ? 'same' : 'everything'
  return same(earlier, later) ? 'same' : paths.is === 'regex' ? 'regex' : paths.is === 'exact' ? 'same' : 'prefix'
}

/** Whether a request that fulfils `other` fulfils `wanted`. */
function headerFollows(wanted: HeaderMatcher, other: HeaderMatcher): boolean {
  if (same(wanted, other)) return true
  if (wanted.name.toLowerCase() !== other.name.toLowerCase()) return false
  if (wanted.invert_match || other.invert_match || wanted.treat_missing_header_as_empty || other.treat_missing_header_as_empty) return false
  if (other.present_match === false || wanted.present_match === false) return false
  if (wanted.present_match) return other.string_match !== undefined
  return followsText(wanted.string_match, other.string_match)
}

function queryFollows(wanted: QueryParameterMatcher, other: QueryParameterMatcher): boolean {
  if (same(wanted, other)) return true
  if (wanted.name !== other.name || other.present_match === false || wanted.present_match === false) return false
  if (wanted.present_match) return other.string_match !== undefined
  return followsText(wanted.string_match, other.string_match)
}

function followsText(wanted: HeaderMatcher['string_match'], other: HeaderMatcher['string_match']): boolean {
  return wanted !== undefined && other !== undefined && holdsAll(textsOf(wanted), textsOf(other))
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)
