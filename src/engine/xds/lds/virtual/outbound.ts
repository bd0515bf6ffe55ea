import type { PushContext } from '../../../mesh/push-context.js'
import type { SidecarScope } from '../../../mesh/sidecar-scope/scope.js'
import type { FilterChain, Listener } from '../../../types/envoy/listener.js'
import type { RouteConfiguration } from '../../../types/envoy/route.js'
import { madeBy, origin } from '../../../types/provenance.js'
import { routeClient } from '../../rds/route-client.js'
import { LARGEST_DIRECT_RESPONSE } from '../../rds/route-configuration.js'
import { catchAll as catchAllHost } from '../../rds/sidecar-outbound.js'
import { accessLogs } from '../../telemetry/index.js'
import { listenAddress } from '../addresses.js'
import { PLAIN_HTTP } from '../alpn.js'
import { keep, type ProxyBasis } from '../basis.js'
import { connectionManager } from '../http/connection-manager.js'
import { anyHostDnsCache } from '../http/dynamic-dns.js'
import { httpInspector, tcpProxy } from '../network/filters.js'
import { tcpStats } from '../network/tcp-filters.js'
import { ONE_CONNECTION_AT_A_TIME } from '../sockets.js'
import { outboundTrafficFilters, resolvesAnyHost } from './outbound-policy.js'

/**
 * Where iptables sends all that the application opens. It hands each connection to the listener of its original destination; what has
 * none stays here. No such listener where nothing is redirected.
 * Istio: pilot/pkg/networking/core/listener_builder.go#buildVirtualOutboundListener
 */
export function virtualOutbound(basis: ProxyBasis, push: PushContext, scope: SidecarScope): readonly Listener[] {
  if (basis.interception === 'NONE') return []
  const { mode, egressProxy } = scope.outboundTrafficPolicy
  return keep(basis, 'virtual-outbound', [scope.sidecar, mode, egressProxy], () => [build(basis, push, scope)])
}

function build(basis: ProxyBasis, push: PushContext, scope: SidecarScope): Listener {
  const { mesh } = basis
  const [bind] = basis.wildcards
  const logs = accessLogs('listener', 'sidecar-outbound', basis.proxy, basis.push)
  const onDemand = resolvesAnyHost(scope)
  const listener: Listener = {
    name: 'virtualOutbound',
    address: listenAddress(bind, mesh.proxyListenPort),
    ...(basis.interception === 'TPROXY' && { transparent: true }),
    use_original_dst: true,
    filter_chains: [blackhole(basis), ...(onDemand ? [anyHostChain(basis, push)] : []), catchAll(basis, scope)],
    ...(onDemand && { listener_filters: [httpInspector] }),
    traffic_direction: 'OUTBOUND',
    ...ONE_CONNECTION_AT_A_TIME,
    ...(logs.length > 0 && { access_log: [...logs] }),
  }
  return scope.sidecar ? madeBy(listener, origin(scope.sidecar)) : listener
}

/** A connection to the proxy's own port would come back to it for ever. */
const blackhole = (basis: ProxyBasis): FilterChain => ({
  name: 'virtualOutbound-blackhole',
  filter_chain_match: { destination_port: basis.mesh.proxyListenPort },
  filters: [...tcpStats(basis, 'sidecar-outbound'), tcpProxy({ stat_prefix: 'BlackHoleCluster', cluster: 'BlackHoleCluster' })],
})

function catchAll(basis: ProxyBasis, scope: SidecarScope): FilterChain {
  const chain: FilterChain = { name: 'virtualOutbound-catchall-tcp', filters: outboundTrafficFilters(basis, scope) }
  return scope.sidecar?.spec?.outboundTrafficPolicy ? madeBy(chain, origin(scope.sidecar, 'spec', 'outboundTrafficPolicy')) : chain
}

/**
 * HTTP for hosts that nobody knows: the host is looked up and the request goes there.
 * Istio: pilot/pkg/networking/core/listener_builder.go#buildAllowAnyDynamicDNSHTTPFilterChain
 */
function anyHostChain(basis: ProxyBasis, push: PushContext): FilterChain {
  const routes: RouteConfiguration = {
    name: 'allow_any_dynamic_dns',
    virtual_hosts: [catchAllHost(routeClient(basis.proxy, push))],
    validate_clusters: false,
    max_direct_response_body_size_bytes: LARGEST_DIRECT_RESPONSE,
    ignore_port_in_host_matching: true,
  }
  const manager = connectionManager(basis, {
    listenerClass: 'sidecar-outbound',
    statPrefix: 'outbound_virtualOutbound_allow_any_dynamic_dns;',
    routes,
    protocol: 'HTTP',
    port: 0,
    useRemoteAddress: false,
    dnsCaches: [anyHostDnsCache(basis.proxy)],
  })
  return { name: 'virtualOutbound-catchall-tcp-http', filter_chain_match: { application_protocols: PLAIN_HTTP }, filters: [manager] }
}
