/**
 * What the views read of an Envoy configuration, be it generated here or read from a dump: every field may be missing.
 * The exact types of what we generate are in `types/envoy`.
 */
export interface Address {
  readonly socket_address?: { readonly address?: string; readonly port_value?: number; readonly protocol?: string }
  readonly pipe?: { readonly path?: string }
  readonly envoy_internal_address?: { readonly server_listener_name?: string; readonly endpoint_id?: string }
}

export interface CidrRange {
  readonly address_prefix?: string
  readonly prefix_len?: number
}

export interface FilterChainMatch {
  readonly destination_port?: number
  readonly prefix_ranges?: readonly CidrRange[]
  readonly source_prefix_ranges?: readonly CidrRange[]
  readonly server_names?: readonly string[]
  readonly transport_protocol?: string
  readonly application_protocols?: readonly string[]
}

export interface Filter {
  readonly name?: string
  readonly typed_config?: object
}

export interface FilterChain {
  readonly name?: string
  readonly filter_chain_match?: FilterChainMatch
  readonly filters?: readonly Filter[]
}

export interface Listener {
  readonly name?: string
  readonly address?: Address
  readonly additional_addresses?: readonly { readonly address?: Address }[]
  readonly filter_chains?: readonly FilterChain[]
  readonly default_filter_chain?: FilterChain
  readonly internal_listener?: object
  readonly filter_chain_matcher?: object
  /** A gRPC client's: the settings of an HTTP connection manager. */
  readonly api_listener?: { readonly api_listener?: object }
}

export interface StringMatcher {
  readonly exact?: string
  readonly prefix?: string
  readonly suffix?: string
  readonly contains?: string
  readonly safe_regex?: { readonly regex?: string }
  readonly ignore_case?: boolean
}

export interface HeaderMatcher {
  readonly name?: string
  readonly string_match?: StringMatcher
  readonly present_match?: boolean
  readonly invert_match?: boolean
  readonly treat_missing_header_as_empty?: boolean
}

export interface RouteMatch {
  readonly prefix?: string
  readonly path?: string
  readonly path_separated_prefix?: string
  readonly safe_regex?: { readonly regex?: string }
  readonly case_sensitive?: boolean
  readonly headers?: readonly HeaderMatcher[]
  readonly query_parameters?: readonly { readonly name?: string; readonly string_match?: StringMatcher; readonly present_match?: boolean }[]
  readonly runtime_fraction?: object
}

export interface RouteAction {
  readonly cluster?: string
  readonly cluster_header?: string
  readonly weighted_clusters?: { readonly clusters?: readonly { readonly name?: string; readonly weight?: number }[] }
  readonly timeout?: string
  readonly retry_policy?: { readonly num_retries?: number; readonly retry_on?: string; readonly per_try_timeout?: string }
  readonly request_mirror_policies?: readonly { readonly cluster?: string }[]
  readonly prefix_rewrite?: string
  readonly regex_rewrite?: object
  readonly host_rewrite_literal?: string
}

export interface Route {
  readonly name?: string
  readonly match?: RouteMatch
  readonly route?: RouteAction
  readonly redirect?: object
  readonly direct_response?: { readonly status?: number }
  /** A gRPC server answers itself. */
  readonly non_forwarding_action?: object
  readonly typed_per_filter_config?: Readonly<Record<string, unknown>>
  readonly metadata?: MetadataShape
}

export interface MetadataShape {
  readonly filter_metadata?: { readonly istio?: { readonly config?: unknown; readonly subset?: unknown } }
}

export interface VirtualHost {
  readonly name?: string
  readonly domains?: readonly string[]
  readonly routes?: readonly Route[]
}

export interface RouteConfiguration {
  readonly name?: string
  readonly virtual_hosts?: readonly VirtualHost[]
}

export interface Cluster {
  readonly name?: string
  readonly type?: string
  readonly cluster_type?: { readonly name?: string }
  readonly lb_policy?: string
  readonly load_assignment?: LoadAssignment
  readonly metadata?: MetadataShape
}

export interface LbEndpoint {
  readonly endpoint?: { readonly address?: Address }
  readonly health_status?: string
  readonly load_balancing_weight?: number
}

export interface LoadAssignment {
  readonly cluster_name?: string
  readonly endpoints?: readonly {
    readonly lb_endpoints?: readonly LbEndpoint[]
    readonly priority?: number
    readonly locality?: { readonly region?: string; readonly zone?: string; readonly sub_zone?: string }
    readonly load_balancing_weight?: number
  }[]
}

export interface Configuration {
  readonly listeners: readonly Listener[]
  readonly routes: readonly RouteConfiguration[]
  readonly clusters: readonly Cluster[]
  readonly endpoints: readonly LoadAssignment[]
}
