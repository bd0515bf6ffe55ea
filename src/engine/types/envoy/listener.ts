import type { AccessLog } from './access-log.js'
import type { Address, CidrRange, Duration, Metadata, TypedConfig } from './core.js'
import type { Matcher } from './matcher.js'
import type { NetworkFilter } from './network-filters.js'
import type { DownstreamTlsSocket } from './tls.js'

/** Envoy v3 Listener, exactly what we generate. */
export interface Listener {
  name: string
  /** Absent on internal listeners. */
  address?: Address
  additional_addresses?: { address: Address }[]
  filter_chains: FilterChain[]
  /** Chooses the chain by its name, in place of the chains' own conditions. */
  filter_chain_matcher?: Matcher
  /** Taken when no other chain matches. */
  default_filter_chain?: FilterChain
  listener_filters?: ListenerFilter[]
  listener_filters_timeout?: Duration
  continue_on_listener_filters_timeout?: boolean
  /** Stands for any port by default; false where only `virtualOutbound` hands connections over. */
  bind_to_port?: boolean
  use_original_dst?: boolean
  transparent?: boolean
  traffic_direction?: 'INBOUND' | 'OUTBOUND'
  connection_balance_config?: { exact_balance: Record<string, never> }
  access_log?: AccessLog[]
  per_connection_buffer_limit_bytes?: number
  max_connections_to_accept_per_socket_event?: number
  internal_listener?: Record<string, never>
}

export interface FilterChain {
  name?: string
  filter_chain_match?: FilterChainMatch
  filters: NetworkFilter[]
  transport_socket?: DownstreamTlsSocket
  transport_socket_connect_timeout?: Duration
  metadata?: Metadata
}

export interface FilterChainMatch {
  destination_port?: number
  prefix_ranges?: CidrRange[]
  server_names?: string[]
  transport_protocol?: TransportProtocol
  application_protocols?: string[]
}

export type TransportProtocol = 'tls' | 'raw_buffer'

export interface ListenerFilter {
  name: string
  typed_config: TypedConfig
  /** The connections that pass it by. */
  filter_disabled?: ListenerFilterPredicate
}

/** `end` is exclusive. */
export type ListenerFilterPredicate =
  | { destination_port_range: { start?: number; end: number } }
  | { or_match: { rules: ListenerFilterPredicate[] } }
  | { not_match: ListenerFilterPredicate }
