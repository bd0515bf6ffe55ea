import { memo2 } from '../../memo.js'
import type { PodSpec, PodStatus } from '../../types/kubernetes/pod.js'
import { origin } from '../../types/provenance.js'
import type { Locality } from '../../types/proxy.js'
import type { Labels, Origin, Resource } from '../../types/resource.js'
import { augmentLabels, localityLabel, network, nodeLocality, parseLocality } from './locality.js'
import { type Settings, spiffe } from './settings.js'

/** A pod or a WorkloadEntry, as what may stand behind a service. Istio: pilot/pkg/model/service.go#WorkloadInstance */
export interface Workload {
  readonly kind: 'Pod' | 'WorkloadEntry'
  readonly name: string
  readonly namespace: string
  /** An IP; a WorkloadEntry's may be a host name or `unix://…`. */
  readonly address: string
  readonly labels: Labels
  readonly locality: Locality
  readonly network: string
  readonly serviceAccount: string
  readonly tlsMode: string
  readonly workloadName: string
  readonly weight: number
  readonly hostname: string
  readonly subdomain: string
  readonly nodeName: string
  /** Ports by name: a pod's container ports, or the entry's `ports`. */
  readonly ports: ReadonlyMap<string, number>
  /** Only a ServiceEntry that Envoy resolves by DNS can take it: its address is no IP. */
  readonly dnsOnly: boolean
  readonly origin: Origin
}

interface OwnerReference {
  readonly kind?: string
  readonly name?: string
  readonly controller?: boolean
}

/** The Deployment, StatefulSet, … that made a pod, told by its owner, or the pod's own name. Istio: pkg/kube/util.go#GetWorkloadMetaFromPod */
export function workloadNameOf(pod: Resource): string {
  const named = pod.labels['service.istio.io/workload-name']
  if (named !== undefined) return named
  const metadata = (pod.object.metadata ?? {}) as { generateName?: string; ownerReferences?: readonly OwnerReference[] | null }
  const owner = metadata.generateName ? metadata.ownerReferences?.find((o) => o.controller === true) : undefined
  if (!owner?.name) return pod.name
  for (const hash of [pod.labels['pod-template-hash'], pod.labels['rollouts-pod-template-hash']]) {
    if (owner.kind === 'ReplicaSet' && hash && owner.name.endsWith(hash)) {
      return owner.name.endsWith(`-${hash}`) ? owner.name.slice(0, -hash.length - 1) : owner.name
    }
  }
  if (owner.kind === 'ReplicationController' && pod.labels.deploymentconfig) return pod.labels.deploymentconfig
  if (owner.kind === 'Job') return owner.name.replace(/(.)-\d{8,10}$/, '$1')
  return owner.name
}

/** Named TCP container ports, the first of a name; those of sidecar containers (`restartPolicy: Always`) after the others. */
function portsOf(spec: PodSpec): ReadonlyMap<string, number> {
  const ports = new Map<string, number>()
  const sidecars = (spec.initContainers ?? []).filter((c) => c.restartPolicy === 'Always')
  for (const container of [...(spec.containers ?? []), ...sidecars]) {
    for (const p of container.ports ?? []) {
      if (p.name && p.protocol === 'TCP' && !ports.has(p.name)) ports.set(p.name, p.containerPort ?? 0)
    }
  }
  return ports
}

const noNode = {} as Resource

/** A pod as a workload, on its node where that is known. Istio: kube/controller/endpoint_builder.go#NewEndpointBuilder */
export function podWorkload(pod: Resource<PodSpec>, node: Resource | undefined, settings: Settings): Workload {
  return convertPod(pod, node ?? noNode)(settings)
}

const convertPod = memo2((pod: Resource<PodSpec>, node: Resource) => {
  let last: { readonly settings: Settings; readonly workload: Workload } | undefined
  return (settings: Settings): Workload => {
    if (last?.settings === settings) return last.workload
    const spec = pod.spec ?? {}
    const status = (pod.status ?? {}) as PodStatus
    const said = localityLabel(pod.labels)
    const locality = said ? parseLocality(said) : node === noNode ? parseLocality('') : nodeLocality(node.labels)
    const networkId = pod.labels[network] || settings.network
    const subdomain = spec.subdomain ?? ''
    const nodeName = spec.nodeName ?? ''
    const workload: Workload = {
      kind: 'Pod',
      name: pod.name,
      namespace: pod.namespace,
      address: status.podIP ?? '',
      labels: augmentLabels(pod.labels, locality, nodeName, networkId),
      locality,
      network: networkId,
      serviceAccount: spiffe(settings.trustDomain, pod.namespace, spec.serviceAccountName ?? ''),
      tlsMode: pod.labels['security.istio.io/tlsMode'] ?? 'disabled',
      workloadName: workloadNameOf(pod),
      weight: 0,
      hostname: subdomain ? spec.hostname || pod.name : '',
      subdomain,
      nodeName,
      ports: portsOf(spec),
      dnsOnly: false,
      origin: origin(pod),
    }
    last = { settings, workload }
    return workload
  }
})

/** Whether a pod runs and answers, so that what selects pods by itself takes it. Istio: kube/controller/pod.go#IsPodReady */
export function isReady(pod: Resource): boolean {
  const status = (pod.status ?? {}) as PodStatus
  if (status.phase === 'Failed' || status.phase === 'Succeeded') return false
  if (!status.podIP && (status.podIPs ?? []).length === 0) return false
  if ((pod.object.metadata as { deletionTimestamp?: unknown } | undefined)?.deletionTimestamp) return false
  return status.conditions?.find((c) => c.type === 'Ready')?.status === 'True'
}
