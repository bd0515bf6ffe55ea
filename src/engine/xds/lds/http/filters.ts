import type { TypedConfig } from '../../../types/envoy/core.js'
import type { HttpFilter } from '../../../types/envoy/http-connection-manager.js'

const typed = (type: string, config: Record<string, unknown> = {}): TypedConfig => ({ '@type': `type.googleapis.com/${type}`, ...config })

/** A configuration whose type only Istio's Envoy knows. */
const typedStruct = (type: string, value: Record<string, unknown>): TypedConfig =>
  typed('udpa.type.v1.TypedStruct', { type_url: `type.googleapis.com/${type}`, value })

/** The proxies tell each other which workload they stand for. */
const peerMetadata = (value: Record<string, unknown>): HttpFilter => ({
  name: 'istio.metadata_exchange',
  typed_config: typedStruct('io.istio.http.peer_metadata.Config', value),
})

const discovery = [{ istio_headers: {} }, { workload_discovery: {} }]

export const inboundMetadata = peerMetadata({ downstream_discovery: discovery, downstream_propagation: [{ istio_headers: {} }] })

export const outboundMetadata = peerMetadata({ upstream_discovery: discovery, upstream_propagation: [{ istio_headers: {} }] })

/** Nothing of it leaves the mesh. */
export const outboundMetadataInsideOnly = peerMetadata({
  upstream_discovery: discovery,
  upstream_propagation: [{ istio_headers: { skip_external_clusters: true } }],
})

export const grpcWeb: HttpFilter = {
  name: 'envoy.filters.http.grpc_web',
  typed_config: typed('envoy.extensions.filters.http.grpc_web.v3.GrpcWeb'),
}

export const grpcStats: HttpFilter = {
  name: 'envoy.filters.http.grpc_stats',
  typed_config: typed('envoy.extensions.filters.http.grpc_stats.v3.FilterConfig', {
    emit_filter_state: true,
    stats_for_all_methods: false,
  }),
}

/** Offers the server's proxy the protocol of the request, so that its listener need not guess. */
export const alpn: HttpFilter = {
  name: 'istio.alpn',
  typed_config: typed('istio.envoy.config.filter.http.alpn.v2alpha1.FilterConfig', {
    alpn_override: [
      { alpn_override: ['istio-http/1.0', 'istio', 'http/1.0'] },
      { upstream_protocol: 'HTTP11', alpn_override: ['istio-http/1.1', 'istio', 'http/1.1'] },
      { upstream_protocol: 'HTTP2', alpn_override: ['istio-h2', 'istio', 'h2'] },
    ],
  }),
}

/** Routes set faults and CORS per route; the filters must be there for that. */
export const fault: HttpFilter = {
  name: 'envoy.filters.http.fault',
  typed_config: typed('envoy.extensions.filters.http.fault.v3.HTTPFault'),
}
export const cors: HttpFilter = { name: 'envoy.filters.http.cors', typed_config: typed('envoy.extensions.filters.http.cors.v3.Cors') }

export const router = (suppressDebugHeaders: boolean): HttpFilter => ({
  name: 'envoy.filters.http.router',
  typed_config: typed('envoy.extensions.filters.http.router.v3.Router', suppressDebugHeaders ? { suppress_envoy_headers: true } : {}),
})

/** Resolves the request's host when it comes. */
export const dynamicForwardProxy = (dnsCache: Record<string, unknown>): HttpFilter => ({
  name: 'envoy.filters.http.dynamic_forward_proxy',
  typed_config: typed('envoy.extensions.filters.http.dynamic_forward_proxy.v3.FilterConfig', { dns_cache_config: dnsCache }),
})
