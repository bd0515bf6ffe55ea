import type { ConfigSource, Duration, Extension, Metadata, SocketAddress, TypedConfig } from './core.js'
import type { ClusterLoadAssignment } from './endpoint.js'
import type { TransportSocket, TransportSocketMatch } from './transport-socket.js'

/** Envoy v3 Cluster, exactly what we generate. */
export interface Cluster {
  name: string
  /** One of the two says how endpoints are found. */
  type?: DiscoveryType
  cluster_type?: Extension
  alt_stat_name?: string
  connect_timeout?: Duration
  /** `ROUND_ROBIN`, the default, is left out. */
  lb_policy?: LbPolicy
  circuit_breakers?: { thresholds: CircuitBreakerThresholds[] }
  cleanup_interval?: Duration
  common_lb_config?: CommonLbConfig
  dns_jitter?: Duration
  /** `AUTO`, the default, is left out. */
  dns_lookup_family?: DnsLookupFamily
  dns_refresh_rate?: Duration
  respect_dns_ttl?: boolean
  typed_dns_resolver_config?: Extension
  eds_cluster_config?: { eds_config: ConfigSource; service_name?: string }
  filters?: { name: string; typed_config: TypedConfig }[]
  least_request_lb_config?: { slow_start_config: SlowStartConfig }
  load_assignment?: ClusterLoadAssignment
  maglev_lb_config?: { table_size: string }
  metadata?: Metadata
  original_dst_lb_config?: OriginalDstLbConfig
  outlier_detection?: EnvoyOutlierDetection
  ring_hash_lb_config?: { minimum_ring_size: string }
  round_robin_lb_config?: { slow_start_config: SlowStartConfig }
  transport_socket?: TransportSocket
  transport_socket_matches?: TransportSocketMatch[]
  typed_extension_protocol_options?: Record<string, TypedConfig>
  upstream_bind_config?: { source_address: SocketAddress; extra_source_addresses?: { address: SocketAddress }[] }
  upstream_connection_options?: { tcp_keepalive: TcpKeepaliveOptions }
}

/** `STATIC` is protobuf's default, yet written: the field is part of a oneof. */
export type DiscoveryType = 'STATIC' | 'STRICT_DNS' | 'LOGICAL_DNS' | 'EDS' | 'ORIGINAL_DST'
export type LbPolicy = 'LEAST_REQUEST' | 'RING_HASH' | 'RANDOM' | 'MAGLEV' | 'CLUSTER_PROVIDED'
export type DnsLookupFamily = 'V4_ONLY' | 'V6_ONLY' | 'ALL'

export interface EnvoyPercent {
  /** 0 is left out. */
  value?: number
}

export interface CommonLbConfig {
  healthy_panic_threshold?: EnvoyPercent
  locality_weighted_lb_config?: Record<string, never>
  zone_aware_lb_config?: { routing_enabled?: EnvoyPercent; min_cluster_size?: string }
  override_host_status?: { statuses: ('HEALTHY' | 'DRAINING' | 'UNKNOWN' | 'DEGRADED')[] }
}

export interface CircuitBreakerThresholds {
  max_connections: number
  max_pending_requests: number
  max_requests: number
  max_retries: number
  retry_budget?: { budget_percent: EnvoyPercent; min_retry_concurrency: number; budget_interval?: Duration }
}

/** All counts are wrappers: 0 stays. */
export interface EnvoyOutlierDetection {
  consecutive_5xx?: number
  consecutive_gateway_failure?: number
  consecutive_local_origin_failure?: number
  enforcing_consecutive_5xx?: number
  enforcing_consecutive_gateway_failure?: number
  enforcing_consecutive_local_origin_failure?: number
  enforcing_success_rate: number
  enforcing_local_origin_success_rate?: number
  interval?: Duration
  base_ejection_time?: Duration
  max_ejection_percent?: number
  split_external_local_origin_errors?: boolean
}

export interface SlowStartConfig {
  slow_start_window?: Duration
  aggression?: { default_value?: number; runtime_key: string }
  min_weight_percent?: EnvoyPercent
}

export interface OriginalDstLbConfig {
  upstream_port_override?: number
  metadata_key?: { key: string; path: { key: string }[] }
}

export interface TcpKeepaliveOptions {
  keepalive_probes?: number
  keepalive_time?: number
  keepalive_interval?: number
}

/** `envoy.extensions.upstreams.http.v3.HttpProtocolOptions`, without its `@type`. */
export interface HttpProtocolOptions {
  common_http_protocol_options?: {
    idle_timeout?: Duration
    max_connection_duration?: Duration
    max_requests_per_connection?: number
  }
  /** One of the two, always there. */
  explicit_http_config?: { http_protocol_options: Http1Options } | { http2_protocol_options: Http2Options }
  use_downstream_protocol_config?: { http_protocol_options: Http1Options; http2_protocol_options: Http2Options }
  upstream_http_protocol_options?: { auto_sni?: boolean; auto_san_validation?: boolean }
}

export interface Http1Options {
  header_key_format?: { stateful_formatter: Extension }
}

export interface Http2Options {
  allow_connect?: boolean
  max_concurrent_streams?: number
  initial_stream_window_size?: number
  initial_connection_window_size?: number
  connection_keepalive?: { interval?: Duration; timeout?: Duration }
}
