import { memo1, memo2 } from '../../memo.js'
import type { Endpoint } from '../../mesh/model/endpoint.js'
import type { PushContext } from '../../mesh/push-context.js'
import type { ServiceEntrySpec, WorkloadEntrySpec } from '../../types/istio/service-entry.js'
import type { PodStatus } from '../../types/kubernetes/pod.js'
import type { Labels, Resource } from '../../types/resource.js'

const TUNNEL_LABEL = 'networking.istio.io/tunnel'

const speaksTunnel = (labels: Labels): boolean => (labels[TUNNEL_LABEL] ?? '').split(',').includes('http')

/** Where istiod itself runs, whose label names the cluster's network. */
const SYSTEM_NAMESPACE = 'istio-system'

const at = (network: string, address: string): string => `${network}/${address}`

/** Istio: pilot/pkg/serviceregistry/ambient/workloads.go#setTunnelProtocol */
const takesTunnels = ({ annotations, labels }: Resource): boolean =>
  annotations['ambient.istio.io/redirection'] === 'enabled' || speaksTunnel(labels)

/**
 * Addresses of pods that take tunnels: ztunnel stands before them, or they say so. Ambient mode knows a pod on the cluster's network,
 * whatever the pod's own label says.
 */
const addressesOfPods = memo1((pods: readonly Resource[]): readonly string[] =>
  pods.flatMap((pod) => {
    if (!takesTunnels(pod)) return []
    const { podIP, podIPs } = (pod.status ?? {}) as PodStatus
    return [podIP, ...(podIPs ?? []).map((p) => p.ip)].flatMap((ip) => ip || [])
  }),
)

const addressesOfEntries = memo1((entries: readonly Resource[]) =>
  entries.flatMap((entry) => {
    const { address, network } = (entry.spec ?? {}) as WorkloadEntrySpec
    return takesTunnels(entry) && address ? [{ address, network }] : []
  }),
)

/** What a ServiceEntry says holds for the endpoints that it lists itself. */
const addressesOfServices = memo1((entries: readonly Resource[]) =>
  entries.filter(takesTunnels).flatMap(({ spec }) => {
    const { endpoints = [] } = (spec ?? {}) as ServiceEntrySpec
    return endpoints.flatMap(({ address, network }) => (address ? [{ address, network }] : []))
  }),
)

/** `NETWORK/ADDRESS` of who takes HBONE tunnels in this push. The same object while pods, entries and the network are the same. */
export type Tunnels = ReadonlySet<string>

const tunnels = memo2((pods: readonly Resource[], entries: readonly Resource[]) =>
  memo1((services: readonly Resource[]) => {
    const byNetwork = new Map<string, Tunnels>()
    return (here: string): Tunnels => {
      const known = byNetwork.get(here)
      if (known) return known
      const ofEntries = [...addressesOfEntries(entries), ...addressesOfServices(services)]
      const made = new Set([
        ...addressesOfPods(pods).map((address) => at(here, address)),
        ...ofEntries.map(({ address, network }) => at(network || here, address)),
      ])
      byNetwork.set(here, made)
      return made
    }
  }),
)

export function tunnelsOf(push: PushContext): Tunnels {
  const system = push.resourcesOf('Namespace', '').find((n) => n.name === SYSTEM_NAMESPACE)
  const known = tunnels(push.resourcesOf('Pod'), push.resourcesOf('WorkloadEntry'))(push.resourcesOf('ServiceEntry'))
  return known(system?.labels['topology.istio.io/network'] ?? '')
}

/** Istio: pilot/pkg/xds/endpoints/endpoint_builder.go#supportTunnel */
export const takesTunnel = (endpoint: Endpoint, known: Tunnels): boolean =>
  endpoint.labels['gateway.istio.io/managed'] === 'istio.io-mesh-controller' || workloadTakesTunnel(endpoint, known)

/**
 * As `takesTunnel`, of workloads only: whom ambient mode knows on another network than the registry is not found.
 * Istio: pilot/pkg/model/push_context.go#AllInstancesSupportHBONE, #SupportsTunnel
 */
export const workloadTakesTunnel = (endpoint: Endpoint, known: Tunnels): boolean =>
  speaksTunnel(endpoint.labels) || endpoint.addresses.some((address) => known.has(at(endpoint.network, address)))
