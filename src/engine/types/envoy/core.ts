/** Parts of Envoy's v3 API that every resource shares, as protobuf JSON with proto field names. */

/** `"10s"`, `"0.500s"`: protobuf's JSON for a Duration. */
export type Duration = string

export interface SocketAddress {
  protocol?: 'UDP'
  /** Absent where it is known by its network only. */
  address?: string
  port_value: number
}

export type Address =
  | { socket_address: SocketAddress }
  | { pipe: { path: string } }
  | { envoy_internal_address: { server_listener_name: string; endpoint_id?: string } }

/** A message inside an Any. Its other fields belong to the type named. */
export interface TypedConfig {
  '@type': string
  [field: string]: unknown
}

/** A named extension: a filter, a transport socket, a predicate. */
export interface Extension {
  name: string
  typed_config?: TypedConfig
}

export interface Metadata {
  filter_metadata?: Record<string, Record<string, unknown>>
  typed_filter_metadata?: Record<string, TypedConfig>
}

export interface ConfigSource {
  ads?: Record<string, never>
  api_config_source?: {
    api_type: 'GRPC'
    grpc_services: { envoy_grpc: { cluster_name: string; authority?: string } }[]
    set_node_on_first_message_only?: boolean
    transport_api_version: 'V3'
  }
  initial_fetch_timeout?: Duration
  resource_api_version?: 'V3'
}

export interface CidrRange {
  address_prefix: string
  /** 0 is the default and left out by protobuf's JSON only for plain integers; this one is a wrapper and stays. */
  prefix_len: number
}

export type StringMatcher = (
  | { exact: string }
  | { prefix: string }
  | { suffix: string }
  | { contains: string }
  | { safe_regex: RegexMatcher }
) & { ignore_case?: boolean }

export interface RegexMatcher {
  google_re2?: Record<string, unknown>
  regex: string
}

export interface HeaderValueOption {
  header: { key: string; value?: string }
  append_action?: 'OVERWRITE_IF_EXISTS_OR_ADD' | 'ADD_IF_ABSENT' | 'OVERWRITE_IF_EXISTS'
}
