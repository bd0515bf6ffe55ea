import type { ClusterState } from '../../cluster/index.js'
import type { AuthorizationPolicySpec } from '../../types/istio/authorization-policy.js'
import type { PeerAuthenticationSpec } from '../../types/istio/peer-authentication.js'
import type { ServiceEntrySpec, WorkloadEntrySpec } from '../../types/istio/service-entry.js'
import type { GatewayClassSpec, KubernetesGatewaySpec } from '../../types/kubernetes/gateway-api.js'
import type { PodSpec } from '../../types/kubernetes/pod.js'
import type { ServiceSpec } from '../../types/kubernetes/service.js'
import type { Resource } from '../../types/resource.js'
import type { MeshConfig } from '../mesh-config.js'
import { network } from '../registry/locality.js'

/** The objects that the ambient index is made from. */
export interface World {
  readonly mesh: MeshConfig
  readonly pods: readonly Resource<PodSpec>[]
  readonly nodes: readonly Resource[]
  readonly services: readonly Resource<ServiceSpec>[]
  readonly slices: readonly Resource[]
  readonly serviceEntries: readonly Resource<ServiceEntrySpec>[]
  readonly workloadEntries: readonly Resource<WorkloadEntrySpec>[]
  readonly gateways: readonly Resource<KubernetesGatewaySpec>[]
  readonly gatewayClasses: readonly Resource<GatewayClassSpec>[]
  readonly authorizationPolicies: readonly Resource<AuthorizationPolicySpec>[]
  readonly peerAuthentications: readonly Resource<PeerAuthenticationSpec>[]
  namespace(name: string): Resource | undefined
  /** The network of the cluster: what the label of Istio's own namespace says. */
  readonly network: string
}

/** Where istiod itself runs, whose label names the cluster's network. */
const SYSTEM_NAMESPACE = 'istio-system'

const kubernetesGateways = 'gateway.networking.k8s.io'
const networking = 'networking.istio.io'
const security = 'security.istio.io'

/** What the world depends on: while none of these changes, it is the same. */
export const worldInputs = (state: ClusterState, mesh: MeshConfig): readonly unknown[] => [
  mesh,
  ...['Pod', 'Node', 'Service', 'Namespace'].map((kind) => state.list('', kind)),
  state.list('discovery.k8s.io', 'EndpointSlice'),
  ...['ServiceEntry', 'WorkloadEntry'].map((kind) => state.list(networking, kind)),
  ...['Gateway', 'GatewayClass'].map((kind) => state.list(kubernetesGateways, kind)),
  ...['AuthorizationPolicy', 'PeerAuthentication'].map((kind) => state.list(security, kind)),
]

export function worldOf(state: ClusterState, mesh: MeshConfig): World {
  const namespaces = new Map(state.list('', 'Namespace').map((n) => [n.name, n]))
  return {
    mesh,
    pods: state.list('', 'Pod'),
    nodes: state.list('', 'Node'),
    services: state.list('', 'Service'),
    slices: state.list('discovery.k8s.io', 'EndpointSlice'),
    serviceEntries: state.list(networking, 'ServiceEntry'),
    workloadEntries: state.list(networking, 'WorkloadEntry'),
    gateways: state.list(kubernetesGateways, 'Gateway'),
    gatewayClasses: state.list(kubernetesGateways, 'GatewayClass'),
    authorizationPolicies: state.list(security, 'AuthorizationPolicy'),
    peerAuthentications: state.list(security, 'PeerAuthentication'),
    namespace: (name) => namespaces.get(name),
    network: namespaces.get(SYSTEM_NAMESPACE)?.labels[network] ?? '',
  }
}
