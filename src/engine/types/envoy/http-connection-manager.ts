import type { AccessLog } from './access-log.js'
import type { CidrRange, ConfigSource, Duration, Extension, TypedConfig } from './core.js'
import type { RouteConfiguration } from './route.js'

export const HTTP_CONNECTION_MANAGER = 'envoy.filters.network.http_connection_manager'
export const HTTP_CONNECTION_MANAGER_TYPE =
  'type.googleapis.com/envoy.extensions.filters.network.http_connection_manager.v3.HttpConnectionManager'

/** A filter of an HTTP connection manager: configured in place, or fetched by name from the control plane. */
export interface HttpFilter {
  name: string
  typed_config?: TypedConfig
  config_discovery?: ExtensionConfigSource
}

export interface ExtensionConfigSource {
  config_source: ConfigSource
  type_urls: string[]
}

export type ForwardClientCert = 'SANITIZE' | 'FORWARD_ONLY' | 'APPEND_FORWARD' | 'SANITIZE_SET' | 'ALWAYS_FORWARD_ONLY'

/** Envoy's own default (SANITIZE, OVERWRITE, codec AUTO) is left out of the JSON. */
export interface HttpConnectionManager {
  codec_type?: 'HTTP3'
  stat_prefix: string
  rds?: { config_source: ConfigSource; route_config_name: string }
  route_config?: RouteConfiguration
  http_filters: HttpFilter[]
  tracing?: HttpTracing
  common_http_protocol_options?: HttpProtocolOptions
  http_protocol_options?: Http1ProtocolOptions
  http2_protocol_options?: Http2ProtocolOptions
  server_name?: string
  server_header_transformation?: 'PASS_THROUGH'
  request_timeout?: Duration
  request_headers_timeout?: Duration
  drain_timeout?: Duration
  stream_idle_timeout?: Duration
  access_log?: AccessLog[]
  use_remote_address?: boolean
  xff_num_trusted_hops?: number
  internal_address_config?: { cidr_ranges: CidrRange[] }
  generate_request_id?: boolean
  forward_client_cert_details?: ForwardClientCert
  set_current_client_cert_details?: { subject?: boolean; cert?: boolean; chain?: boolean; dns?: boolean; uri?: boolean }
  proxy_100_continue?: boolean
  upgrade_configs?: { upgrade_type: string }[]
  normalize_path?: boolean
  merge_slashes?: boolean
  path_with_escaped_slashes_action?: 'KEEP_UNCHANGED' | 'REJECT_REQUEST' | 'UNESCAPE_AND_REDIRECT' | 'UNESCAPE_AND_FORWARD'
  append_x_forwarded_port?: boolean
  request_id_extension?: { typed_config: TypedConfig }
}

export interface HttpConnectionManagerFilter {
  name: typeof HTTP_CONNECTION_MANAGER
  typed_config: TypedConfig & HttpConnectionManager
}

export interface HttpProtocolOptions {
  idle_timeout?: Duration
  max_connection_duration?: Duration
  max_stream_duration?: Duration
  headers_with_underscores_action?: 'REJECT_REQUEST' | 'DROP_HEADER'
}

export interface Http1ProtocolOptions {
  allow_absolute_url?: boolean
  accept_http_10?: boolean
  header_key_format?: { stateful_formatter: Extension }
}

export interface Http2ProtocolOptions {
  allow_connect?: boolean
  connection_keepalive?: { interval: Duration; timeout: Duration }
  max_concurrent_streams?: number
  initial_stream_window_size?: number
  initial_connection_window_size?: number
}

export interface Percent {
  value?: number
}

export interface HttpTracing {
  client_sampling?: Percent
  random_sampling?: Percent
  overall_sampling?: Percent
  custom_tags?: TracingTag[]
  max_path_tag_length?: number
  provider?: Extension
  spawn_upstream_span?: boolean
  no_context_propagation?: boolean
}

export interface TracingTag {
  tag: string
  literal?: { value?: string }
  environment?: { name?: string; default_value?: string }
  request_header?: { name?: string; default_value?: string }
  metadata?: { kind: { request: Record<string, never> }; metadata_key: { key: string; path: { key: string }[] } }
  value?: string
}
