import type { ClusterState } from '../../cluster/index.js'
import type { GatewaySpec } from '../../types/istio/gateway.js'
import type { PodSpec } from '../../types/kubernetes/pod.js'
import type { ProxyType } from '../../types/proxy.js'
import type { Resource } from '../../types/resource.js'
import { selects } from '../model/labels.js'
import type { Registry } from './index.js'
import { workloadNameOf } from './workload.js'

/** A pod that can be asked about. */
export interface ProxyInfo {
  /** `POD.NAMESPACE` */
  readonly id: string
  readonly namespace: string
  /** The Deployment, StatefulSet or DaemonSet, or the pod itself. */
  readonly workload: string
  /** What the pod looks like. */
  readonly type: ProxyType
  /** Whether a proxy is evidently there: injected, a gateway, a waypoint or ztunnel. Others are answered as if a sidecar were injected. */
  readonly hasProxy: boolean
  readonly pod: Resource<PodSpec>
}

/**
 * A pod's role, in this order: what Istio's own controllers and charts label (waypoints, gateways of the Gateway API, ztunnel), the injection
 * template it asks for, a sidecar that is there, an Istio Gateway that selects it.
 */
function roleOf(pod: Resource, gateways: readonly Resource<GatewaySpec>[]): { readonly type: ProxyType; readonly hasProxy: boolean } {
  const { labels, annotations } = pod
  const is = (type: ProxyType, hasProxy = true) => ({ type, hasProxy })
  const manager = labels['gateway.istio.io/managed']
  if (manager === 'istio.io-mesh-controller') return is('waypoint')
  if (manager !== undefined || labels['gateway.networking.k8s.io/gateway-name'] !== undefined) return is('router')
  if (labels.app === 'ztunnel') return is('ztunnel')
  const template = annotations['inject.istio.io/templates'] ?? labels['inject.istio.io/templates']
  if (template === 'gateway') return is('router')
  if (template === 'grpc-agent') return is('grpc')
  if (labels['security.istio.io/tlsMode'] === 'istio') return is('sidecar')
  const selected = gateways.some((g) => Object.keys(g.spec?.selector ?? {}).length > 0 && selects(g.spec.selector, labels))
  return selected ? is('router') : is('sidecar', false)
}

const kept = new WeakMap<Resource, ProxyInfo>()

/** The cluster's pods as proxies, in the cluster's order. */
export function proxiesOf(state: ClusterState, registry: Registry): readonly ProxyInfo[] {
  const gateways = state.list<GatewaySpec>('networking.istio.io', 'Gateway')
  return registry.pods.all.map((pod) => {
    const role = roleOf(pod, gateways)
    const known = kept.get(pod)
    if (known && known.type === role.type && known.hasProxy === role.hasProxy) return known
    const { name, namespace } = pod
    const info = { id: `${name}.${namespace}`, namespace, workload: workloadNameOf(pod), ...role, pod }
    kept.set(pod, info)
    return info
  })
}
