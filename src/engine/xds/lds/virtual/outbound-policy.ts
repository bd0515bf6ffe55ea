import type { SidecarScope } from '../../../mesh/sidecar-scope/scope.js'
import type { NetworkFilter } from '../../../types/envoy/network-filters.js'
import { destinationCluster } from '../../rds/destination-cluster.js'
import type { ProxyBasis } from '../basis.js'
import { tcpStats } from '../network/tcp-filters.js'
import { plainTcpProxy } from '../network/tcp-proxy.js'

/** Whether hosts that nobody knows are looked up and let through. */
export const resolvesAnyHost = ({ outboundTrafficPolicy }: SidecarScope): boolean =>
  (outboundTrafficPolicy.mode as string) === 'ALLOW_ANY_DYNAMIC_DNS'

/**
 * What becomes of connections to where no service is: on to where they were going, to the egress proxy that the Sidecar names, or nowhere.
 * Istio: pilot/pkg/networking/core/listener_builder.go#buildOutboundCatchAllNetworkFiltersOnly
 */
export function outboundTrafficFilters(basis: ProxyBasis, scope: SidecarScope): NetworkFilter[] {
  const { mode, egressProxy } = scope.outboundTrafficPolicy
  const open = mode === 'ALLOW_ANY' || resolvesAnyHost(scope)
  const cluster = !open ? 'BlackHoleCluster' : egressProxy ? destinationCluster(egressProxy, undefined, 0) : 'PassthroughCluster'
  return [...tcpStats(basis, 'sidecar-outbound'), plainTcpProxy(basis, 'sidecar-outbound', cluster)]
}
