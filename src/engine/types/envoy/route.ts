import type { Duration, Extension, HeaderValueOption, Metadata, RegexMatcher, StringMatcher, TypedConfig } from './core.js'

/** Envoy v3 RouteConfiguration, exactly what we generate. */
export interface RouteConfiguration {
  name: string
  virtual_hosts?: VirtualHost[]
  request_headers_to_remove?: string[]
  validate_clusters?: boolean
  max_direct_response_body_size_bytes?: number
  ignore_port_in_host_matching?: boolean
}

export interface VirtualHost {
  name: string
  domains?: string[]
  routes?: Route[]
  require_tls?: 'EXTERNAL_ONLY' | 'ALL'
  include_request_attempt_count?: boolean
  typed_per_filter_config?: Record<string, TypedConfig>
}

/** At most one of `route`, `redirect` and `direct_response`; none where the VirtualService asks for a redirect that Envoy cannot do. */
export interface Route {
  name?: string
  match: RouteMatch
  route?: RouteAction
  redirect?: RedirectAction
  direct_response?: DirectResponseAction
  metadata?: Metadata
  decorator?: { operation: string }
  stat_prefix?: string
  typed_per_filter_config?: Record<string, TypedConfig>
  request_headers_to_add?: HeaderValueOption[]
  request_headers_to_remove?: string[]
  response_headers_to_add?: HeaderValueOption[]
  response_headers_to_remove?: string[]
}

/** Exactly one of the path's kinds. */
export interface RouteMatch {
  prefix?: string
  path?: string
  path_separated_prefix?: string
  safe_regex?: RegexMatcher
  connect_matcher?: Record<string, never>
  case_sensitive?: boolean
  headers?: HeaderMatcher[]
  query_parameters?: QueryParameterMatcher[]
  dynamic_metadata?: MetadataMatcher[]
}

export interface HeaderMatcher {
  name: string
  string_match?: StringMatcher
  present_match?: boolean
  invert_match?: boolean
  treat_missing_header_as_empty?: boolean
}

export interface QueryParameterMatcher {
  name: string
  string_match?: StringMatcher
  present_match?: boolean
}

export interface MetadataMatcher {
  filter: string
  path: { key: string }[]
  value: ValueMatcher
  invert?: boolean
}

/** A string matcher without a pattern is what a claim that only has to be there comes to. */
export interface ValueMatcher {
  string_match?: StringMatcher | Record<string, never>
  list_match?: { one_of: ValueMatcher }
  or_match?: { value_matchers: ValueMatcher[] }
}

export interface RouteAction {
  cluster?: string
  weighted_clusters?: { clusters?: ClusterWeight[] }
  cluster_not_found_response_code?: 'NOT_FOUND' | 'INTERNAL_SERVER_ERROR'
  prefix_rewrite?: string
  regex_rewrite?: { pattern: RegexMatcher; substitution?: string }
  host_rewrite_literal?: string
  append_x_forwarded_host?: boolean
  timeout?: Duration
  /** Deprecated in Envoy, still what istiod sends: the cap of a request's own `grpc-timeout`; "0s" for none. */
  max_grpc_timeout?: Duration
  max_stream_duration?: { max_stream_duration?: Duration; grpc_timeout_header_max?: Duration }
  retry_policy?: RetryPolicy
  request_mirror_policies?: RequestMirrorPolicy[]
  hash_policy?: HashPolicy[]
  upgrade_configs?: { upgrade_type: string; connect_config?: Record<string, never> }[]
}

export interface ClusterWeight {
  name: string
  weight: number
  host_rewrite_literal?: string
  request_headers_to_add?: HeaderValueOption[]
  request_headers_to_remove?: string[]
  response_headers_to_add?: HeaderValueOption[]
  response_headers_to_remove?: string[]
}

export interface RetryPolicy {
  retry_on?: string
  num_retries?: number
  per_try_timeout?: Duration
  retry_priority?: Extension
  retry_host_predicate?: Extension[]
  /** A 64-bit integer, hence a string in protobuf's JSON. */
  host_selection_retry_max_attempts?: string
  retriable_status_codes?: number[]
  retry_back_off?: { base_interval: Duration }
}

/** `denominator` is left out for hundredths, `numerator` for zero. */
export interface FractionalPercent {
  numerator?: number
  denominator?: 'TEN_THOUSAND' | 'MILLION'
}

export interface RequestMirrorPolicy {
  cluster: string
  runtime_fraction: { default_value: FractionalPercent }
  trace_sampled: boolean
  disable_shadow_host_suffix_append: boolean
}

export interface HashPolicy {
  header?: { header_name?: string }
  cookie?: { name?: string; ttl?: Duration; path?: string; attributes?: { name?: string; value?: string }[] }
  connection_properties?: { source_ip?: boolean }
  query_parameter?: { name?: string }
}

export interface RedirectAction {
  scheme_redirect?: string
  host_redirect?: string
  port_redirect?: number
  path_redirect?: string
  prefix_rewrite?: string
  /** Left out for 301. */
  response_code?: 'FOUND' | 'SEE_OTHER' | 'TEMPORARY_REDIRECT' | 'PERMANENT_REDIRECT'
}

export interface DirectResponseAction {
  status?: number
  body?: { inline_string: string } | { inline_bytes: string } | Record<string, never>
}
