import { createSourceReader } from '../../engine/source/index.js'
import type { SourceFile } from '../../engine/types/source.js'

/** A Kubernetes object as far as modes look at it. Everything may be missing: it is the reader's. */
export interface KubeObject {
  apiVersion?: string
  kind?: string
  metadata?: Meta
  spec?: Record<string, unknown>
  status?: unknown
}
export interface Meta {
  name?: string
  namespace?: string
  labels?: Record<string, string>
  annotations?: Record<string, string>
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)

/** The objects of files, in their order, each a copy that may be changed. */
export function objectsOf(files: readonly SourceFile[]): KubeObject[] {
  return createSourceReader()(files).documents.flatMap(({ value }) => (isRecord(value) ? [structuredClone(value) as KubeObject] : []))
}

/** Objects as files of one document each. JSON is YAML too. */
export const filesOf = (objects: readonly KubeObject[]): SourceFile[] =>
  objects.map((object, i) => ({ name: `${i}.yaml`, text: JSON.stringify(object) }))

const clusterWide = new Set(['Namespace', 'GatewayClass', 'Node'])

export const namespaceOf = ({ kind, metadata }: KubeObject): string | undefined =>
  kind !== undefined && clusterWide.has(kind) ? undefined : metadata?.namespace || 'default'

export function nameOf(object: KubeObject): string {
  const namespace = namespaceOf(object)
  const name = object.metadata?.name ?? ''
  return namespace === undefined ? `${object.kind}/${name}` : `${object.kind}/${namespace}/${name}`
}

/** The metadata that an object gives its pods: a template's, or a pod's own. */
export function podMetaOf(object: KubeObject): Meta | undefined {
  switch (object.kind) {
    case 'Pod':
      return metaIn(object as Record<string, unknown>)
    case 'Deployment':
    case 'StatefulSet':
    case 'DaemonSet':
    case 'ReplicaSet':
    case 'ReplicationController':
    case 'Job':
      return isRecord(object.spec?.template) ? metaIn(object.spec.template) : undefined
    case 'CronJob': {
      const job = object.spec?.jobTemplate
      const spec = isRecord(job) ? job.spec : undefined
      return isRecord(spec) && isRecord(spec.template) ? metaIn(spec.template) : undefined
    }
    default:
      return undefined
  }
}

function metaIn(holder: Record<string, unknown>): Meta {
  if (!isRecord(holder.metadata)) holder.metadata = {}
  return holder.metadata as Meta
}
