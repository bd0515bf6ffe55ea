import { memo1 } from '../memo.js'
import type { Finding } from '../source/index.js'
import type { Resource } from '../types/resource.js'
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
  if (isPlaced && spec === written.spec) return written
  return { ...written, namespace: isPlaced ? written.namespace : '', spec, object: { ...written.object, spec } }
})

const text = (value: unknown): string => (typeof value === 'string' ? value : '')
