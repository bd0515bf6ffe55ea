import type { HttpRoute } from '../../types/istio/virtual-service.js'
import type { Origin } from '../../types/resource.js'
import type { PathSegment } from '../../types/source.js'
import { hasGatewaySemantics, hasIngressSemantics, type VirtualServiceRule } from '../model/rules.js'
import type { Visibility } from '../model/service.js'
import { isVisible } from '../registry/visibility.js'
import { joinNames, type MergedMatch, mergeMatches } from './match-merge.js'

/** What a route that delegates gives the delegate's routes where they say nothing. */
const inherited = [
  'rewrite',
  'directResponse',
  'timeout',
  'retries',
  'fault',
  'mirror',
  'mirrorPercent',
  'mirrorPercentage',
  'corsPolicy',
  'mirrors',
  'headers',
] as const

export interface Delegate {
  readonly rule: VirtualServiceRule
  readonly exportTo: ReadonlySet<Visibility>
}

/** A route in effect and where it is written: at `index` of `rule`, reached through the delegating route at `root`. */
interface RouteInEffect {
  readonly route: HttpRoute
  readonly rule: VirtualServiceRule
  readonly index: number
  readonly through?: { readonly root: number; readonly fields: ReadonlySet<string>; readonly matches: readonly MergedMatch[] }
}

export const delegates = (rule: VirtualServiceRule): boolean =>
  !hasGatewaySemantics(rule) && !hasIngressSemantics(rule) && (rule.spec.http ?? []).some((http) => http.delegate)

/**
 * `root` with the routes of its delegates in place of those that delegate. A delegate that does not exist, or that its namespace does
 * not export to the root's, takes only its own route away; so does a contradiction in the matches. Delegates do not delegate further.
 * Istio: pilot/pkg/model/virtualservice_controller.go#mergeVirtualServices
 */
export function mergeDelegates(
  root: VirtualServiceRule,
  find: (namespace: string, name: string) => Delegate | undefined,
): VirtualServiceRule {
  const routes = (root.spec.http ?? []).flatMap((route, index): RouteInEffect[] => {
    if (!route.delegate) return [{ route, rule: root, index }]
    const delegate = find(route.delegate.namespace || root.namespace, route.delegate.name ?? '')
    if (!delegate || !isVisible(delegate.exportTo, root.namespace)) return []
    return (delegate.rule.spec.http ?? []).flatMap((leaf, leafIndex) => mergeRoute(route, index, delegate.rule, leaf, leafIndex) ?? [])
  })
  return {
    ...root,
    spec: { ...root.spec, http: routes.map((r) => r.route) },
    whence: (...path) => (path[0] === 'http' && typeof path[1] === 'number' ? whence(root, routes, path) : root.whence(...path)),
    delegatedBy(index) {
      const through = routes[index]?.through
      return through && root.whence('http', through.root)
    },
  }
}

function mergeRoute(
  root: HttpRoute,
  rootIndex: number,
  rule: VirtualServiceRule,
  leaf: HttpRoute,
  index: number,
): RouteInEffect | undefined {
  const matches = mergeMatches(root.match ?? [], leaf.match ?? [])
  if (!matches) return undefined
  const taken = inherited.filter((field) => isUnset(leaf[field]) && !isUnset(root[field]))
  const route: HttpRoute = {
    ...leaf,
    ...Object.fromEntries(taken.map((field) => [field, root[field]])),
    match: matches.map((m) => m.match),
    name: joinNames(root.name, leaf.name),
  }
  return { route, rule, index, through: { root: rootIndex, fields: new Set(taken), matches } }
}

const isUnset = (value: unknown): boolean => value === undefined || value === null || (Array.isArray(value) && value.length === 0)

/** Follows a path in a merged route to whoever wrote that part of it. */
function whence(root: VirtualServiceRule, routes: readonly RouteInEffect[], path: readonly PathSegment[]): Origin {
  const found = routes[path[1] as number]
  if (!found) return root.whence(...path)
  const [field, position] = path.slice(2)
  const here = (...rest: PathSegment[]): Origin => found.rule.whence('http', found.index, ...rest)
  const { through } = found
  if (!through || field === undefined) return here(...path.slice(2))
  const there = (...rest: PathSegment[]): Origin => root.whence('http', through.root, ...rest)
  if (field !== 'match') return through.fields.has(String(field)) ? there(...path.slice(2)) : here(...path.slice(2))
  const match = typeof position === 'number' ? through.matches[position] : undefined
  if (!match) return found.rule.spec.http?.[found.index]?.match?.length ? here('match') : there('match')
  return match.delegateIndex === undefined
    ? there('match', match.rootIndex ?? 0, ...path.slice(4))
    : here('match', match.delegateIndex, ...path.slice(4))
}
