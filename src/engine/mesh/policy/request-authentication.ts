import type { RequestAuthenticationSpec } from '../../types/istio/request-authentication.js'
import type { Resource } from '../../types/resource.js'
import type { PushContext } from '../push-context.js'
import { policiesByNamespace } from './by-namespace.js'
import { attaches, type PolicySubject } from './policy-attachment.js'

export type RequestAuthentication = Resource<RequestAuthenticationSpec>

/**
 * The RequestAuthentications for a workload: its own namespace's, the root's, then the service's; oldest first in each.
 * Istio: pilot/pkg/model/authentication.go#GetJwtPoliciesForWorkload
 */
export function requestAuthenticationsFor(push: PushContext, subject: PolicySubject): readonly RequestAuthentication[] {
  const index = policiesByNamespace(push.resourcesOf('RequestAuthentication')) as ReadonlyMap<string, readonly RequestAuthentication[]>
  const namespaces = new Set([subject.namespace, subject.rootNamespace, ...subject.services.map((s) => s.namespace)])
  return [...namespaces].flatMap((namespace) => (index.get(namespace) ?? []).filter((p) => attaches(namespace, p.spec ?? {}, subject)))
}
