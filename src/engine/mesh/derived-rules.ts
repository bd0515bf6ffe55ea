import type { ClusterState } from '../cluster/index.js'
import type { Resource } from '../types/resource.js'
import { type DerivedRules, gatewayApiRules } from './gateway-api/index.js'
import { gatewayApi } from './gateway-api/references.js'
import { ingressRules } from './ingress/index.js'
import type { MeshConfig } from './mesh-config.js'
import type { Rule } from './model/rules.js'
import type { ServiceIndex } from './sidecar-scope/index.js'

export type { DerivedRules } from './gateway-api/index.js'

const gatewayApiKinds = [
  'GatewayClass',
  'Gateway',
  'ListenerSet',
  'HTTPRoute',
  'GRPCRoute',
  'TCPRoute',
  'TLSRoute',
  'ReferenceGrant',
  'BackendTLSPolicy',
]

/**
 * Makes a function that converts Ingresses and the Gateway API. It keeps its last answer while nothing that conversions read changed, and
 * otherwise every rule that came out as it was, of objects that are what they were.
 */
export function createDerivedRules(): (state: ClusterState, services: ServiceIndex, mesh: MeshConfig) => DerivedRules {
  let last: { readonly inputs: readonly unknown[]; readonly rules: DerivedRules } | undefined
  const keep = { gateways: keepRules(), virtualServices: keepRules(), destinationRules: keepRules() }
  return (state, services, mesh) => {
    const inputs = inputsOf(state, services, mesh)
    if (last?.inputs.length === inputs.length && last.inputs.every((input, i) => input === inputs[i])) return last.rules
    const [gateways, ingresses] = [gatewayApiRules(state, services), ingressRules(state, mesh)]
    const rules: DerivedRules = {
      gateways: keep.gateways([...ingresses.gateways, ...gateways.gateways]),
      virtualServices: keep.virtualServices([...ingresses.virtualServices, ...gateways.virtualServices]),
      destinationRules: keep.destinationRules(gateways.destinationRules),
    }
    last = { inputs, rules }
    return rules
  }
}

/** Where there is nothing to convert, what conversions read does not matter. */
function inputsOf(state: ClusterState, services: ServiceIndex, mesh: MeshConfig): readonly unknown[] {
  const ingress = 'networking.k8s.io'
  const converted = [...gatewayApiKinds.map((kind) => state.list(gatewayApi, kind)), state.list(ingress, 'Ingress')]
  if (converted.every((list) => list.length === 0)) return []
  const read = ['Service', 'Namespace', 'Secret', 'ConfigMap'].map((kind) => state.list('', kind))
  return [...converted, ...read, state.list(ingress, 'IngressClass'), state.list('networking.istio.io', 'ServiceEntry'), services, mesh]
}

interface Kept<R> {
  readonly rule: R
  readonly text: string
  readonly sources: readonly Resource[]
}

/** A function that gives, for rules just made, the ones made before where nothing tells them apart. */
function keepRules(): <R extends Rule<object>>(rules: readonly R[]) => R[] {
  let before = new Map<string, Kept<unknown>>()
  return <R extends Rule<object>>(rules: readonly R[]) => {
    const after = new Map<string, Kept<unknown>>()
    const kept = rules.map((rule) => {
      const key = `${rule.namespace}/${rule.name}`
      const made: Kept<R> = { rule, text: JSON.stringify([rule.createdAt, rule.annotations, rule.spec]), sources: sourcesOf(rule) }
      const old = before.get(key) as Kept<R> | undefined
      const same =
        old?.text === made.text && old.sources.length === made.sources.length && old.sources.every((s, i) => s === made.sources[i])
      after.set(key, same ? old : made)
      return same ? old.rule : rule
    })
    before = after
    return kept
  }
}

/** The objects behind a rule: its own, and each route's. */
function sourcesOf(rule: Rule<object>): Resource[] {
  const routes = Object.entries(rule.spec).flatMap(([field, value]) =>
    field === 'http' || field === 'tcp' || field === 'tls' ? (value as unknown[]).map((_, i) => rule.whence(field, i).resource) : [],
  )
  return [rule.source, ...routes]
}
