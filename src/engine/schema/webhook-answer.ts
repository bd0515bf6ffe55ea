import type { Finding } from '../source/index.js'
import type { Resource } from '../types/resource.js'
import type { SourceDocument } from '../types/source.js'
import { undecodableHead, undecodableMessage, undecodableSpec } from './decode/index.js'
import { findingOf } from './findings.js'
import { readResource } from './read-resource.js'
import { at } from './resource.js'
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
  const { written } = readResource(document)
  const apiVersion = text(at(value, 'apiVersion'))
  const isGatewayApi = apiVersion.startsWith('gateway.networking.k8s.io/')
  const kind = text(at(value, 'kind'))
  if (!isGatewayApi && !/\.istio\.io\//.test(apiVersion)) return silent
  const fault =
    undecodableHead(value, true) ?? (isGatewayApi ? undecodableSpec(apiVersion, kind, value) : undecodableMessage('spec', value))
  if (fault) return { errors: [findingOf(document, kind, fault)], warnings: [] }
  if (!written) return silent
  const all = validateResource(asShown(written)).map((finding) => located(document, finding))
  const unreadable = all.find(({ code }) => code === 'MB0300')
  if (unreadable) return { errors: [unreadable], warnings: [] }
  const errors = all.filter(({ level }) => level === 'error')
  // With a refusal there are no warnings.
  return errors.length > 0 ? { errors, warnings: [] } : { errors, warnings: all }
}

/** The webhook sees an object as it is written: one that names no namespace has none. */
function asShown(written: Resource): Resource {
  return text(at(at(written.object, 'metadata'), 'namespace')) === '' ? { ...written, namespace: '' } : written
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '')
