import { type AuthorizationPolicy, authorizationPoliciesFor } from '../../mesh/policy/authorization-policy.js'
import { policySubject } from '../../mesh/policy/policy-attachment.js'
import type { PushContext } from '../../mesh/push-context.js'
import type { HttpFilter } from '../../types/envoy/http-connection-manager.js'
import type { RbacPolicy } from '../../types/envoy/rbac.js'
import { madeBy, origin } from '../../types/provenance.js'
import type { Proxy } from '../../types/proxy.js'
import { rbacPolicy } from '../security/authorization/rule.js'

/** Identities are compared as written: the mesh's aliases are not filled in for gRPC. */
const NO_ALIASES = ['cluster.local']

/**
 * The DENY and ALLOW policies of a server, as gRPC's own filter reads them.
 * Istio: pilot/pkg/networking/grpcgen/lds.go#buildRBAC
 */
export function grpcAuthorization(proxy: Proxy, push: PushContext): HttpFilter[] {
  const { deny, allow } = authorizationPoliciesFor(push, policySubject(proxy, push.mesh.rootNamespace))
  return [...filterOf('DENY', deny), ...filterOf('ALLOW', allow)]
}

function filterOf(action: 'DENY' | 'ALLOW', list: readonly AuthorizationPolicy[]): HttpFilter[] {
  const policies = new Map<string, RbacPolicy | Record<string, never>>()
  for (const policy of list) {
    for (const [i, rule] of (policy.spec?.rules ?? []).entries()) {
      const context = {
        tcp: false,
        identityInFilterState: false,
        namespace: policy.namespace,
        trustDomains: NO_ALIASES,
        allows: action === 'ALLOW',
      }
      // A rule that cannot be said stays, empty.
      const said = rbacPolicy(rule ?? {}, context) ?? {}
      policies.set(`${policy.namespace}-${policy.name}-${i}`, madeBy(said, origin(policy, 'spec', 'rules', i)))
    }
  }
  // A policy without rules, which elsewhere takes or refuses nothing, does not reach gRPC.
  if (policies.size === 0) return []
  const rules = { ...(action === 'DENY' && { action }), policies: Object.fromEntries(policies) }
  const filter: HttpFilter = {
    name: action === 'DENY' ? 'envoy.filters.http.rbac.DENY' : 'envoy.filters.http.rbac',
    typed_config: { '@type': 'type.googleapis.com/envoy.extensions.filters.http.rbac.v3.RBAC', rules },
  }
  return [madeBy(filter, ...list.map((p) => origin(p)))]
}
