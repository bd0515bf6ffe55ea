import type { ClusterState } from '../cluster/index.js'
import { memo1 } from '../memo.js'
import { addressText, parseAddress } from '../mesh/model/ip.js'
import type { PushContext } from '../mesh/push-context.js'
import type { ProxyInfo } from '../mesh/registry/proxies.js'
import type { PodSpec, PodStatus } from '../types/kubernetes/pod.js'
import type { Proxy, ProxyType } from '../types/proxy.js'
import type { XdsConfiguration } from '../types/xds.js'
import type { Answer } from '../xds/index.js'

/** What the way asks of the engine: the state that the stages before have made. */
export interface WayWorld {
  readonly cluster: ClusterState
  readonly push: PushContext
  readonly proxies: readonly ProxyInfo[]
  proxy(name: string, type?: ProxyType): Proxy | undefined
  configuration(proxy: Proxy): XdsConfiguration
  answer(proxy: Proxy): Answer
}

/**
 * What handles a pod's traffic: an Envoy beside the application (`sidecar`), the pod being an Envoy itself (`gateway`, `waypoint`), the node's
 * ztunnel (`ambient`), a gRPC library (`grpc`), or nothing (`plain`).
 */
export type Handling = 'sidecar' | 'gateway' | 'waypoint' | 'ambient' | 'grpc' | 'plain'

export interface Participant {
  /** `POD.NAMESPACE` */
  readonly id: string
  readonly workload: string
  readonly handling: Handling
  readonly address: string
  readonly info: ProxyInfo
  /** `cluster.local/ns/NAMESPACE/sa/ACCOUNT`: what its certificates say after `spiffe://`. */
  readonly identity: string
}

const handlings: Readonly<Record<ProxyType, Handling>> = {
  sidecar: 'sidecar',
  router: 'gateway',
  waypoint: 'waypoint',
  grpc: 'grpc',
  ztunnel: 'plain',
}

/** The pods of a world, by id, by workload and by address. */
export interface Participants {
  named(name: string): Participant | undefined
  atAddress(address: string): Participant | undefined
}

export const canonicalAddress = (address: string): string => {
  const parsed = parseAddress(address)
  return parsed ? addressText(parsed) : address
}

const byList = memo1((proxies: readonly ProxyInfo[]) => {
  const byName = new Map<string, ProxyInfo>()
  const byAddress = new Map<string, ProxyInfo>()
  for (const info of proxies) {
    byName.set(info.id, info)
    const spec = info.pod.spec as PodSpec | undefined
    // Pods on the host's network share the node's address: an address that is the node's is nobody's in particular.
    if (spec?.hostNetwork) continue
    for (const address of addressesOf(info)) if (!byAddress.has(address)) byAddress.set(address, info)
  }
  for (const info of proxies) {
    const name = `${info.workload}.${info.namespace}`
    if (!byName.has(name)) byName.set(name, info)
  }
  return { byName, byAddress }
})

export function addressesOf(info: ProxyInfo): string[] {
  const { podIP, podIPs = [] } = (info.pod.status ?? {}) as PodStatus
  return [...new Set([podIP, ...podIPs.map(({ ip }) => ip)].filter((ip) => ip !== undefined).map(canonicalAddress))]
}

export function participantsOf({ proxies, push }: WayWorld): Participants {
  const { byName, byAddress } = byList(proxies)
  const participant = (info: ProxyInfo | undefined): Participant | undefined => info && toParticipant(info, push)
  return {
    named: (name) => participant(byName.get(name)),
    atAddress: (address) => participant(byAddress.get(canonicalAddress(address))),
  }
}

function toParticipant(info: ProxyInfo, push: PushContext): Participant {
  const account = (info.pod.spec as PodSpec | undefined)?.serviceAccountName || 'default'
  const isAmbient = info.pod.annotations['ambient.istio.io/redirection'] === 'enabled'
  return {
    id: info.id,
    workload: info.workload,
    handling: info.hasProxy ? handlings[info.type] : isAmbient ? 'ambient' : 'plain',
    address: addressesOf(info)[0] ?? '',
    info,
    identity: `${push.mesh.trustDomain ?? 'cluster.local'}/ns/${info.namespace}/sa/${account}`,
  }
}
