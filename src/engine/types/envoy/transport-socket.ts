import type { Extension, Metadata, TypedConfig } from './core.js'
import type { CommonTlsContext } from './tls.js'

/** How a cluster's connections are made: raw, TLS, a PROXY protocol header around either, through a tunnel. */
export interface TransportSocket extends Extension {
  typed_config: TypedConfig
}

/** `envoy.extensions.transport_sockets.tls.v3.UpstreamTlsContext`, without its `@type`. */
export interface UpstreamTlsContext {
  common_tls_context: CommonTlsContext
  sni?: string
}

export interface UpstreamTlsSocket extends TransportSocket {
  typed_config: TypedConfig & UpstreamTlsContext
}

/** The socket for endpoints whose metadata under `envoy.transport_socket_match` has all of `match`; the first one that fits is taken. */
export interface TransportSocketMatch {
  name: string
  match?: Record<string, string>
  transport_socket: TransportSocket
}

/** What a tunnel carries of the metadata of host and cluster. */
export interface PassthroughMetadata {
  kind: { host: Record<string, never> } | { cluster: Record<string, never> }
  name: keyof NonNullable<Metadata['filter_metadata']>
}
