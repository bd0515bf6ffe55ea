import type { Endpoint } from '../../mesh/model/endpoint.js'
import type { Service } from '../../mesh/model/service.js'
import type { MutualTlsMode, PeerAuthentications } from '../../mesh/policy/peer-authentication.js'
import type { LoadBalancerSettings } from '../../types/istio/destination-rule.js'

/**
 * What a service's servers take, as far as the mesh's and the namespace's policies tell: a guess, for which clients prepare. Undefined
 * outside the mesh. Where clients go straight to an address, one server without a sidecar rules mutual TLS out.
 * Istio: pilot/pkg/model/push_context.go#BestEffortInferServiceMTLSMode
 */
export function servicePolicy(
  service: Service,
  endpoints: readonly Endpoint[],
  loadBalancer: LoadBalancerSettings | undefined,
  policies: PeerAuthentications,
): MutualTlsMode | undefined {
  if (service.meshExternal) return undefined
  if (service.resolution === 'Passthrough' || loadBalancer?.simple === 'PASSTHROUGH') {
    if (endpoints.length === 0 || endpoints.some((e) => e.tlsMode === 'disabled')) return 'DISABLE'
  }
  return policies.modeOfNamespace(service.namespace) ?? 'PERMISSIVE'
}
