import type { HttpRoute, L4MatchAttributes, TcpRoute, TlsRoute } from '../../types/istio/virtual-service.js'
import { origin } from '../../types/provenance.js'
import type { Origin, Resource } from '../../types/resource.js'
import type { Path, PathSegment } from '../../types/source.js'

/** A route in Istio's terms, and where each part of it stands in the reader's. */
export interface Converted<Route> {
  readonly route: Route
  whence(path: Path): Origin
}

export type ConvertedHttp = Converted<HttpRoute>
export type ConvertedL4 = Converted<TcpRoute | TlsRoute>

/** Where the parts of a rule's conversion stand in the rule. What is not named stands for the rule itself. */
export interface Places {
  /** The match that the route was split off for. */
  readonly match?: number
  /** Of each destination, the place of its backend among `backendRefs`. */
  readonly backends?: readonly number[]
  /** Field of the Istio route → path within the rule: `rewrite` → `['filters', 1]`. */
  readonly fields?: Readonly<Record<string, Path>>
}

/** `whence` for a route made of `spec.rules[index]`. */
export function whenceOfRule(source: Resource, index: number, { match, backends, fields = {} }: Places): (path: Path) => Origin {
  const at = (...path: readonly PathSegment[]): Origin => origin(source, 'spec', 'rules', index, ...path)
  return ([field, position, ...rest]) => {
    if (field === undefined) return at()
    if (field === 'match') return match === undefined ? at('matches') : at('matches', match, ...matchPart(rest))
    if (field === 'route' && typeof position === 'number') return at('backendRefs', backends?.[position] ?? position)
    return Object.hasOwn(fields, field) ? at(...(fields[field] ?? [])) : at()
  }
}

const matchFields = new Map<PathSegment, Path>([
  ['uri', ['path']],
  ['headers', ['headers']],
  ['queryParams', ['queryParams']],
  ['method', ['method']],
])

const matchPart = (path: Path): Path => matchFields.get(path[0] ?? '') ?? []

/** The routes for one port only. Istio: gateway/conversion.go#augmentPortMatch */
export function onPort<Route extends { match?: L4MatchAttributes[] | HttpRoute['match'] }>(
  routes: readonly Converted<Route>[],
  port: number | undefined,
): readonly Converted<Route>[] {
  if (port === undefined) return routes
  return routes.map((converted) => {
    const matches: object[] = converted.route.match?.length ? converted.route.match : [{}]
    return { ...converted, route: { ...converted.route, match: matches.map((m) => ({ ...m, port })) } }
  })
}
