import type { Labels, Resource } from '../types/resource.js'
import type { SourceDocument } from '../types/source.js'

type JsonObject = Readonly<Record<string, unknown>>

const isObject = (value: unknown): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value)

const clusterKinds = new Set(['Namespace', 'GatewayClass', 'Node', 'IngressClass'])

/** Whether objects of the kind belong to the cluster and to no namespace. */
export const isClusterKind = (kind: string): boolean => clusterKinds.has(kind)

const at = (object: unknown, key: string): unknown => (isObject(object) && Object.hasOwn(object, key) ? object[key] : undefined)
const text = (value: unknown): string => (typeof value === 'string' ? value : '')

function labels(value: unknown): Labels {
  if (!isObject(value)) return {}
  return value as Labels
}

/**
 * The resource that a document writes; undefined where it has no kind or no name. A kind that lives in a namespace lands in `default`
 * when the document names none, as with `kubectl apply`. `createdAt` is NaN where the text gives no time: the cluster decides it.
 */
export function resourceOf(document: SourceDocument): Resource | undefined {
  const object = document.value
  if (!isObject(object)) return undefined
  const metadata = at(object, 'metadata')
  const kind = text(at(object, 'kind'))
  const name = text(at(metadata, 'name'))
  if (kind === '' || name === '') return undefined
  return {
    apiVersion: text(at(object, 'apiVersion')),
    kind,
    name,
    namespace: isClusterKind(kind) ? '' : text(at(metadata, 'namespace')) || 'default',
    labels: labels(at(metadata, 'labels')),
    annotations: labels(at(metadata, 'annotations')),
    createdAt: Date.parse(text(at(metadata, 'creationTimestamp'))),
    spec: at(object, 'spec'),
    status: at(object, 'status'),
    object,
    document,
  }
}
