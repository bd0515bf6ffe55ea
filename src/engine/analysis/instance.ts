import { memo1 } from '../memo.js'
import { specAgain, undecodableHead, undecodableMessage, undecodableObject } from '../schema/decode/index.js'
import { readResource } from '../schema/index.js'
import type { Finding } from '../source/index.js'
import type { Labels } from '../types/resource.js'
import type { SourceDocument } from '../types/source.js'
import { type Collection, collectionOf, collections, istioCollections } from './collections.js'
import { at, isMapping, textAt, textMapAt } from './read.js'
import { hasShape, isShaped } from './shapes.js'

/**
 * A resource as `istioctl analyze` sees it: the document's own words, with no default filled in. Not a `Resource`, which the API server
 * would hold: a document that names no namespace has none, and one that the schema refuses is analysed if Go can decode it.
 */
export interface Instance {
  readonly collection: Collection
  readonly name: string
  /** Empty where the document names none, and for kinds that belong to the cluster. */
  readonly namespace: string
  /** `NAMESPACE/NAME`, or `NAME`. */
  readonly fullName: string
  readonly labels: Labels
  readonly annotations: Labels
  readonly spec: unknown
  readonly status: unknown
  readonly object: unknown
  /** Absent on what the analysis itself adds. */
  readonly document?: SourceDocument
}

const istio: ReadonlySet<Collection> = new Set(istioCollections)

export const fullNameOf = (namespace: string, name: string): string => (namespace === '' ? name : `${namespace}/${name}`)

/** A name in a reference, of the namespace it is in where it says no other. Istio: pkg/config/resource/name.go#NewShortOrFullName */
export const referenceOf = (namespace: string, reference: string): string =>
  reference.includes('/') ? reference.replace(/^\//, '') : fullNameOf(namespace, reference)

export function instanceFrom(collection: Collection, object: unknown, document?: SourceDocument): Instance {
  const name = textAt(object, 'metadata', 'name')
  const namespace = collections[collection].isClusterScoped ? '' : textAt(object, 'metadata', 'namespace')
  return {
    collection,
    name,
    namespace,
    fullName: fullNameOf(namespace, name),
    labels: textMapAt(object, 'metadata', 'labels'),
    annotations: textMapAt(object, 'metadata', 'annotations'),
    spec: istio.has(collection) && isMapping(object) ? specAgain(object) : at(object, 'spec'),
    status: at(object, 'status'),
    object,
    document,
  }
}

/** A document's instance; undefined where its kind is of no concern or Go could not decode it. Remembered as long as the document lives. */
export const instanceOf = memo1((document: SourceDocument): Instance | undefined => {
  const { value } = document
  if (!isMapping(value)) return undefined
  const collection = collectionOf(textAt(value, 'apiVersion'), textAt(value, 'kind'))
  if (collection === undefined || !isDecodable(document, collection)) return undefined
  return instanceFrom(collection, value, document)
})

/** Whether the document names a kind that the analysis looks at. */
export const isOfKnownKind = ({ value }: SourceDocument): boolean =>
  collectionOf(textAt(value, 'apiVersion'), textAt(value, 'kind')) !== undefined

/**
 * Whether Go decodes the document: values must have their field's type; what else the schema asks for is not looked at. Istio's own kinds
 * are decoded as protobuf's JSON, which takes numbers in quotes but no unknown value of an enum.
 * Istio: pilot/pkg/config/file/store.go#parseChunk
 */
function isDecodable(document: SourceDocument, collection: Collection): boolean {
  const { value } = document
  const [apiVersion, kind] = [textAt(value, 'apiVersion'), textAt(value, 'kind')]
  if (hasShape(collection)) return !undecodableHead(value) && isShaped(collection, value)
  if (!istio.has(collection)) return !undecodableObject(apiVersion, kind, value)
  if (undecodableHead(value) || undecodableMessage('spec', value) || undecodableMessage('status', value)) return false
  const isTime = ({ code, path }: Finding): boolean => code === 'MB0119' && path?.[0] === 'status'
  return !readResource(document).findings.some(isTime)
}
