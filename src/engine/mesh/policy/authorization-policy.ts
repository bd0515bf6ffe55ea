import type { AuthorizationPolicySpec } from '../../types/istio/authorization-policy.js'
import type { Resource } from '../../types/resource.js'
import type { PushContext } from '../push-context.js'
import { policiesByNamespace } from './by-namespace.js'
import { attaches, type PolicySubject } from './policy-attachment.js'

export type AuthorizationPolicy = Resource<AuthorizationPolicySpec>

/** The policies for a workload, by action, in the order in which they apply: the root namespace's, the workload's, the service's; oldest first. */
export interface AuthorizationPolicies {
  readonly allow: readonly AuthorizationPolicy[]
  readonly deny: readonly AuthorizationPolicy[]
  readonly audit: readonly AuthorizationPolicy[]
  readonly custom: readonly AuthorizationPolicy[]
}

const none: AuthorizationPolicies = { allow: [], deny: [], audit: [], custom: [] }

/** Istio: pilot/pkg/model/authorization.go#ListAuthorizationPolicies */
export function authorizationPoliciesFor(push: PushContext, subject: PolicySubject): AuthorizationPolicies {
  const all = push.resourcesOf('AuthorizationPolicy')
  if (all.length === 0) return none
  const index = policiesByNamespace(all) as ReadonlyMap<string, readonly AuthorizationPolicy[]>
  const namespaces = new Set([subject.rootNamespace, subject.namespace, ...subject.services.map((s) => s.namespace)])
  const found: Record<keyof AuthorizationPolicies, AuthorizationPolicy[]> = { allow: [], deny: [], audit: [], custom: [] }
  for (const namespace of namespaces)
    for (const policy of index.get(namespace) ?? [])
      if (attaches(namespace, policy.spec ?? {}, subject)) found[actionOf(policy)].push(policy)
  return found
}

const actionOf = (policy: AuthorizationPolicy): keyof AuthorizationPolicies =>
  (({ ALLOW: 'allow', DENY: 'deny', AUDIT: 'audit', CUSTOM: 'custom' }) as const)[policy.spec?.action ?? 'ALLOW']
