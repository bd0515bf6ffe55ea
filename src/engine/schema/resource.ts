import type { Labels, Resource } from '../types/resource.js'
import type { SourceDocument } from '../types/source.js'

export type JsonObject = Readonly<Record<string, unknown>>

export const isObject = (value: unknown): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value)

/** The value at an own key; undefined for what is no mapping. */
export const at = (object: unknown, key: string): unknown => (isObject(object) && Object.hasOwn(object, key) ? object[key] : undefined)

const clusterKinds = new Set(['Namespace', 'GatewayClass', 'Node', 'IngressClass'])

/** Whether objects of the kind belong to the cluster and to no namespace. */
export const isClusterKind = (kind: string): boolean => clusterKinds.has(kind)

const text = (value: unknown): string => (typeof value === 'string' ? value : '')
const labels = (value: unknown): Labels => (isObject(value) ? (value as Labels) : {})

/**
 * The resource of an object that its schema allows. A kind that lives in a namespace lands in `default` when the document names none, as
 * with `kubectl apply`. `createdAt` is NaN where the text gives no time: the cluster stage then decides it, by order.
 */
export function resourceOf(object: JsonObject, document: SourceDocument): Resource {
  const metadata = at(object, 'metadata')
  const kind = text(at(object, 'kind'))
  return {
    apiVersion: text(at(object, 'apiVersion')),
    kind,
    name: text(at(metadata, 'name')),
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
