import type { ClusterState } from '../cluster/index.js'
import { type DerivedRules, gatewayApiRules } from './gateway-api/index.js'
import { gatewayApi } from './gateway-api/references.js'
import { ingressRules } from './ingress/index.js'
import type { MeshConfig } from './mesh-config.js'
import type { ServiceIndex } from './sidecar-scope/index.js'

export type { DerivedRules } from './gateway-api/index.js'

/** Makes a function that converts Ingresses and the Gateway API; it keeps its last answer while nothing that conversions read changed. */
export function createDerivedRules(): (state: ClusterState, services: ServiceIndex, mesh: MeshConfig) => DerivedRules {
  let last: { readonly inputs: readonly unknown[]; readonly rules: DerivedRules } | undefined
  return (state, services, mesh) => {
    const converted = [...gatewayApiKinds.map((kind) => state.list(gatewayApi, kind)), state.list('networking.k8s.io', 'Ingress')]
    const read = [
      state.list('networking.k8s.io', 'IngressClass'),
      ...['Service', 'Namespace', 'Secret', 'ConfigMap'].map((kind) => state.list('', kind)),
      state.list('networking.istio.io', 'ServiceEntry'),
      services,
      mesh,
    ]
    // Where there is nothing to convert, what conversions read does not matter.
    const inputs = converted.every((list) => list.length === 0) ? [] : [...converted, ...read]
    if (last?.inputs.length === inputs.length && last.inputs.every((input, i) => input === inputs[i])) return last.rules
    const [gateways, ingresses] = [gatewayApiRules(state, services), ingressRules(state, mesh)]
    const rules: DerivedRules = {
      gateways: [...ingresses.gateways, ...gateways.gateways],
      virtualServices: [...ingresses.virtualServices, ...gateways.virtualServices],
      destinationRules: gateways.destinationRules,
    }
    last = { inputs, rules }
    return rules
  }
}

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
