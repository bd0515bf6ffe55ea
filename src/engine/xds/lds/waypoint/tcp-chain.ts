import { isWildcard } from '../../../mesh/model/hostname.js'
import type { FilterChain } from '../../../types/envoy/listener.js'
import type { NetworkFilter } from '../../../types/envoy/network-filters.js'
import type { RouteDestination } from '../../../types/istio/virtual-service.js'
import { madeBy } from '../../../types/provenance.js'
import { networkExtensions } from '../../extensions/index.js'
import { waypointCluster } from '../../rds/waypoint.js'
import { tcpAuthorizationFilters } from '../../security/index.js'
import { tcpStatsFilters } from '../../telemetry/index.js'
import { statName } from '../../telemetry/stat-name.js'
import { dnsCacheOf } from '../http/dynamic-dns.js'
import { metadataExchange, protocolFilters, sniDynamicForwardProxy } from '../network/filters.js'
import { outboundTcpProxy } from '../network/tcp-proxy.js'
import type { ChainTarget, WaypointContext } from './context.js'
import { type L4Destinations, l4Destinations } from './l4-routes.js'

/** A chain for bytes. `before`: filters that come first of all. */
export function tcpChain(context: WaypointContext, target: ChainTarget, name: string, before: readonly NetworkFilter[] = []): FilterChain {
  const { service, port } = target
  const routed = service && l4Destinations(context, service, port.port)
  return madeBy(
    { name, filters: [...before, ...guarded(context, target, terminal(context, target, routed))] },
    routed?.origin,
    ...target.origins,
  )
}

/**
 * The TCP proxy, as the first destination's rule shapes it.
 * Istio: pilot/pkg/networking/core/listener_waypoint.go#buildWaypointNetworkFilters
 */
function terminal(
  context: WaypointContext,
  { clusterName, service, port }: ChainTarget,
  routed: L4Destinations | undefined,
): NetworkFilter[] {
  const { basis, scope } = context
  const routes = routed?.destinations ?? []
  const hostname = routes[0]?.destination.host ?? service?.hostname ?? ''
  const rule = service && scope.destinationRule(basis.proxy, hostname)?.rule.spec
  const pattern = basis.mesh.inboundClusterStatName
  // A ServiceEntry's host is named with its namespace here, as a Kubernetes Service's name is.
  const named = service && { service: { name: service.name, namespace: service.namespace, registry: 'Kubernetes' as const } }
  const facts = { host: service?.hostname ?? '', subset: '', port: port.port, portName: port.name, ...named }
  const statPrefix = pattern === '' ? clusterName : statName(pattern, facts)
  const proxy = outboundTcpProxy(basis, 'sidecar-inbound', {
    statPrefix,
    to: clustersOf(context, routes, port.port) ?? clusterName,
    subset: routes.length === 1 ? (routes[0]?.destination.subset ?? '') : '',
    tunnels: true,
    ...(rule && { rule }),
    ...(service && { service }),
  })
  const filters = protocolFilters(port.protocol, proxy, statPrefix)
  const onDemand = service?.resolution === 'DynamicDNS' && isWildcard(hostname)
  return onDemand ? [sniDynamicForwardProxy(dnsCacheOf(service, basis), port.port), ...filters] : filters
}

function clustersOf({ scope, resources }: WaypointContext, routes: readonly RouteDestination[], port: number) {
  const clusterOf = ({ destination }: RouteDestination): string => {
    const service = scope.serviceByHostname(destination.host)
    return waypointCluster(resources.serves)(destination, service && { service, ports: service.ports }, port)
  }
  const [only] = routes
  if (!only) return undefined
  if (routes.length === 1) return clusterOf(only)
  return routes.filter((r) => (r.weight ?? 0) > 0).map((r) => ({ name: clusterOf(r), weight: r.weight ?? 0 }))
}

/** Peer metadata first so that policies can use it, then policies, metrics. Istio: networkfilter.go#buildCompleteNetworkFilters */
function guarded({ basis }: WaypointContext, { service, port }: ChainTarget, filters: readonly NetworkFilter[]): NetworkFilter[] {
  const { proxy, push } = basis
  const options = { identityInFilterState: true, ...(service && { service }) }
  const facts = { listenerClass: 'sidecar-inbound' as const, port: port.port, ...(service && { service }) }
  return [
    metadataExchange,
    ...tcpAuthorizationFilters('custom', proxy, push, options),
    ...networkExtensions('AUTHN', facts, proxy, push),
    ...networkExtensions('AUTHZ', facts, proxy, push),
    ...tcpAuthorizationFilters('local', proxy, push, options),
    ...networkExtensions('STATS', facts, proxy, push),
    ...networkExtensions('UNSPECIFIED', facts, proxy, push),
    ...tcpStatsFilters('sidecar-inbound', proxy, push, service),
    ...filters,
  ]
}
