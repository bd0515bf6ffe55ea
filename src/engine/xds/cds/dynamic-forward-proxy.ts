import type { ServicePort } from '../../mesh/model/service.js'
import { envoyDuration } from '../../types/duration.js'
import type { Cluster } from '../../types/envoy/cluster.js'
import type { ClientTlsSettings } from '../../types/istio/destination-rule.js'
import { madeBy } from '../../types/provenance.js'
import type { Proxy } from '../../types/proxy.js'
import { anyHostDnsCache, type DnsCache, dnsCacheOf } from '../lds/http/dynamic-dns.js'
import { policyForPort } from '../traffic-policy.js'
import { speakProtocolOf, statName } from './base.js'
import type { ClusterClient } from './client.js'
import { applyConnectionPool } from './connection-pool.js'
import { type Draft, finish, HTTP_PROTOCOL_OPTIONS } from './draft.js'
import { exchangesMetadata, passThroughHttp } from './fixed.js'
import { alpnMetadata, ruleMetadata, setMetadata } from './metadata.js'
import type { OutboundService } from './outbound-service.js'
import { applyPolicy, withMeshDefaults } from './policy.js'
import { policyOrigin, portOrigin } from './provenance.js'
import { servicePolicy } from './service-policy.js'
import { tlsSocket } from './tls-context.js'

export const forwardProxy = (dnsCache: DnsCache, insecure: boolean): Pick<Cluster, 'cluster_type' | 'lb_policy'> => ({
  lb_policy: 'CLUSTER_PROVIDED',
  cluster_type: {
    name: 'envoy.clusters.dynamic_forward_proxy',
    typed_config: {
      '@type': 'type.googleapis.com/envoy.extensions.clusters.dynamic_forward_proxy.v3.ClusterConfig',
      dns_cache_config: dnsCache,
      ...(insecure && { allow_insecure_cluster_options: true }),
    },
  },
})

const supported = new Set(['HTTP', 'TLS', 'GRPC', 'HTTP2'])

/**
 * The cluster of a wildcard host: names are resolved when they are asked for. It has no subsets.
 * Istio: pilot/pkg/networking/core/cluster_builder.go#buildDFPCluster
 */
export function dynamicForwardProxyCluster(of: OutboundService, name: string, port: ServicePort): Cluster | undefined {
  const { service, client, rule, reader } = of
  if (!supported.has(port.protocol)) return undefined
  const cluster: Cluster = { name, alt_stat_name: statName(name), ...forwardProxy(dnsCacheOf(service, client), false) }
  const draft: Draft = { cluster, dynamicForwardProxy: true }
  speakProtocolOf(port, draft, client)
  const policy = withMeshDefaults(policyForPort(rule?.rule.spec.trafficPolicy, port.port), client.mesh)
  const mode = servicePolicy(service, of.endpoints, rule?.rule.spec.trafficPolicy?.loadBalancer, reader.policies)
  applyPolicy(draft, policy, {
    service,
    port,
    client,
    inline: undefined,
    server: { identities: [], sni: '', meshExternal: service.meshExternal, mode },
    ruleSelects: !!rule?.rule.spec.workloadSelector,
  })
  cluster.filters = exchangesMetadata
  const parts = [
    service.meshExternal ? { external: true as const } : {},
    rule ? { ...ruleMetadata(rule), ...alpnMetadata(policy?.tls) } : {},
  ]
  if (service.meshExternal || rule) setMetadata(cluster, ...parts)
  return madeBy(finish(draft), policyOrigin(rule, port), portOrigin(service, port))
}

/**
 * For hosts that no service stands for, where the mesh lets proxies resolve them.
 * Istio: pilot/pkg/networking/core/cluster_builder.go#buildAllowAnyDFPCluster
 */
export function anyHostCluster(proxy: Proxy, client: ClusterClient, tls: ClientTlsSettings | undefined): Cluster {
  const name = 'AllowAnyDynamicDNSCluster'
  const opensTls = tls !== undefined && (tls.mode ?? 'DISABLE') !== 'DISABLE'
  const cluster: Cluster = {
    name,
    alt_stat_name: statName(name),
    ...forwardProxy(anyHostDnsCache(proxy), !opensTls),
    connect_timeout: envoyDuration(client.mesh.connectTimeout),
    typed_extension_protocol_options: {
      [HTTP_PROTOCOL_OPTIONS]: { '@type': `type.googleapis.com/${HTTP_PROTOCOL_OPTIONS}`, ...passThroughHttp(client) },
    },
    filters: exchangesMetadata,
  }
  const draft: Draft = { cluster, dynamicForwardProxy: true }
  applyConnectionPool(draft, client.mesh, undefined, undefined)
  if (opensTls) {
    const socket = tlsSocket(draft, tls, { client, outbound: true, listedIdentities: undefined, ruleSelects: false })
    if (socket) cluster.transport_socket = socket
  }
  return finish(draft)
}
