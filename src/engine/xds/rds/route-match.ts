import type { HeaderMatcher, QueryParameterMatcher, RouteMatch } from '../../types/envoy/route.js'
import type { HttpMatchRequest, StringMatch } from '../../types/istio/virtual-service.js'
import { claimMatcher } from './claim-match.js'
import { asksForPresence, kindOf, stringMatcher } from './string-match.js'

/**
 * What a request must look like. Ports, sources and gateways are decided before, while generating.
 * `bySegment`: prefixes end where a path's segment does, as Ingress and the Gateway API want it.
 * Istio: pilot/pkg/networking/core/route/route.go#TranslateRouteMatch
 */
export function routeMatch(match: HttpMatchRequest | undefined, bySegment = false): RouteMatch {
  if (!match) return { prefix: '/' }
  const envoy: RouteMatch = pathOf(match.uri, bySegment)
  envoy.case_sensitive = !match.ignoreUriCase
  const headers: HeaderMatcher[] = []
  for (const [name, m] of named(match.headers)) addHeaderOrClaim(envoy, headers, name, m, false)
  for (const [name, m] of named(match.withoutHeaders)) addHeaderOrClaim(envoy, headers, name, m, true)
  if (match.method) headers.push({ name: ':method', ...presenceOrString(match.method) })
  if (match.authority) headers.push({ name: ':authority', ...presenceOrString(match.authority) })
  if (match.scheme) headers.push({ name: ':scheme', ...presenceOrString(match.scheme) })
  if (headers.length > 0) envoy.headers = byName(headers)
  const query = named(match.queryParams).map(([name, m]): QueryParameterMatcher => ({ name, ...presenceOrString(m) }))
  if (query.length > 0) envoy.query_parameters = byName(query)
  return envoy
}

/** Istio: pilot/pkg/networking/core/route/route.go#IsCatchAllRoute */
export function isCatchAll(match: RouteMatch): boolean {
  const path = match.prefix === '/' || match.path_separated_prefix === '/' || match.safe_regex?.regex === '.*'
  return path && !match.headers && !match.query_parameters && !match.dynamic_metadata
}

function pathOf(uri: StringMatch | null | undefined, bySegment: boolean): RouteMatch {
  const of = kindOf(uri)
  if (!of) return { prefix: '/' }
  if (of.kind === 'exact') return { path: of.text }
  if (of.kind === 'regex') return { safe_regex: { regex: of.text } }
  return bySegment && of.text !== '/' ? { path_separated_prefix: of.text.replace(/\/$/, '') } : { prefix: of.text }
}

/** Adds the matcher of a header to `headers`, or of a JWT claim to the route's own. */
function addHeaderOrClaim(envoy: RouteMatch, headers: HeaderMatcher[], name: string, match: StringMatch, without: boolean): void {
  const claim = claimMatcher(name, match)
  if (claim) {
    envoy.dynamic_metadata ??= []
    envoy.dynamic_metadata.push(without ? { ...claim, invert: true } : claim)
    return
  }
  const header: HeaderMatcher = { name, ...presenceOrString(match) }
  if (without) {
    header.invert_match = true
    // Envoy refuses this one beside a match for presence.
    if (!asksForPresence(match)) header.treat_missing_header_as_empty = true
  }
  headers.push(header)
}

function presenceOrString(match: StringMatch): Pick<HeaderMatcher, 'present_match' | 'string_match'> {
  return asksForPresence(match) ? { present_match: true } : { string_match: stringMatcher(match) }
}

const none: [] = []

const named = <T>(map: Record<string, T> | null | undefined): [string, T][] => (map ? Object.entries(map) : none)

/** All of them must match, so their order means nothing to Envoy; a fixed one keeps two pushes alike. */
function byName<T extends { readonly name: string }>(matchers: T[]): T[] {
  return matchers.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))
}
