import type { Protocol } from '../../../mesh/model/protocol.js'
import type { ListenerFilter } from '../../../types/envoy/listener.js'
import { type NetworkFilter, TCP_PROXY, TCP_PROXY_TYPE, type TcpProxy } from '../../../types/envoy/network-filters.js'

/** The proxies tell each other, at the head of the connection, which workload they stand for. Servers only: clients do it in their clusters. */
export const metadataExchange: NetworkFilter = {
  name: 'istio.metadata_exchange',
  typed_config: {
    '@type': 'type.googleapis.com/udpa.type.v1.TypedStruct',
    type_url: 'type.googleapis.com/envoy.tcp.metadataexchange.config.MetadataExchange',
    value: { protocol: 'istio-peer-exchange', enable_discovery: true },
  },
}

/** A pattern of the mesh's may give no name at all for the statistics. */
const statPrefix = (name: string | undefined): { stat_prefix?: string } => (name ? { stat_prefix: name } : {})

export const tcpProxy = ({ stat_prefix, ...config }: TcpProxy): NetworkFilter => ({
  name: TCP_PROXY,
  typed_config: { '@type': TCP_PROXY_TYPE, ...statPrefix(stat_prefix), ...config },
})

/** A TCP proxy with the filter that reads the port's protocol before it. Istio: pilot/pkg/networking/core/networkfilter.go#buildNetworkFiltersStack */
export function protocolFilters(protocol: Protocol, proxy: NetworkFilter, statistics: string): NetworkFilter[] {
  if (protocol !== 'Mongo') return [proxy]
  const type = 'type.googleapis.com/envoy.extensions.filters.network.mongo_proxy.v3.MongoProxy'
  return [{ name: 'envoy.filters.network.mongo_proxy', typed_config: { '@type': type, ...statPrefix(statistics) } }, proxy]
}

/** Looks up the name in the TLS greeting when the connection comes. */
export const sniDynamicForwardProxy = (dnsCache: Record<string, unknown>, port: number): NetworkFilter => ({
  name: SNI_DYNAMIC_FORWARD_PROXY,
  typed_config: {
    '@type': 'type.googleapis.com/envoy.extensions.filters.network.sni_dynamic_forward_proxy.v3.FilterConfig',
    dns_cache_config: dnsCache,
    port_value: port,
  },
})

export const SNI_DYNAMIC_FORWARD_PROXY = 'envoy.extensions.filters.network.sni_dynamic_forward_proxy'

const listenerFilter = (name: string, type: string, config: Record<string, unknown> = {}): ListenerFilter => ({
  name: `envoy.filters.listener.${name}`,
  typed_config: { '@type': `type.googleapis.com/envoy.extensions.filters.listener.${name}.v3.${type}`, ...config },
})

export const tlsInspector = listenerFilter('tls_inspector', 'TlsInspector', { initial_read_buffer_size: 512 })
export const httpInspector = listenerFilter('http_inspector', 'HttpInspector')
export const originalDestination = listenerFilter('original_dst', 'OriginalDst')
/** TPROXY keeps the client's address; the connection onwards must carry it. */
export const originalSource = listenerFilter('original_src', 'OriginalSrc', { mark: 1337 })
export const proxyProtocol = listenerFilter('proxy_protocol', 'ProxyProtocol')
