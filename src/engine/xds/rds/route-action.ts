import { hasGatewaySemantics } from '../../mesh/model/rules.js'
import { envoyDuration } from '../../types/duration.js'
import type { ClusterWeight, HashPolicy, RequestMirrorPolicy, Route, RouteAction } from '../../types/envoy/route.js'
import type { ConsistentHash } from '../../types/istio/destination-rule.js'
import type { Destination, HttpRouteDestination, Percent } from '../../types/istio/virtual-service.js'
import { madeBy } from '../../types/provenance.js'
import { fractionOf, wholePercent } from './filter-overrides.js'
import { hashForDestination, hashPolicy } from './hash-policy.js'
import { applyHeaders } from './header-operations.js'
import { retryPolicy } from './retry-policy.js'
import type { HttpRouteEntry, RouteOptions } from './route-options.js'

export const NO_TIMEOUT = '0s'

/**
 * Where the route sends requests. The only destination's header changes go on `route` itself.
 * Istio: pilot/pkg/networking/core/route/route.go#applyHTTPRouteDestination
 */
export function routeAction(route: Route, entry: HttpRouteEntry, authority: string, options: RouteOptions): RouteAction {
  const { rule, http, index } = entry
  const action: RouteAction = {}
  applyTimeout(action, http.timeout, options.proxylessGrpc)
  if (hasGatewaySemantics(rule)) action.cluster_not_found_response_code = 'INTERNAL_SERVER_ERROR'
  const host = http.rewrite ? applyRewrite(action, route, entry, options) || authority : authority
  if (host) action.host_rewrite_literal = host
  const mirrors = mirrorPolicies(entry, options)
  if (mirrors.length > 0) action.request_mirror_policies = mirrors
  const destinations = http.route ?? []
  const [only] = destinations
  const hash = only && destinations.length === 1 ? applyDestination(action, route, only, options) : undefined
  if (destinations.length !== 1) applyWeights(action, entry, destinations, options)
  const retries = retryPolicy(http.retries ?? options.defaultRetries, hash !== undefined)
  if (retries) action.retry_policy = http.retries ? madeBy(retries, rule.whence('http', index, 'retries')) : retries
  return action
}

/** Without a timeout there is none, neither for requests nor for gRPC's own. Istio: pilot/pkg/networking/core/route/route.go#setTimeout */
export function applyTimeout(action: RouteAction, timeout: string | null | undefined, proxylessGrpc: boolean): void {
  action.timeout = envoyDuration(timeout) ?? NO_TIMEOUT
  if (proxylessGrpc) action.max_stream_duration = { max_stream_duration: action.timeout }
  else action.max_grpc_timeout = action.timeout
}

/** Rewrites the path; gives the authority to rewrite to. */
function applyRewrite(action: RouteAction, route: Route, { rule, http }: HttpRouteEntry, options: RouteOptions): string {
  const { uri, authority, uriRegexRewrite } = http.rewrite ?? {}
  if (options.appendForwardedHost) action.append_x_forwarded_host = true
  if (uriRegexRewrite) action.regex_rewrite = rewriteBy(uriRegexRewrite.match ?? '', uriRegexRewrite.rewrite ?? '')
  else if (uri === '/' && hasGatewaySemantics(rule)) {
    // Taking a whole segment away must leave one slash, not none and not two.
    const removed = (route.match.path_separated_prefix ?? '').replace(/[\\.+*?()|[\]{}^$]/g, '\\$&')
    action.regex_rewrite = rewriteBy(`^${removed}(/?)(.*)`, '/\\2')
  } else if (uri) action.prefix_rewrite = uri
  return authority ?? ''
}

function rewriteBy(regex: string, substitution: string): NonNullable<RouteAction['regex_rewrite']> {
  return substitution ? { pattern: { regex }, substitution } : { pattern: { regex } }
}

function mirrorPolicies({ rule, http, index }: HttpRouteEntry, options: RouteOptions): RequestMirrorPolicy[] {
  const policies: RequestMirrorPolicy[] = []
  const add = (
    destination: Destination,
    percent: RequestMirrorPolicy['runtime_fraction']['default_value'] | undefined,
    ...path: (string | number)[]
  ) => {
    if (!percent) return
    const policy: RequestMirrorPolicy = {
      cluster: options.nameDestination(destination, options.serviceOf(destination.host), options.listenPort),
      runtime_fraction: { default_value: percent },
      trace_sampled: false,
      disable_shadow_host_suffix_append: true,
    }
    policies.push(madeBy(policy, rule.whence('http', index, ...path)))
  }
  if (http.mirror) add(http.mirror, mirrorPercent(http.mirrorPercentage, http.mirrorPercent), 'mirror')
  http.mirrors?.forEach((mirror, i) => {
    if (mirror.destination) add(mirror.destination, mirrorPercent(mirror.percentage, undefined), 'mirrors', i)
  })
  return policies
}

/** All of them unless said otherwise; undefined for none. The deprecated whole per cent counts only without the other. */
function mirrorPercent(percentage: Percent | null | undefined, whole: number | null | undefined) {
  if (percentage) return (percentage.value ?? 0) > 0 ? fractionOf(percentage) : undefined
  if (whole === undefined || whole === null) return wholePercent(100)
  return whole > 0 ? wholePercent(whole) : undefined
}

/** Istio: pilot/pkg/networking/core/route/route.go#processDestination */
function applyDestination(action: RouteAction, route: Route, to: HttpRouteDestination, options: RouteOptions): ConsistentHash | undefined {
  action.cluster = clusterOf(to, options)
  const authority = to.headers ? applyHeaders(route, to.headers) : ''
  // What the route as a whole asks for wins, as it does in Envoy among weighted clusters.
  if (authority && action.host_rewrite_literal === undefined) action.host_rewrite_literal = authority
  const hash = hashOf(to, options)
  addHashPolicy(action, hash)
  return hash
}

/** Destinations without weight get nothing beside others. Istio: pilot/pkg/networking/core/route/route.go#processWeightedDestination */
function applyWeights(
  action: RouteAction,
  { rule, index }: HttpRouteEntry,
  destinations: readonly HttpRouteDestination[],
  options: RouteOptions,
): void {
  const clusters: ClusterWeight[] = []
  destinations.forEach((to, i) => {
    if (!to.weight) return
    const cluster: ClusterWeight = { name: clusterOf(to, options), weight: to.weight }
    const authority = to.headers ? applyHeaders(cluster, to.headers) : ''
    if (authority) cluster.host_rewrite_literal = authority
    addHashPolicy(action, hashOf(to, options))
    clusters.push(madeBy(cluster, rule.whence('http', index, 'route', i)))
  })
  action.weighted_clusters = clusters.length > 0 ? { clusters } : {}
}

const clusterOf = ({ destination }: HttpRouteDestination, options: RouteOptions): string =>
  options.nameDestination(destination, options.serviceOf(destination?.host ?? ''), options.listenPort)

const hashOf = ({ destination }: HttpRouteDestination, options: RouteOptions): ConsistentHash | undefined =>
  hashForDestination(options.destinationRuleOf(destination?.host ?? ''), destination)

function addHashPolicy(action: RouteAction, hash: ConsistentHash | undefined): void {
  const policy: HashPolicy | undefined = hashPolicy(hash)
  if (policy) action.hash_policy = [...(action.hash_policy ?? []), policy]
}
