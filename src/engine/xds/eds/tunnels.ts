import { memo1, memo2 } from '../../memo.js'
import type { Endpoint } from '../../mesh/model/endpoint.js'
import type { PushContext } from '../../mesh/push-context.js'
import type { WorkloadEntrySpec } from '../../types/istio/service-entry.js'
import type { PodStatus } from '../../types/kubernetes/pod.js'
import type { Labels, Resource } from '../../types/resource.js'

const TUNNEL_LABEL = 'networking.istio.io/tunnel'

const speaksTunnel = (labels: Labels): boolean => (labels[TUNNEL_LABEL] ?? '').split(',').includes('http')

/** Addresses of workloads that take tunnels: ztunnel stands before them, or they say so. Istio: pilot/pkg/serviceregistry/ambient#setTunnelProtocol */
const addressesOfPods = memo1((pods: readonly Resource[]): ReadonlySet<string> => {
  const addresses = new Set<string>()
  for (const pod of pods) {
    if (pod.annotations['ambient.istio.io/redirection'] !== 'enabled' && !speaksTunnel(pod.labels)) continue
    const { podIP, podIPs } = (pod.status ?? {}) as PodStatus
    for (const ip of [podIP, ...(podIPs ?? []).map((p) => p.ip)]) if (ip) addresses.add(ip)
  }
  return addresses
})

const addressesOfEntries = memo1((entries: readonly Resource[]): ReadonlySet<string> => {
  const addresses = new Set<string>()
  for (const entry of entries) {
    const spec = (entry.spec ?? {}) as WorkloadEntrySpec
    if (speaksTunnel({ ...entry.labels, ...spec.labels }) && spec.address) addresses.add(spec.address)
  }
  return addresses
})

/** Who takes HBONE tunnels in this push. The same object while pods and WorkloadEntries are the same. */
export interface Tunnels {
  readonly pods: ReadonlySet<string>
  readonly entries: ReadonlySet<string>
}

const tunnels = memo2(
  (pods: readonly Resource[], entries: readonly Resource[]): Tunnels => ({
    pods: addressesOfPods(pods),
    entries: addressesOfEntries(entries),
  }),
)

export const tunnelsOf = (push: PushContext): Tunnels => tunnels(push.resourcesOf('Pod'), push.resourcesOf('WorkloadEntry'))

/** Istio: pilot/pkg/xds/endpoints/endpoint_builder.go#supportTunnel */
export const takesTunnel = (endpoint: Endpoint, tunnels: Tunnels): boolean =>
  endpoint.labels['gateway.istio.io/managed'] === 'istio.io-mesh-controller' || workloadTakesTunnel(endpoint, tunnels)

/** As `takesTunnel`, of workloads only. Istio: pilot/pkg/model/push_context.go#AllInstancesSupportHBONE */
export const workloadTakesTunnel = (endpoint: Endpoint, { pods, entries }: Tunnels): boolean =>
  speaksTunnel(endpoint.labels) || endpoint.addresses.some((a) => pods.has(a) || entries.has(a))
