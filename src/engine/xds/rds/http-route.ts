import { memo1 } from '../../memo.js'
import { hasGatewaySemantics, hasIngressSemantics, type VirtualServiceRule } from '../../mesh/model/rules.js'
import type { Metadata } from '../../types/envoy/core.js'
import type { Route } from '../../types/envoy/route.js'
import { madeBy } from '../../types/provenance.js'
import { corsOverride, faultOverride } from './filter-overrides.js'
import { applyHeaders } from './header-operations.js'
import { directResponse, redirectAction } from './redirect.js'
import { routeAction } from './route-action.js'
import { routeMatch } from './route-match.js'
import type { HttpRouteEntry, RouteOptions } from './route-options.js'
import { routeOperation } from './trace-operation.js'

/** The resource that a route comes from, for telemetry and istioctl. Istio: pilot/pkg/networking/util/util.go#BuildConfigInfoMetadata */
const metadataOf = memo1(
  ({ namespace, name }: VirtualServiceRule): Metadata => ({
    filter_metadata: { istio: { config: `/apis/networking.istio.io/v1/namespaces/${namespace}/virtual-service/${name}` } },
  }),
)

/**
 * The Envoy route, whatever the proxy's place: whether the match concerns it was decided before.
 * Istio: pilot/pkg/networking/core/route/route.go#TranslateRoute
 */
export function httpRoute(entry: HttpRouteEntry, options: RouteOptions): Route {
  const { rule, http, index, match } = entry
  const route: Route = { match: routeMatch(match, hasGatewaySemantics(rule) || hasIngressSemantics(rule)), metadata: metadataOf(rule) }
  const name = (http.name ?? '') + (match?.name ? `.${match.name}` : '')
  if (name) route.name = name
  if (match?.statPrefix) route.stat_prefix = match.statPrefix
  const authority = http.headers ? applyHeaders(route, http.headers) : ''
  if (http.redirect) {
    const redirect = redirectAction(http.redirect, options.listenPort, options.isTls)
    if (redirect) route.redirect = madeBy(redirect, rule.whence('http', index, 'redirect'))
  } else if (http.directResponse) {
    route.direct_response = madeBy(directResponse(http.directResponse), rule.whence('http', index, 'directResponse'))
  } else route.route = routeAction(route, entry, authority, options)
  route.decorator = { operation: routeOperation(route, rule.name, options.listenPort) }
  if (http.fault || http.corsPolicy) {
    route.typed_per_filter_config = {
      ...(http.fault && { 'envoy.filters.http.fault': madeBy(faultOverride(http.fault), rule.whence('http', index, 'fault')) }),
      ...(http.corsPolicy && {
        'envoy.filters.http.cors': madeBy(corsOverride(http.corsPolicy), rule.whence('http', index, 'corsPolicy')),
      }),
    }
  }
  const written = [rule.whence('http', index), rule.delegatedBy?.(index)]
  return match ? madeBy(route, rule.whence('http', index, 'match', entry.matchIndex ?? 0), ...written) : madeBy(route, ...written)
}
