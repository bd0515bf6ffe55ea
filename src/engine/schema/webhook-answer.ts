import { memo1 } from '../memo.js'
import type { Finding } from '../source/index.js'
import type { Labels, Resource } from '../types/resource.js'
import type { SourceDocument } from '../types/source.js'
import { specRead, undecodableHead, undecodableMessage, undecodableSpec } from './decode/index.js'
import { findingOf } from './findings.js'
import { readResource } from './read-resource.js'
import { at, isObject } from './resource.js'
import { validateResource } from './webhook/index.js'
import { located } from './webhook-findings.js'

/** What the webhook itself would answer, whatever the API server and its schemas say before it. */
export interface WebhookAnswer {
  /** Why it refuses; empty where it does not. */
  readonly errors: readonly Finding[]
  readonly warnings: readonly Finding[]
}

const silent: WebhookAnswer = { errors: [], warnings: [] }

/** At the first thing that Istio's reader cannot read it stops; it takes more than the schemas do. */
export function webhookAnswer(document: SourceDocument): WebhookAnswer {
  const { value } = document
  const apiVersion = text(at(value, 'apiVersion'))
  const isGatewayApi = apiVersion.startsWith('gateway.networking.k8s.io/')
  const kind = text(at(value, 'kind'))
  if (!isGatewayApi && !/\.istio\.io\//.test(apiVersion)) return silent
  const fault =
    undecodableHead(value, true) ?? (isGatewayApi ? undecodableSpec(apiVersion, kind, value) : undecodableMessage('spec', value))
  if (fault) return { errors: [findingOf(document, kind, fault)], warnings: [] }
  const shown = asShown(document)
  if (!shown) return silent
  const all = validateResource(shown).map((finding) => located(document, finding))
  const unreadable = all.find(({ code }) => code === 'MB0300')
  if (unreadable) return { errors: [unreadable], warnings: [] }
  const errors = all.filter(({ level }) => level === 'error')
  // With a refusal there are no warnings.
  return errors.length > 0 ? { errors, warnings: [] } : { errors, warnings: all }
}

/** The webhook sees an object as it is written, and the spec as protobuf reads it: one that names no namespace has none. */
const asShown = memo1((document: SourceDocument): Resource | undefined => {
  const { written } = readResource(document)
  const { value } = document
  if (!written || !isObject(value)) return written
  const isPlaced = text(at(at(value, 'metadata'), 'namespace')) !== ''
  const spec = written.apiVersion.includes('.istio.io/') ? specRead(value) : written.spec
  const [labels, annotations] = [written.labels, written.annotations].map(asTexts) as [Labels, Labels]
  if (isPlaced && spec === written.spec && labels === written.labels && annotations === written.annotations) return written
  const metadata = { ...(at(written.object, 'metadata') as object | undefined), labels, annotations }
  const object = { ...written.object, metadata, spec }
  return { ...written, namespace: isPlaced ? written.namespace : '', labels, annotations, spec, object }
})

/** Labels and annotations want no quotes: the webhook's reader knows that they are texts. */
function asTexts(labels: Labels): Labels {
  if (Object.values(labels).every((value) => typeof value === 'string')) return labels
  return Object.fromEntries(Object.entries(labels).map(([key, value]) => [key, String(value ?? '')]))
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '')
