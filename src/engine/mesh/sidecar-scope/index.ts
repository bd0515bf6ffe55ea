/**
 * What each proxy may see: the scope that its Sidecar draws, or the default one.
 * Takes services, VirtualServices and DestinationRules, indexed, and the Sidecars; gives a proxy its SidecarScope.
 * Istio: pilot/pkg/model/sidecar.go, push_context.go#getSidecarScope
 */
import type { SidecarSpec } from '../../types/istio/sidecar.js'
import type { Proxy } from '../../types/proxy.js'
import type { Resource } from '../../types/resource.js'
import type { DestinationRuleIndex } from '../destination-rule/index.js'
import type { MeshConfig } from '../mesh-config.js'
import { selects } from '../model/labels.js'
import { byCreation, type DestinationRuleInEffect } from '../model/rules.js'
import { meshGateway, type VirtualServiceIndex } from '../virtual-service/index.js'
import { collectServices, egressListener, gatewayEgress } from './egress-listener.js'
import type { EgressListener, SidecarScope } from './scope.js'
import type { ServiceIndex } from './service-index.js'
import { ServiceUnion } from './service-union.js'

export { type ServiceIndex, serviceIndex } from './service-index.js'

/** What scopes are made from. */
export interface ScopeInputs {
  readonly mesh: MeshConfig
  readonly services: ServiceIndex
  readonly virtualServices: VirtualServiceIndex
  readonly destinationRules: DestinationRuleIndex
}

type Sidecar = Resource<SidecarSpec>

/** A function that gives a proxy its scope; each scope is made once, when first asked for. */
export function sidecarScopes(inputs: ScopeInputs, sidecars: readonly Sidecar[]): (proxy: Proxy) => SidecarScope {
  const ordered = [...sidecars].sort(byCreation)
  const selective = ordered.filter((s) => s.spec?.workloadSelector)
  const general = ordered.filter((s) => !s.spec?.workloadSelector)
  const forMesh = general.find((s) => s.namespace === inputs.mesh.rootNamespace)
  const made = new Map<string, SidecarScope>()
  const once = (key: string, make: () => SidecarScope): SidecarScope => {
    const scope = made.get(key) ?? make()
    made.set(key, scope)
    return scope
  }
  return (proxy) => {
    const { namespace } = proxy
    if (proxy.type === 'router' || proxy.type === 'waypoint') return once(`gateway ${namespace}`, () => gatewayScope(inputs, namespace))
    const own = (s: Sidecar): boolean => s.namespace === namespace
    const sidecar = selective.find((s) => own(s) && selects(s.spec.workloadSelector?.labels, proxy.labels)) ?? general.find(own) ?? forMesh
    const key = sidecar ? `sidecar ${namespace} ${sidecar.namespace}/${sidecar.name}` : `default ${namespace}`
    return once(key, () => sidecarScope(inputs, sidecar, namespace))
  }
}

/** Istio: pilot/pkg/model/sidecar.go#initSidecarScopeInternalIndexes */
function sidecarScope(inputs: ScopeInputs, sidecar: Sidecar | undefined, namespace: string): SidecarScope {
  const listeners = sidecar?.spec?.egress?.length ? sidecar.spec.egress : [undefined]
  const egressListeners = listeners.map((listener, i) => egressListener(inputs.services, inputs.virtualServices, namespace, listener, i))
  const union = new ServiceUnion()
  for (const egress of egressListeners) collectServices(union, egress, inputs.services, namespace)
  return scope(inputs, namespace, sidecar, union, egressListeners)
}

/** Everything that is visible to a gateway's namespace; Sidecars do not apply. Istio: pilot/pkg/model/sidecar.go#DefaultSidecarScopeForGateway */
function gatewayScope(inputs: ScopeInputs, namespace: string): SidecarScope {
  const union = new ServiceUnion()
  for (const service of inputs.services.visibleFrom(namespace)) union.add(service)
  return scope(inputs, namespace, undefined, union, [gatewayEgress(inputs.virtualServices.forGateway(namespace, meshGateway))])
}

function scope(
  { mesh, destinationRules }: ScopeInputs,
  namespace: string,
  sidecar: Sidecar | undefined,
  union: ServiceUnion,
  egressListeners: readonly EgressListener[],
): SidecarScope {
  const rules = new Map<string, readonly DestinationRuleInEffect[]>()
  const rulesFor = (hostname: string): readonly DestinationRuleInEffect[] => {
    const service = union.get(hostname)
    const found = rules.get(hostname) ?? (service ? destinationRules.find(namespace, hostname, service.namespace) : [])
    rules.set(hostname, found)
    return found
  }
  const own = sidecar?.spec?.outboundTrafficPolicy
  return {
    namespace,
    sidecar,
    services: union.services,
    serviceByHostname: (hostname) => union.get(hostname),
    destinationRule(proxy, hostname, direction = 'outbound') {
      const found = rulesFor(hostname)
      const chosen =
        direction === 'outbound' &&
        found.find(({ rule }) => {
          const selector = rule.spec.workloadSelector
          return selector && rule.namespace === namespace && selects(selector.matchLabels, proxy.labels)
        })
      return chosen || found.findLast(({ rule }) => !rule.spec.workloadSelector)
    },
    egressListeners,
    outboundTrafficPolicy: own ? { ...own, mode: own.mode ?? 'REGISTRY_ONLY' } : { mode: mesh.outboundTrafficPolicy.mode },
    inboundConnectionPoolForPort(port) {
      const listener = sidecar?.spec?.ingress?.find((ingress) => ingress.port?.number === port && ingress.connectionPool)
      return listener?.connectionPool ?? sidecar?.spec?.inboundConnectionPool
    },
  }
}
