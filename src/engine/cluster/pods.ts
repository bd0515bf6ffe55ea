import type { Resource } from '../types/resource.js'
import { wordOf } from './generated-names.js'
import { isInjected } from './injection/decision.js'
import { injected } from './injection/labels.js'
import { isObject, type JsonObject, listAt, objectAt, stringAt } from './resource-of.js'

/** Kinds whose pods we make, as their controllers would. */
export const workloadKinds: ReadonlySet<string> = new Set(['Deployment', 'StatefulSet', 'DaemonSet'])

/** No workload gets more pods than this, whatever it asks for: a slip of the finger must not stop the page. */
const mostReplicas = 1000

/** How many pods a workload has: `replicas`, or one. A DaemonSet has one too, as if for one node. */
export function replicasOf(workload: Resource): number {
  const n = objectAt(workload.object, 'spec').replicas
  return typeof n === 'number' && Number.isInteger(n) ? Math.min(Math.max(0, n), mostReplicas) : 1
}

/** The address of the n-th pod of the cluster, from 1. */
export const podAddress = (n: number): string => `10.244.${Math.floor(n / 250)}.${(n % 250) + 1}`

/** What the kubelet reports of a pod that runs. */
export const running = (ip: string): JsonObject => ({
  phase: 'Running',
  podIP: ip,
  podIPs: [{ ip }],
  conditions: [{ type: 'Ready', status: 'True' }],
})

/** Containers with the API server's default for a port's protocol. */
const withProtocols = (containers: readonly unknown[]): readonly unknown[] =>
  containers.map((c) => {
    if (!isObject(c) || listAt(c, 'ports').length === 0) return c
    return { ...c, ports: listAt(c, 'ports').map((p) => (isObject(p) && p.protocol == null ? { ...p, protocol: 'TCP' } : p)) }
  })

/** The `index`-th pod of a workload, with the address `ip`, named as Kubernetes names it. */
export function podOf(workload: Resource, index: number, ip: string, namespaceIsInjected: boolean): JsonObject {
  const template = objectAt(objectAt(workload.object, 'spec'), 'template')
  const { name, namespace } = workload
  const hash = workload.kind === 'Deployment' ? wordOf(`${name}/${namespace}`, 10) : ''
  const owner = hash ? { kind: 'ReplicaSet', name: `${name}-${hash}` } : { kind: workload.kind, name }
  const ordinal = owner.kind === 'StatefulSet'
  const metadata = objectAt(template, 'metadata')
  const spec = objectAt(template, 'spec')
  const pod: JsonObject = {
    ...template,
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      ...metadata,
      name: ordinal ? `${name}-${index}` : `${owner.name}-${wordOf(`${owner.name}/${index}`, 5)}`,
      namespace,
      labels: { ...objectAt(metadata, 'labels'), ...(hash && { 'pod-template-hash': hash }) },
      ...(!ordinal && { generateName: `${owner.name}-` }),
      ownerReferences: [{ apiVersion: 'apps/v1', ...owner, uid: owner.name, controller: true }],
    },
    spec: {
      ...spec,
      ...(Array.isArray(spec.containers) && { containers: withProtocols(spec.containers) }),
      serviceAccountName: stringAt(spec, 'serviceAccountName') || 'default',
    },
    status: running(ip),
  }
  return isInjected(pod, namespaceIsInjected) ? injected(pod, name) : pod
}
