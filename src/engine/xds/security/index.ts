/**
 * The filters that policies put before a service or a gateway: AuthorizationPolicy (RBAC and external authorizers) and RequestAuthentication (JWT).
 * Takes a proxy and the push, gives filters in Istio's order; listeners ask for them where a policy can apply.
 * Istio: pilot/pkg/networking/plugin/authz, pilot/pkg/networking/plugin/authn
 */
import type { Service } from '../../mesh/model/service.js'
import { authorizationPoliciesFor } from '../../mesh/policy/authorization-policy.js'
import { type PolicySubject, policySubject } from '../../mesh/policy/policy-attachment.js'
import { requestAuthenticationsFor } from '../../mesh/policy/request-authentication.js'
import type { PushContext } from '../../mesh/push-context.js'
import type { HttpFilter } from '../../types/envoy/http-connection-manager.js'
import type { NetworkFilter } from '../../types/envoy/network-filters.js'
import type { Proxy } from '../../types/proxy.js'
import { type AuthorizationFilter, customFilters, type FilterPlace, localFilters } from './authorization/filters.js'
import { jwtFilter } from './request-authentication/jwt-filter.js'

/** `custom`: action CUSTOM, asks an external authorizer. `local`: DENY, ALLOW and AUDIT, decided by Envoy. */
export type AuthorizationKind = 'custom' | 'local'

/** The kinds of resource that these filters are made of: while none of them changes, neither do the filters. */
export const SECURITY_KINDS = ['AuthorizationPolicy', 'RequestAuthentication'] as const

/** What a waypoint asks beyond a sidecar or a gateway. */
export interface WaypointOptions {
  /** The service whose traffic it is. */
  readonly service?: Service
  /** The waypoint's own HBONE port: policies apply as to any workload. */
  readonly treatAsSidecar?: boolean
  /** The peer's identity is in filter state. */
  readonly identityInFilterState?: boolean
}

/** For HTTP connection managers of inbound listeners and gateways. */
export const httpAuthorizationFilters = (
  kind: AuthorizationKind,
  proxy: Proxy,
  push: PushContext,
  options?: WaypointOptions,
): readonly HttpFilter[] => authorizationFilters(kind, 'http', proxy, push, options)

/** For TCP chains of inbound listeners and gateways. */
export const tcpAuthorizationFilters = (
  kind: AuthorizationKind,
  proxy: Proxy,
  push: PushContext,
  options?: WaypointOptions,
): readonly NetworkFilter[] => authorizationFilters(kind, 'tcp', proxy, push, options)

/** For a waypoint's HBONE port: rules that concern connections only, as HTTP filters. */
export const connectionRulesAsHttpFilters = (
  kind: AuthorizationKind,
  proxy: Proxy,
  push: PushContext,
  options?: WaypointOptions,
): readonly HttpFilter[] => authorizationFilters(kind, 'tcp-rules-in-http', proxy, push, options)

/** For HTTP connection managers of inbound listeners and gateways. */
export function jwtFilters(proxy: Proxy, push: PushContext, options?: WaypointOptions): readonly HttpFilter[] {
  const filter = jwtFilter(requestAuthenticationsFor(push, subjectOf(proxy, push, options)), proxy.type !== 'sidecar')
  return filter ? [filter] : []
}

function authorizationFilters(
  kind: AuthorizationKind,
  place: FilterPlace,
  proxy: Proxy,
  push: PushContext,
  options: WaypointOptions | undefined,
): readonly AuthorizationFilter[] {
  const policies = authorizationPoliciesFor(push, subjectOf(proxy, push, options))
  const filterOptions = { place, identityInFilterState: options?.identityInFilterState === true }
  return kind === 'custom' ? customFilters(push, policies.custom, filterOptions) : localFilters(push, policies, filterOptions)
}

const subjectOf = (proxy: Proxy, push: PushContext, options: WaypointOptions | undefined): PolicySubject =>
  policySubject(proxy, push.mesh.rootNamespace, options?.service ? [options.service] : [], options?.treatAsSidecar)
