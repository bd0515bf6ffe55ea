import { memo1 } from '../memo.js'
import { readResource } from '../schema/index.js'
import { rowAt } from '../schema/row-at.js'
import { isUnreadable } from '../schema/webhook/index.js'
import type { Labels } from '../types/resource.js'
import type { Path, SourceDocument } from '../types/source.js'
import { type Collection, collectionOf, collections, istioCollections } from './collections.js'
import { at, isMapping, listAt, textAt, textMapAt } from './read.js'

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
    spec: at(object, 'spec'),
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

const istio: ReadonlySet<Collection> = new Set(istioCollections)

/**
 * Whether Go decodes the document: values must have their field's type; what else the schema asks for is not looked at. Istio's own kinds
 * are decoded as protobuf's JSON, which takes numbers in quotes but no unknown value of an enum.
 * Istio: pilot/pkg/config/file/store.go#parseChunk
 */
function isDecodable(document: SourceDocument, collection: Collection): boolean {
  if (schemaless.has(collection)) return hasTexts(document.value)
  const isIstio = istio.has(collection)
  return readResource(document).findings.every(({ code, level, arguments: args, path = [] }) => {
    if (level !== 'error') return true
    const isInSpec = path[0] === 'spec'
    if (isIstio && isInSpec) {
      const row = rowAt(textAt(document.value, 'apiVersion'), textAt(document.value, 'kind'), path)
      return !isUnreadable(code, args, valueAt(document.value, path), row)
    }
    return code !== 'MB0112' && code !== 'MB0113'
  })
}

/** Kinds that the schemas do not have. */
const schemaless: ReadonlySet<Collection> = new Set([
  'CustomResourceDefinition',
  'MutatingWebhookConfiguration',
  'ValidatingWebhookConfiguration',
])

/** Whether what the analysis reads of such an object as text is text. */
function hasTexts(object: unknown): boolean {
  const isText = (value: unknown): boolean => value === undefined || typeof value === 'string'
  const isTextMap = (value: unknown): boolean => value === undefined || (isMapping(value) && Object.values(value).every(isText))
  const isSelector = (selector: unknown): boolean =>
    isTextMap(at(selector, 'matchLabels')) &&
    listAt(selector, 'matchExpressions').every(
      (e) => [at(e, 'key'), at(e, 'operator')].every(isText) && listAt(e, 'values').every((value) => value === null || isText(value)),
    )
  const metadata = at(object, 'metadata')
  return (
    [at(metadata, 'name'), at(metadata, 'namespace')].every(isText) &&
    [at(metadata, 'labels'), at(metadata, 'annotations')].every(isTextMap) &&
    listAt(object, 'webhooks').every(
      (hook) =>
        [at(hook, 'name'), at(hook, 'clientConfig', 'url')].every(isText) &&
        [at(hook, 'namespaceSelector'), at(hook, 'objectSelector')].every(isSelector),
    )
  )
}

const valueAt = (value: unknown, path: Path): unknown =>
  path.reduce<unknown>((here, step) => (typeof step === 'number' && Array.isArray(here) ? here[step] : at(here, String(step))), value)
