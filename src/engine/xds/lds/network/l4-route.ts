import type { VirtualServiceRule } from '../../../mesh/model/rules.js'
import type { Service, ServicePort } from '../../../mesh/model/service.js'
import type { SidecarScope } from '../../../mesh/sidecar-scope/scope.js'
import type { Metadata } from '../../../types/envoy/core.js'
import type { NetworkFilter } from '../../../types/envoy/network-filters.js'
import type { DestinationRuleSpec } from '../../../types/istio/destination-rule.js'
import type { RouteDestination } from '../../../types/istio/virtual-service.js'
import { destinationCluster } from '../../rds/destination-cluster.js'
import { statName } from '../../telemetry/stat-name.js'
import type { ProxyBasis } from '../basis.js'
import { protocolFilters } from './filters.js'
import { type TcpPlace, tcpFilters } from './tcp-filters.js'
import { outboundTcpProxy } from './tcp-proxy.js'

/** What routes of connections need to know of their surroundings. */
export interface L4Surroundings {
  readonly basis: ProxyBasis
  readonly scope: SidecarScope
}

export const ruleFor = ({ basis, scope }: L4Surroundings, hostname: string): DestinationRuleSpec | undefined =>
  scope.destinationRule(basis.proxy, hostname)?.rule.spec

/**
 * The filters of a VirtualService's TCP or TLS route. Several destinations share the connections by weight; the first one's rule shapes them.
 * Istio: pilot/pkg/networking/core/networkfilter.go#buildOutboundNetworkFilters
 */
export function routeFilters(
  around: L4Surroundings,
  routes: readonly RouteDestination[],
  port: ServicePort,
  virtualService: VirtualServiceRule,
  place: TcpPlace,
): NetworkFilter[] {
  const { basis, scope } = around
  const clusterOf = ({ destination }: RouteDestination): string => {
    const service = scope.serviceByHostname(destination.host)
    return destinationCluster(destination, service && { service, ports: service.ports }, port.port)
  }
  const [first] = routes
  if (!first) return []
  const service = scope.serviceByHostname(first.destination.host)
  const rule = service && ruleFor(around, service.hostname)
  const several = routes.length > 1
  const weighted = several ? routes.filter((r) => (r.weight ?? 0) > 0).map((r) => ({ name: clusterOf(r), weight: r.weight ?? 0 })) : []
  const cluster = clusterOf(first)
  const subset = first.destination.subset ?? ''
  const statPrefix = several
    ? `${virtualService.name}.${virtualService.namespace}`
    : service
      ? clusterStatPrefix(basis, cluster, service, subset, port)
      : cluster
  const proxy = outboundTcpProxy(basis, place.listenerClass, {
    statPrefix,
    to: several ? weighted : cluster,
    subset: several ? '' : subset,
    tunnels: true,
    ...(rule && { rule }),
  })
  return tcpFilters(basis, place, protocolFilters(port.protocol, proxy, statPrefix))
}

/** The filters to one cluster of a service, where no VirtualService routes. Istio: networkfilter.go#buildOutboundNetworkFiltersWithSingleDestination */
export function serviceFilters(
  around: L4Surroundings,
  service: Service,
  cluster: { readonly name: string; readonly port: number; readonly portName: string; readonly subset: string; readonly tunnels: boolean },
  port: ServicePort,
  place: TcpPlace,
): NetworkFilter[] {
  const { basis } = around
  const rule = ruleFor(around, service.hostname)
  const statPrefix = clusterStatPrefix(basis, cluster.name, service, cluster.subset, { port: cluster.port, name: cluster.portName })
  const proxy = outboundTcpProxy(basis, place.listenerClass, {
    statPrefix,
    to: cluster.name,
    subset: cluster.subset,
    tunnels: cluster.tunnels,
    ...(rule && { rule }),
  })
  return tcpFilters(basis, place, protocolFilters(port.protocol, proxy, statPrefix))
}

/** The cluster's name, or what the mesh wants clusters to be called in statistics. */
function clusterStatPrefix(
  { mesh }: ProxyBasis,
  cluster: string,
  service: Service,
  subset: string,
  port: Pick<ServicePort, 'port' | 'name'>,
): string {
  const pattern = mesh.outboundClusterStatName
  if (pattern === '') return cluster
  return statName(pattern, { host: service.hostname, subset, port: port.port, portName: port.name, targetPort: 0, service })
}

/** Which object a chain comes from, for telemetry and for people reading a dump. Istio: pilot/pkg/networking/util/util.go#BuildConfigInfoMetadata */
export const configMetadata = (
  kind: 'virtual-service' | 'sidecar',
  { namespace, name }: { namespace: string; name: string },
): Metadata => ({
  filter_metadata: { istio: { config: `/apis/networking.istio.io/v1/namespaces/${namespace}/${kind}/${name}` } },
})
