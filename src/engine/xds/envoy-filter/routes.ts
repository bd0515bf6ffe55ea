import type { Patches } from '../../mesh/policy/envoy-filter.js'
import type { Route, RouteConfiguration, VirtualHost } from '../../types/envoy/route.js'
import type { PatchContext, RouteConfigurationMatch } from '../../types/istio/envoy-filter.js'
import { parseClusterName } from '../eds/cluster-name.js'
import { TypeMismatch } from './merge.js'
import { applyToList, withList } from './ordered-list.js'
import { added, merged, merges, patchesFor, type ReadyPatch } from './patch-set.js'

/** Target port of a gateway's pod → the ports of Services that lead there. */
export type GatewayPorts = ReadonlyMap<number, ReadonlySet<number>>

/** Where a route configuration's patches may apply. */
interface Place {
  readonly patches: Patches
  readonly context: PatchContext
  readonly matches: (match: RouteConfigurationMatch | undefined) => boolean
}

/**
 * A route configuration with its patches.
 * Istio: pilot/pkg/networking/core/envoyfilter/rc_patch.go#ApplyRouteConfigurationPatches
 */
export function patchRoutes(config: RouteConfiguration, patches: Patches, context: PatchContext, ports?: GatewayPorts): RouteConfiguration {
  const place: Place = { patches, context, matches: (match) => configMatches(config, match, context, ports) }
  let result = config
  try {
    for (const patch of patchesFor(patches, 'ROUTE_CONFIGURATION', context)) {
      if (merges(patch) && place.matches(patch.match.routeConfiguration)) result = merged(result, patch)
    }
    return patchVirtualHosts(result, place)
  } catch (error) {
    if (error instanceof TypeMismatch) return result
    throw error
  }
}

function patchVirtualHosts(config: RouteConfiguration, place: Place): RouteConfiguration {
  const own = config.virtual_hosts ?? []
  const removed = new Set<string>()
  const patched = own.map((host) => {
    const result = patchVirtualHost(host, place)
    if (!result) removed.add(host.name)
    return result ?? host
  })
  const additions = patchesFor(place.patches, 'VIRTUAL_HOST', place.context)
    .filter((p) => p.operation === 'ADD' && place.matches(p.match.routeConfiguration))
    .map((p) => added<VirtualHost>(p))
  const all = [...patched, ...additions].filter((host) => !removed.has(host.name))
  if (all.length === own.length && all.every((host, i) => host === own[i])) return config
  return withList(config, 'virtual_hosts', all)
}

/** Undefined where a patch removes it. */
function patchVirtualHost(host: VirtualHost, place: Place): VirtualHost | undefined {
  let result = host
  for (const patch of patchesFor(place.patches, 'VIRTUAL_HOST', place.context)) {
    const match = patch.match.routeConfiguration
    if (!place.matches(match) || !hostMatches(result, match)) continue
    if (patch.operation === 'REMOVE') return undefined
    if (merges(patch)) result = merged(result, patch)
    else if (patch.operation === 'REPLACE') result = added<VirtualHost>(patch)
  }
  return patchHostRoutes(result, place)
}

function patchHostRoutes(host: VirtualHost, place: Place): VirtualHost {
  const patches = patchesFor(place.patches, 'HTTP_ROUTE', place.context).filter(
    ({ match: { routeConfiguration: match } }) => place.matches(match) && hostMatches(host, match),
  )
  if (patches.length === 0) return host
  const own: readonly Route[] = host.routes ?? []
  let routes: readonly Route[] = own.flatMap((route) => patchRoute(route, patches) ?? [])
  for (const patch of patches) {
    const named = patch.match.routeConfiguration?.vhost?.route !== undefined
    const matches = (route: Route): boolean => routeMatches(route, patch.match.routeConfiguration)
    // Replacing a route is not among what Istio does.
    if (patch.operation === 'REPLACE' || patch.operation === 'REMOVE') continue
    if (patch.operation === 'INSERT_FIRST' && named && !routes.some(matches)) continue
    routes = applyToList(routes, patch, named, matches)
  }
  return routes.length === own.length && routes.every((r, i) => r === own[i]) ? host : withList(host, 'routes', routes)
}

function patchRoute(route: Route, patches: readonly ReadyPatch[]): Route | undefined {
  let result = route
  for (const patch of patches) {
    if (!routeMatches(result, patch.match.routeConfiguration)) continue
    if (patch.operation === 'REMOVE') return undefined
    if (merges(patch)) result = merged(result, patch)
  }
  return result
}

/** Istio: #routeConfigurationMatch */
function configMatches(
  { name = '' }: RouteConfiguration,
  match: RouteConfigurationMatch | undefined,
  context: PatchContext,
  ports: GatewayPorts | undefined,
): boolean {
  if (!match) return true
  if (match.name && match.name !== name) return false
  if (context !== 'GATEWAY') return !match.portNumber || match.portNumber === listenerPort(name)
  const { port, portName, gateway } = gatewayRouteName(name)
  if (match.portName && match.portName !== portName) return false
  if (match.gateway && match.gateway !== gateway) return false
  if (!match.portNumber) return true
  const servicePorts = ports?.get(port)
  return servicePorts ? servicePorts.has(match.portNumber) : port === match.portNumber
}

/** `9080`, `inbound|9080||`; 0 for other names. */
const listenerPort = (name: string): number =>
  name.startsWith('inbound') ? (parseClusterName(name)?.port ?? 0) : /^\d{1,9}$/.test(name) ? Number(name) : 0

/** `http.80`, `https.443.PORT.GATEWAY.NAMESPACE`. Istio: pilot/pkg/model/gateway.go#ParseGatewayRDSRouteName */
function gatewayRouteName(name: string): { port: number; portName: string; gateway: string } {
  const number = (text: string): number => (/^\d{1,5}$/.test(text) ? Number(text) : 0)
  if (name.startsWith('http.')) return { port: number(name.slice('http.'.length)), portName: '', gateway: '' }
  const [scheme, port = '', portName = '', gateway = '', namespace = '', ...more] = name.split('.')
  if (scheme !== 'https' || namespace === '' || more.length > 0) return { port: 0, portName: '', gateway: '' }
  return { port: number(port), portName, gateway: `${namespace}/${gateway}` }
}

function hostMatches(host: VirtualHost, match: RouteConfigurationMatch | undefined): boolean {
  const { name, domainName } = match?.vhost ?? {}
  return (!name || name === host.name) && (!domainName || (host.domains ?? []).includes(domainName))
}

function routeMatches(route: Route, match: RouteConfigurationMatch | undefined): boolean {
  const wanted = match?.vhost?.route
  if (!wanted) return true
  if (wanted.name && wanted.name !== route.name) return false
  const fields = route as { route?: unknown; redirect?: unknown; direct_response?: unknown }
  const action = fields.route ? 'ROUTE' : fields.redirect ? 'REDIRECT' : fields.direct_response ? 'DIRECT_RESPONSE' : undefined
  return (wanted.action ?? 'ANY') === 'ANY' || action === undefined || action === wanted.action
}
