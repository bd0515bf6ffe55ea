import type { ClusterState } from '../../cluster/index.js'
import type { PodSpec, PodStatus } from '../../types/kubernetes/pod.js'
import type { Resource } from '../../types/resource.js'
import type { Settings } from './settings.js'
import { isReady, podWorkload, type Workload } from './workload.js'

type Pod = Resource<PodSpec>

/** The cluster's pods, found by name or by address. Istio: pilot/pkg/serviceregistry/kube/controller/pod.go#PodCache */
export interface Pods {
  /** In the state's order. */
  readonly all: readonly Pod[]
  named(namespace: string, name: string): Pod | undefined
  /** One pod of the namespace that is ready and has the address. Several may, on the host's network: the first is a guess. */
  atAddress(ip: string, namespace: string): Pod | undefined
  workload(pod: Pod): Workload
}

export function podsOf(state: ClusterState, settingsOf: (namespace: string) => Settings): Pods {
  const all = state.list<PodSpec>('', 'Pod')
  const byName = new Map(all.map((p) => [`${p.namespace}/${p.name}`, p]))
  const nodes = new Map(state.list('', 'Node').map((n) => [n.name, n]))
  let byAddress: Map<string, Pod[]> | undefined
  return {
    all,
    named: (namespace, name) => byName.get(`${namespace}/${name}`),
    atAddress: (ip, namespace) => {
      if (!byAddress) {
        byAddress = new Map()
        for (const pod of all.filter(isReady)) {
          const address = (pod.status as PodStatus).podIP ?? ''
          byAddress.set(address, [...(byAddress.get(address) ?? []), pod])
        }
      }
      return byAddress.get(ip)?.find((p) => p.namespace === namespace)
    },
    workload: (pod) => podWorkload(pod, nodes.get(pod.spec?.nodeName ?? ''), settingsOf(pod.namespace)),
  }
}
