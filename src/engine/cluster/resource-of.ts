import type { Labels, Resource } from '../types/resource.js'
import type { SourceDocument } from '../types/source.js'

export type JsonObject = Readonly<Record<string, unknown>>

export const isObject = (v: unknown): v is JsonObject => typeof v === 'object' && v !== null && !Array.isArray(v)

/** The object at `key`, or an empty one. */
export const objectAt = (o: unknown, key: string): JsonObject => {
  const v = isObject(o) && Object.hasOwn(o, key) ? o[key] : undefined
  return isObject(v) ? v : {}
}

export const listAt = (o: unknown, key: string): readonly unknown[] => {
  const v = isObject(o) && Object.hasOwn(o, key) ? o[key] : undefined
  return Array.isArray(v) ? v : []
}

export const stringAt = (o: unknown, key: string): string => {
  const v = isObject(o) && Object.hasOwn(o, key) ? o[key] : undefined
  return typeof v === 'string' ? v : ''
}

/** Labels or annotations: what is no string is spelled as one. */
export function labelsAt(o: unknown, key: string): Labels {
  const from = objectAt(o, key)
  const entries = Object.entries(from)
  if (entries.every(([, v]) => typeof v === 'string')) return from as Labels
  return Object.fromEntries(entries.map(([k, v]) => [k, typeof v === 'string' ? v : String(v)]))
}

/** A resource from a whole object, as the cluster keeps it. `document`: the text that it, or its maker, came from. */
export function resourceOf(object: JsonObject, document?: SourceDocument): Resource {
  const metadata = objectAt(object, 'metadata')
  const created = Date.parse(stringAt(metadata, 'creationTimestamp'))
  return {
    apiVersion: stringAt(object, 'apiVersion'),
    kind: stringAt(object, 'kind'),
    name: stringAt(metadata, 'name'),
    namespace: stringAt(metadata, 'namespace'),
    labels: labelsAt(metadata, 'labels'),
    annotations: labelsAt(metadata, 'annotations'),
    createdAt: Number.isNaN(created) ? 0 : created,
    spec: object.spec,
    status: object.status,
    object,
    document,
  }
}
