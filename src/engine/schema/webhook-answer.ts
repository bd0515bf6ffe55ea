import type { Finding } from '../source/index.js'
import type { Resource } from '../types/resource.js'
import type { SourceDocument } from '../types/source.js'
import { undecodableHead, undecodableSpec } from './decode/index.js'
import { findingOf } from './findings.js'
import { readResource } from './read-resource.js'
import { at, isObject } from './resource.js'
import { rowAt } from './row-at.js'
import { isUnreadable, validateResource } from './webhook/index.js'
import { located } from './webhook-findings.js'

/** What the webhook itself would answer, whatever the API server and its schemas say before it. */
export interface WebhookAnswer {
  /** Why it refuses; empty where it does not. */
  readonly errors: readonly Finding[]
  readonly warnings: readonly Finding[]
}

const silent: WebhookAnswer = { errors: [], warnings: [] }

/** Istio's reader takes more than the schemas do; at the first thing that it cannot read it stops. */
export function webhookAnswer(document: SourceDocument): WebhookAnswer {
  const { value } = document
  const { written, findings } = readResource(document)
  const apiVersion = text(at(value, 'apiVersion'))
  const isGatewayApi = apiVersion.startsWith('gateway.networking.k8s.io/')
  const kind = text(at(value, 'kind'))
  if (!isGatewayApi && !/\.istio\.io\//.test(apiVersion)) return silent
  const fault = undecodableHead(value, true) ?? (isGatewayApi ? undecodableSpec(apiVersion, kind, value) : undefined)
  if (fault) return { errors: [findingOf(document, kind, fault)], warnings: [] }
  if (!written) return silent
  const unreadable = findings.filter(
    ({ code, path, arguments: args }) =>
      path?.[0] === 'spec' && isUnreadable(code, args, valueAt(value, path), rowAt(apiVersion, kind, path)),
  )
  const all = validateResource(asShown(written)).map((finding) => located(document, finding))
  const [first] = [...(isGatewayApi ? [] : unreadable), ...all.filter(({ code }) => code === 'MB0300')]
  if (first) return { errors: [first], warnings: [] }
  const errors = all.filter(({ level }) => level === 'error')
  // With a refusal there are no warnings.
  return errors.length > 0 ? { errors, warnings: [] } : { errors, warnings: all }
}

/** The webhook sees an object as it is written: one that names no namespace has none. */
function asShown(written: Resource): Resource {
  return text(at(at(written.object, 'metadata'), 'namespace')) === '' ? { ...written, namespace: '' } : written
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '')

function valueAt(value: unknown, path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>((v, step) => (Array.isArray(v) ? v[step as number] : isObject(v) ? at(v, String(step)) : undefined), value)
}
