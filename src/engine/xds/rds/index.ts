/**
 * RDS: the HTTP routes of a proxy.
 * Takes the proxy, the push context and the listeners made for it; gives the route configurations that those listeners name, in the order
 * of the names' appearance. Routes that stand inside listeners (sidecar inbound, waypoints) are made here and put there by LDS.
 * Istio: pilot/pkg/networking/core/httproute.go#BuildHTTPRoutes
 */
import type { PushContext } from '../../mesh/push-context.js'
import type { Listener } from '../../types/envoy/listener.js'
import type { RouteConfiguration } from '../../types/envoy/route.js'
import type { Proxy } from '../../types/proxy.js'
import { gatewayRoutes } from './gateway.js'
import { proxylessRoutes } from './proxyless.js'
import { routeClient } from './route-client.js'
import { routeNamesOf } from './route-names.js'
import { sidecarRoutes } from './sidecar-outbound.js'

export { buildInboundRouteConfig, type InboundRouteInput } from './inbound.js'
export { buildWaypointRouteConfig, type WaypointRouteInput } from './waypoint.js'

export const buildRoutes = (proxy: Proxy, push: PushContext, listeners: readonly Listener[]): RouteConfiguration[] =>
  routesNamed(proxy, push, routeNamesOf(listeners))

/** The same for names already known: what a proxy that asks by name is answered. */
export function routesNamed(proxy: Proxy, push: PushContext, names: readonly string[]): RouteConfiguration[] {
  const client = routeClient(proxy, push)
  if (proxy.type === 'router') return names.map((name) => gatewayRoutes(client, push, name))
  if (proxy.type === 'grpc') return names.flatMap((name) => proxylessRoutes(client, name) ?? [])
  return proxy.type === 'sidecar' || proxy.type === 'waypoint' ? sidecarRoutes(client, names) : []
}
