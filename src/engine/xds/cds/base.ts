import { isHttp, isHttp2, isSniffed } from '../../mesh/model/protocol.js'
import type { Service, ServicePort } from '../../mesh/model/service.js'
import { envoyDuration } from '../../types/duration.js'
import type { Cluster, DiscoveryType } from '../../types/envoy/cluster.js'
import type { LocalityLbEndpoints } from '../../types/envoy/endpoint.js'
import type { ClusterClient } from './client.js'
import { type Draft, speakAsClient, speakHttp1, speakHttp2 } from './draft.js'

/** What every cluster of a service's port begins with. */
export interface BaseOptions {
  readonly name: string
  readonly type: DiscoveryType
  readonly service: Service
  readonly port: ServicePort
  /** Inline endpoints, which static and DNS clusters cannot be without. */
  readonly endpoints?: readonly LocalityLbEndpoints[]
}

const dnsResolver = {
  name: 'envoy.network.dns_resolver.cares',
  typed_config: {
    '@type': 'type.googleapis.com/envoy.extensions.network.dns_resolver.cares.v3.CaresDnsResolverConfig',
    udp_max_queries: 100,
  },
}

/** Statistics' names end where the name does. Istio: pilot/pkg/networking/util/util.go#DelimitedStatsPrefix */
export const statName = (name: string): string => `${name};`

/**
 * A cluster by its way of finding endpoints; undefined where it must have endpoints and has none.
 * Istio: pilot/pkg/networking/core/cluster_builder.go#buildCluster
 */
export function baseCluster({ name, type, service, port, endpoints = [] }: BaseOptions, client: ClusterClient): Draft | undefined {
  const cluster: Cluster = { name, type, alt_stat_name: statName(name), common_lb_config: {} }
  const inline = type === 'STATIC' || type === 'STRICT_DNS' || type === 'LOGICAL_DNS'
  if (inline) {
    if (endpoints.length === 0) return undefined
    if (type !== 'STATIC') Object.assign(cluster, dnsLookup(service, client))
    cluster.load_assignment = { cluster_name: name, endpoints: [...endpoints] }
  } else if (type === 'ORIGINAL_DST') {
    const override = service.passthroughTargetPorts?.get(port.port)
    if (override !== undefined) cluster.original_dst_lb_config = { upstream_port_override: override }
  }
  const draft: Draft = { cluster, dynamicForwardProxy: false }
  speakProtocolOf(port, draft, client)
  return draft
}

const dnsLookup = (service: Service, client: ClusterClient): Partial<Cluster> => ({
  dns_lookup_family: service.raceFirstTcpConnect ? 'ALL' : client.dnsLookupFamily,
  typed_dns_resolver_config: dnsResolver,
  dns_jitter: '0.100s',
  dns_refresh_rate: envoyDuration(client.mesh.dnsRefreshRate),
  respect_dns_ttl: true,
})

/**
 * Where the port does not say what it speaks, a sidecar sniffs and goes on with that; a gateway has no way to tell.
 * Istio: pilot/pkg/networking/core/cluster_builder.go#setUpstreamProtocol
 */
export function speakProtocolOf(port: ServicePort, draft: Draft, client: ClusterClient): void {
  if (isHttp2(port.protocol)) {
    speakHttp2(draft)
    return
  }
  const sniffed = isSniffed(port.protocol)
  if (sniffed || isHttp(port.protocol)) speakHttp1(draft, client)
  if (sniffed && client.type !== 'router') speakAsClient(draft)
}
