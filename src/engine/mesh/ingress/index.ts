/**
 * Ingress: what istiod makes of Kubernetes' own.
 * Takes Ingresses and IngressClasses; gives a Gateway for each Ingress that is Istio's and a VirtualService for each host.
 * Istio: pilot/pkg/config/kube/ingress/controller.go
 */
import type { ClusterState } from '../../cluster/index.js'
import type { IngressClassSpec, IngressSpec } from '../../types/kubernetes/ingress.js'
import type { DerivedRules } from '../gateway-api/index.js'
import type { MeshConfig } from '../mesh-config.js'
import { ingressGateway } from './gateway.js'
import { isForIstio } from './supported.js'
import { ingressVirtualServices } from './virtual-services.js'

export function ingressRules(state: ClusterState, mesh: MeshConfig): DerivedRules {
  const group = 'networking.k8s.io'
  const classOf = (name: string) => state.get<IngressClassSpec>(group, 'IngressClass', '', name)
  const ingresses = state.list<IngressSpec>(group, 'Ingress').filter((ingress) => isForIstio(ingress, mesh, classOf))
  return {
    gateways: ingresses.map((ingress) => ingressGateway(ingress, mesh)),
    virtualServices: ingressVirtualServices(ingresses, (namespace, name) => state.get('', 'Service', namespace, name)),
    destinationRules: [],
  }
}
