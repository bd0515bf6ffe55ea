import { isWildcard } from '../../../mesh/model/hostname.js'
import type { Service } from '../../../mesh/model/service.js'
import type { TypedConfig } from '../../../types/envoy/core.js'
import type { Proxy } from '../../../types/proxy.js'
import type { ProxyBasis } from '../basis.js'

/** Caches of one name are one to Envoy, so a cluster and the filters before it must write them alike. */
export interface DnsCache {
  name: string
  dns_lookup_family: 'V4_ONLY' | 'V6_ONLY'
  max_hosts?: number
  typed_dns_resolver_config?: { name: string; typed_config: TypedConfig }
  [field: string]: unknown
}

/** A wildcard host whose names Envoy resolves when they are asked for. */
export const resolvedOnDemand = (service: Service | undefined): service is Service =>
  service !== undefined && service.resolution === 'DynamicDNS' && isWildcard(service.hostname)

/** Istio: pilot/pkg/model/service.go#BuildDNSCacheName */
export const dnsCacheOf = (service: Service, basis: Pick<ProxyBasis, 'ipMode'>): DnsCache => ({
  name: `${service.hostname}_dfp_dns_cache`,
  dns_lookup_family: basis.ipMode === 'v6' ? 'V6_ONLY' : 'V4_ONLY',
})

/** The cache for hosts that no service stands for. Istio: pilot/pkg/networking/core/networkfilter.go#buildAllowAnyDynamicDNSDNSCacheConfig */
export function anyHostDnsCache(proxy: Proxy): DnsCache {
  const { raw } = proxy.metadata
  const own = instanceAddresses(raw.INSTANCE_IPS)
  const cache: DnsCache = {
    name: 'allow_any_dfp_dns_cache',
    dns_lookup_family: own.length > 0 && own.every((a) => a.includes(':')) ? 'V6_ONLY' : 'V4_ONLY',
    max_hosts: 1024,
  }
  if (raw.DNS_CAPTURE !== true && raw.DNS_CAPTURE !== 'true') return cache
  return { ...cache, typed_dns_resolver_config: agentResolver(typeof raw.DNS_PROXY_ADDR === 'string' ? raw.DNS_PROXY_ADDR : '') }
}

function instanceAddresses(value: unknown): string[] {
  if (typeof value === 'string') return value.split(',').filter((a) => a !== '')
  return Array.isArray(value) ? value.filter((a) => typeof a === 'string') : []
}

/** The agent's own DNS server, where the pod's DNS is captured. */
function agentResolver(address: string): { name: string; typed_config: TypedConfig } {
  const [, host = '127.0.0.1', port = '15053'] = /^\[?([^\]]*?)\]?:(\d+)$/.exec(address) ?? []
  const resolver = { socket_address: { address: host === 'localhost' ? '127.0.0.1' : host, port_value: Number(port) } }
  return {
    name: 'envoy.network.dns_resolver.cares',
    typed_config: {
      '@type': 'type.googleapis.com/envoy.extensions.network.dns_resolver.cares.v3.CaresDnsResolverConfig',
      resolvers: [resolver],
    },
  }
}
