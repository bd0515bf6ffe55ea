import type { CidrRange, Extension, StringMatcher, TypedConfig } from './core.js'

/** Envoy v3 RBAC, exactly what we generate. */
export interface Rbac {
  /** ALLOW is the default and left out. */
  action?: 'DENY' | 'LOG'
  policies?: Record<string, RbacPolicy>
}

export interface RbacPolicy {
  permissions: Permission[]
  principals: Principal[]
}

export interface RbacHeaderMatcher {
  name: string
  present_match?: boolean
  string_match?: StringMatcher
}

export interface MetadataMatcher {
  filter: string
  path: { key: string }[]
  value: ValueMatcher
}

export type ValueMatcher =
  | { string_match: StringMatcher }
  | { list_match: { one_of: ValueMatcher } }
  | { or_match: { value_matchers: ValueMatcher[] } }

export type Permission =
  | { any: true }
  | { and_rules: { rules: Permission[] } }
  | { or_rules: { rules: Permission[] } }
  | { not_rule: Permission }
  | { destination_ip: CidrRange }
  | { destination_port: number }
  | { requested_server_name: StringMatcher }
  | { metadata: MetadataMatcher }
  | { header: RbacHeaderMatcher }
  | { url_path: { path: StringMatcher } }
  | { uri_template: Extension }

export type Principal =
  | { any: true }
  | { and_ids: { ids: Principal[] } }
  | { or_ids: { ids: Principal[] } }
  | { not_id: Principal }
  | { authenticated: { principal_name: StringMatcher } }
  | { filter_state: { key: string; string_match: StringMatcher } }
  | { direct_remote_ip: CidrRange }
  | { remote_ip: CidrRange }
  | { metadata: MetadataMatcher }
  | { header: RbacHeaderMatcher }

/** The RBAC filter's configuration, HTTP or network (which has a `stat_prefix` of its own). */
export interface RbacFilterConfig extends TypedConfig {
  rules?: Rbac
  shadow_rules?: Rbac
  shadow_rules_stat_prefix?: string
  stat_prefix?: string
}
