import type { HeaderMatcher, Route, RouteMatch, StringMatcher } from '../envoy/shapes.js'

/** One condition of a route, as data: the page words it. */
export interface Condition {
  readonly on: 'path' | 'header' | 'query' | 'runtime'
  readonly name: string
  readonly operator: 'prefix' | 'exact' | 'regex' | 'path-prefix' | 'suffix' | 'contains' | 'present' | 'any'
  readonly value: string
  readonly not: boolean
}

/** What a route does, as data. */
export type ActionLabel =
  | { readonly kind: 'forward' }
  | { readonly kind: 'split' }
  | { readonly kind: 'redirect' }
  | { readonly kind: 'direct'; readonly status: number }
  | { readonly kind: 'serve' }
  | { readonly kind: 'none' }

/** A route's conditions in the order in which Envoy's configuration lists them; the path first. */
export function conditionsOf(match: RouteMatch | undefined): Condition[] {
  const out: Condition[] = [pathCondition(match)]
  for (const h of match?.headers ?? []) out.push({ on: 'header', name: h.name ?? '', not: h.invert_match === true, ...ofHeader(h) })
  for (const q of match?.query_parameters ?? []) out.push({ on: 'query', name: q.name ?? '', not: false, ...ofString(q.string_match) })
  return out
}

function pathCondition(match: RouteMatch | undefined): Condition {
  const path = (operator: Condition['operator'], value: string): Condition => ({ on: 'path', name: '', operator, value, not: false })
  if (match?.safe_regex) return path('regex', match.safe_regex.regex ?? '')
  if (match?.path !== undefined) return path('exact', match.path)
  if (match?.path_separated_prefix !== undefined) return path('path-prefix', match.path_separated_prefix)
  return path('prefix', match?.prefix ?? '')
}

const ofHeader = (h: HeaderMatcher) => (h.string_match ? ofString(h.string_match) : ({ operator: 'present', value: '' } as const))

function ofString(m: StringMatcher | undefined): { operator: Condition['operator']; value: string } {
  if (m?.exact !== undefined) return { operator: 'exact', value: m.exact }
  if (m?.prefix !== undefined) return { operator: 'prefix', value: m.prefix }
  if (m?.suffix !== undefined) return { operator: 'suffix', value: m.suffix }
  if (m?.contains !== undefined) return { operator: 'contains', value: m.contains }
  if (m?.safe_regex) return { operator: 'regex', value: m.safe_regex.regex ?? '' }
  return { operator: 'present', value: '' }
}

/** Whether the route takes every request that reaches it. */
export const takesAll = (match: RouteMatch | undefined): boolean =>
  match?.prefix === '/' && !match.headers?.length && !match.query_parameters?.length && !match.runtime_fraction

export function actionOf(route: Route): ActionLabel {
  if (route.redirect) return { kind: 'redirect' }
  if (route.direct_response) return { kind: 'direct', status: route.direct_response.status ?? 200 }
  if (route.non_forwarding_action) return { kind: 'serve' }
  if (!route.route) return { kind: 'none' }
  return { kind: route.route.weighted_clusters ? 'split' : 'forward' }
}
