import type { PodSpec, PodStatus } from '../../types/kubernetes/pod.js'
import type { Proxy, ProxyType } from '../../types/proxy.js'
import type { Labels, Resource } from '../../types/resource.js'
import type { MeshConfig } from '../mesh-config.js'
import type { Registry } from './index.js'
import { injectedMetadata } from './injected-metadata.js'
import { augmentLabels, clusterId, parseLocality, region, subzone, zone } from './locality.js'
import { type Workload, workloadNameOf } from './workload.js'

/** The version whose control plane this is. */
export const istioVersion = '1.31.0'

/**
 * The proxy of a pod, as it presents itself when it connects. Labels are the registry's, with those of the topology.
 * The same object while the pod, its node and the mesh config are the same.
 * Istio: pilot/pkg/xds/ads.go#initProxyMetadata
 */
export function proxyOf(pod: Resource<PodSpec>, type: ProxyType, registry: Registry, mesh: MeshConfig): Proxy {
  const workload = registry.pods.workload(pod)
  const byType = kept.get(pod) ?? new Map<ProxyType, Kept>()
  kept.set(pod, byType)
  const last = byType.get(type)
  if (last?.workload === workload && last.mesh === mesh) return last.proxy
  const proxy = makeProxy(pod, type, workload.labels, mesh)
  byType.set(type, { workload, mesh, proxy })
  return proxy
}

interface Kept {
  readonly workload: Workload
  readonly mesh: MeshConfig
  readonly proxy: Proxy
}

const kept = new WeakMap<Resource, Map<ProxyType, Kept>>()

function makeProxy(pod: Resource<PodSpec>, type: ProxyType, known: Labels, mesh: MeshConfig): Proxy {
  const status = (pod.status ?? {}) as PodStatus
  const locality = { ...parseLocality(''), region: known[region] ?? '', zone: known[zone] ?? '', subzone: known[subzone] ?? '' }
  const nodeName = pod.spec?.nodeName ?? ''
  const ips = (status.podIPs ?? []).map((p) => p.ip ?? '').filter((ip) => ip !== '')
  const injected = injectedMetadata(pod.annotations, mesh)
  return {
    id: `${pod.name}.${pod.namespace}`,
    type,
    ipAddresses: status.podIP ? [status.podIP] : ips.slice(0, 1),
    namespace: pod.namespace,
    dnsDomain: `${pod.namespace}.svc.cluster.local`,
    labels: augmentLabels(known, locality, nodeName, ''),
    locality,
    pod,
    metadata: {
      istioVersion,
      clusterId,
      meshId: 'cluster.local',
      network: '',
      serviceAccount: pod.spec?.serviceAccountName ?? '',
      workloadName: workloadNameOf(pod),
      nodeName,
      labels: pod.labels,
      annotations: pod.annotations,
      ...injected,
      ...((type === 'router' || type === 'waypoint') && { interceptionMode: '' as const }),
    },
  }
}
