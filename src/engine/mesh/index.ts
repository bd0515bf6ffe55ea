/**
 * Mesh: from the state of the cluster to the push context.
 * Takes the cluster's state and the mesh config; gives services, endpoints and rules, indexed by who may see them.
 * What an edit did not touch keeps its identity from one push context to the next.
 * Istio: pilot/pkg/model/push_context.go#InitContext
 */
import type { ClusterState } from '../cluster/index.js'
import { memo1 } from '../memo.js'
import type { SidecarSpec } from '../types/istio/sidecar.js'
import type { Proxy } from '../types/proxy.js'
import type { Resource } from '../types/resource.js'
import { createAmbient } from './ambient/index.js'
import { createDerivedRules, type DerivedRules } from './derived-rules.js'
import { destinationRule, destinationRuleIndex } from './destination-rule/index.js'
import { createDiscovery } from './discovery.js'
import { gatewayRule, mergedGateways } from './gateway/index.js'
import type { MeshConfig } from './mesh-config.js'
import { byCreation } from './model/rules.js'
import type { PushContext } from './push-context.js'
import { createRegistry, type Registry } from './registry/index.js'
import { serviceAccounts } from './registry/service-accounts.js'
import { serviceIndex, sidecarScopes } from './sidecar-scope/index.js'
import { virtualServiceIndex, virtualServiceRule } from './virtual-service/index.js'

export interface Mesh {
  readonly push: PushContext
  readonly registry: Registry
}

const istio = 'networking.istio.io'

/** A function that keeps its last answer for as long as its arguments stay the same, by identity. */
function keepLast<A extends readonly unknown[], R>(f: (...args: A) => R): (...args: A) => R {
  let last: { readonly args: A; readonly answer: R } | undefined
  return (...args) => {
    if (last?.args.every((a, i) => a === args[i])) return last.answer
    last = { args, answer: f(...args) }
    return last.answer
  }
}

/** Makes a mesh stage. */
export function createMesh(): (state: ClusterState, mesh: MeshConfig) => Mesh {
  const discover = createDiscovery()
  const registryOf = createRegistry()
  const ambientOf = createAmbient()
  const services = keepLast(serviceIndex)
  const accounts = keepLast(serviceAccounts)
  const derivedRules = createDerivedRules()
  const virtualServices = keepLast((resources: readonly Resource[], derived: DerivedRules, mesh: MeshConfig) =>
    virtualServiceIndex([...resources.map(virtualServiceRule), ...derived.virtualServices], mesh),
  )
  const destinationRules = keepLast((resources: readonly Resource[], derived: DerivedRules, mesh: MeshConfig) =>
    destinationRuleIndex([...resources.map(destinationRule), ...derived.destinationRules], mesh),
  )
  const targets = keepLast((registry: Registry) => memo1((proxy: Proxy) => registry.targetsOf(proxy)))
  const gateways = keepLast((resources: readonly Resource[], derived: DerivedRules, targetsOf: PushContext['targetsOf']) =>
    mergedGateways([...resources.map(gatewayRule), ...derived.gateways], targetsOf),
  )
  const sorted = new WeakMap<readonly Resource[], readonly Resource[]>()
  const oldestFirst = (list: readonly Resource[]): readonly Resource[] => {
    const known = sorted.get(list) ?? [...list].sort(byCreation)
    sorted.set(list, known)
    return known
  }

  return keepLast((cluster: ClusterState, mesh: MeshConfig): Mesh => {
    const state = discover(cluster, mesh)
    const registry = registryOf(state, mesh)
    const serviceIndex = services(registry.services)
    const derived = derivedRules(state, serviceIndex, mesh)
    const rules = virtualServices(state.list(istio, 'VirtualService'), derived, mesh)
    const destinations = destinationRules(state.list(istio, 'DestinationRule'), derived, mesh)
    const inputs = { mesh, services: serviceIndex, virtualServices: rules, destinationRules: destinations }
    const targetsOf = targets(registry)
    const push: PushContext = {
      mesh,
      services: registry.services,
      serviceByHostname: (hostname, namespace) => serviceIndex.byHostname(hostname).get(namespace),
      servicesByHostname: (hostname) => serviceIndex.byHostname(hostname),
      endpointsOf: (service) => registry.endpointsOf(service.hostname, service.namespace),
      serviceAccountsOf: accounts(registry, mesh),
      targetsOf,
      scopeOf: sidecarScopes(inputs, state.list<SidecarSpec>(istio, 'Sidecar')),
      virtualServicesForGateway: (namespace, gateway) => rules.forGateway(namespace, gateway),
      destinationRulesFor: (namespace, service) => destinations.find(namespace, service.hostname, service.namespace),
      resourcesOf: (kind, group) => oldestFirst(group === undefined ? state.listKind(kind) : state.list(group, kind)),
      gatewaysOf: gateways(state.list(istio, 'Gateway'), derived, targetsOf),
      ambient: ambientOf(state, mesh),
    }
    return { push, registry }
  })
}
