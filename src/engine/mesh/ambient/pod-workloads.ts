import type { EndpointSliceObject } from '../../types/kubernetes/endpoint-slice.js'
import type { PodSpec, PodStatus } from '../../types/kubernetes/pod.js'
import { madeBy, origin } from '../../types/provenance.js'
import type { Resource } from '../../types/resource.js'
import type { ZtunnelWorkload } from '../../types/ztunnel/workload.js'
import { serviceNameLabel } from '../registry/kubernetes-endpoints.js'
import { kubernetesHostname } from '../registry/kubernetes-service.js'
import { clusterId, region, subzone, zone } from '../registry/locality.js'
import { workloadNameOf } from '../registry/workload.js'
import { ipBytes } from './bytes.js'
import { podServicePorts } from './ports.js'
import type { ServiceInfo } from './service-info.js'
import type { ServiceLookup } from './service-lookup.js'
import {
  canonicalFields,
  localityField,
  placeFields,
  policiesField,
  text,
  tunnelFields,
  type WorkloadContext,
  type WorkloadInfo,
  waypointOf,
} from './workload-info.js'

type Pod = Resource<PodSpec>

/** The services whose slices name a pod: those without a selector reach it this way only. Istio: ambient/workloads.go#matchingServicesWithoutSelectors */
export function servicesBySlice(slices: readonly Resource[], lookup: ServiceLookup): (pod: Pod) => readonly ServiceInfo[] {
  const byPod = new Map<string, ServiceInfo[]>()
  for (const slice of slices) {
    const { addressType, endpoints = [] } = slice.object as EndpointSliceObject
    const name = slice.labels[serviceNameLabel]
    if (addressType === 'FQDN' || name === undefined) continue
    const info = lookup.kubernetes(slice.namespace, kubernetesHostname(name, slice.namespace))
    if (!info) continue
    for (const { targetRef } of endpoints) {
      if (targetRef?.kind !== 'Pod') continue
      const key = podKey(targetRef.namespace, targetRef.name, (targetRef as { uid?: string }).uid)
      const known = byPod.get(key)
      if (known) known.push(info)
      else byPod.set(key, [info])
    }
  }
  return (pod) => byPod.get(podKey(pod.namespace, pod.name, (pod.object.metadata as { uid?: string } | undefined)?.uid)) ?? []
}

const podKey = (namespace = '', name = '', uid = ''): string => `${namespace}/${name}/${uid}`

const isReady = ({ conditions = [] }: PodStatus): boolean => conditions.find((c) => c.type === 'Ready')?.status === 'True'

/** A pod as a workload; none once it is over, or before it has an address. Istio: ambient/workloads.go#podWorkloadBuilder */
export function podWorkload(
  pod: Pod,
  context: WorkloadContext,
  lookup: ServiceLookup,
  bySlice: (pod: Pod) => readonly ServiceInfo[],
  nodes: ReadonlyMap<string, Resource>,
): WorkloadInfo | undefined {
  const status = (pod.status ?? {}) as PodStatus
  if (status.phase === 'Failed' || status.phase === 'Succeeded') return undefined
  const listed = (status.podIPs ?? []).map((p) => p.ip ?? '')
  const addresses = listed.length > 0 ? listed : status.podIP ? [status.podIP] : []
  const bytes = addresses.map(ipBytes)
  if (addresses.length === 0 || !bytes.every((b) => b !== undefined)) return undefined
  const { name, namespace, labels } = pod
  const spec = pod.spec ?? {}
  const selecting = lookup.selecting(namespace, labels)
  const services = new Set([...selecting, ...bySlice(pod)])
  const { fields, waypoint } = waypointOf(context, labels, namespace)
  const terminating = !!(pod.object.metadata as { deletionTimestamp?: unknown } | undefined)?.deletionTimestamp
  const at = nodes.get(spec.nodeName ?? '')?.labels ?? {}
  const ports = podServicePorts(pod, services)
  const workload: ZtunnelWorkload = {
    uid: `${clusterId}//Pod/${namespace}/${name}`,
    name,
    namespace,
    ...placeFields(context, context.world.network),
    cluster_id: clusterId,
    addresses: bytes,
    ...text('service_account', spec.serviceAccountName ?? ''),
    ...fields,
    ...text('node', spec.nodeName ?? ''),
    ...(ports && { services: ports }),
    ...policiesField(context.policiesFor(namespace, labels)),
    ...((!isReady(status) || terminating) && { status: 'UNHEALTHY' }),
    ...localityField(at[region] ?? '', at[zone] ?? '', at[subzone] ?? ''),
    ...(spec.hostNetwork && { network_mode: 'HOST_NETWORK' }),
    ...canonicalFields(labels, workloadNameOf(pod)),
    ...tunnelFields(labels, pod.annotations),
  }
  madeBy(workload, origin(pod), ...[...services].map((s) => origin(s.source, 'spec')), waypoint && origin(waypoint.gateway))
  return { workload, labels, addresses, createdAt: pod.createdAt, waypoint }
}
