import type { AccessLog } from './access-log.js'
import type { Duration, TypedConfig } from './core.js'
import type { ExtensionConfigSource } from './http-connection-manager.js'

/** A filter of a filter chain. The last one ends the connection: an HTTP connection manager, a TCP proxy, a Redis proxy. */
export interface NetworkFilter {
  name: string
  typed_config?: TypedConfig
  config_discovery?: ExtensionConfigSource
}

export const TCP_PROXY = 'envoy.filters.network.tcp_proxy'
export const TCP_PROXY_TYPE = 'type.googleapis.com/envoy.extensions.filters.network.tcp_proxy.v3.TcpProxy'

export interface TcpProxy {
  stat_prefix?: string
  cluster?: string
  weighted_clusters?: { clusters: { name: string; weight: number }[] }
  idle_timeout?: Duration
  max_downstream_connection_duration?: Duration
  access_log?: AccessLog[]
  hash_policy?: { source_ip: Record<string, never> }[]
  tunneling_config?: { hostname: string; use_post?: boolean }
}
