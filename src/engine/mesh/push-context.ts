import type { Proxy } from '../types/proxy.js'
import type { Resource } from '../types/resource.js'
import type { AmbientIndex } from './ambient/index.js'
import type { MergedGateway } from './gateway/merged-gateway.js'
import type { MeshConfig } from './mesh-config.js'
import type { Endpoint } from './model/endpoint.js'
import type { DestinationRuleInEffect, VirtualServiceRule } from './model/rules.js'
import type { Service } from './model/service.js'
import type { ServiceTarget } from './model/target.js'
import type { SidecarScope } from './sidecar-scope/scope.js'

/**
 * Everything a push needs, indexed: what istiod calls the push context. Immutable; parts whose inputs an edit did not touch keep their identity.
 * Istio: pilot/pkg/model/push_context.go#PushContext
 */
export interface PushContext {
  readonly mesh: MeshConfig
  /** All services, oldest first, ties by name and namespace. */
  readonly services: readonly Service[]
  /** Hostname, then namespace. */
  serviceByHostname(hostname: string, namespace: string): Service | undefined
  servicesByHostname(hostname: string): ReadonlyMap<string, Service>
  /** All endpoints of a service, ready or not, in registry order. */
  endpointsOf(service: Service): readonly Endpoint[]
  /** SPIFFE identities that a client should expect behind a service, sorted. */
  serviceAccountsOf(service: Service): readonly string[]
  /** The proxy's own services. Istio: Proxy.ServiceTargets */
  targetsOf(proxy: Proxy): readonly ServiceTarget[]
  /** What the proxy may see: its Sidecar, or the default scope. */
  scopeOf(proxy: Proxy): SidecarScope
  /** VirtualServices of a gateway (`mesh` or `NAMESPACE/NAME`) visible from the namespace, in order of precedence. */
  virtualServicesForGateway(namespace: string, gateway: string): readonly VirtualServiceRule[]
  /** The DestinationRules that apply to `service` from `proxyNamespace`, by the lookup order; those with workload selectors included. */
  destinationRulesFor(proxyNamespace: string, service: Service): readonly DestinationRuleInEffect[]
  /** The reader's resources of one kind, oldest first, ties by name and namespace; the same array while none of them changed. Policies are indexed from it. Without `group`, Istio's kind where several groups have one of the name. */
  resourcesOf(kind: string, group?: string): readonly Resource[]
  /** Servers of all Gateways that select this proxy. */
  gatewaysOf(proxy: Proxy): MergedGateway | undefined
  /** Services and workloads as ambient mode knows them; made when first asked for. */
  ambient(): AmbientIndex
}
