import { isObject } from '../resource.js'
import type { Field, Message } from './envoy-schema.js'
import { type Json, messageOf } from './read-message.js'

type Steps = readonly (string | number)[]

/** A field that a message lacks, or a type that Envoy lacks, by its place in the value. */
export interface MessageFault {
  readonly kind: 'field' | 'type'
  readonly name: string
  readonly path: Steps
}

/** Packages of which every message is in our table; of others we do not know what there is. */
const complete = [
  ...['envoy.api.v2.', 'envoy.config.filter.', 'envoy.config.listener.', 'envoy.config.route.', 'envoy.config.trace.v3.'],
  ...['envoy.extensions.access_loggers.', 'envoy.extensions.compression.', 'envoy.extensions.filters.common.'],
  ...['envoy.extensions.filters.http.', 'envoy.extensions.filters.listener.', 'envoy.extensions.filters.network.'],
  ...['envoy.extensions.transport_sockets.', 'envoy.extensions.upstreams.', 'envoy.extensions.wasm.'],
]
const incomplete =
  /^envoy\.extensions\.(?:filters\.network\.(?:thrift_proxy|dubbo_proxy|generic_proxy|meta_protocol_proxy|rocketmq_proxy|kafka\w*)|transport_sockets\.(?:tap|quic)|filters\.http\.tap)\./

const isUnknownType = (url: string): boolean => {
  const name = url.slice(url.lastIndexOf('/') + 1)
  return messageOf(url) === undefined && complete.some((root) => name.startsWith(root)) && !incomplete.test(name)
}

/** What a strict reader would object to first in a value that a tolerant one takes; types that Envoy lacks stop both. */
export function* faultsOf(value: unknown, message: Message, path: Steps = []): Generator<MessageFault> {
  if (!isObject(value)) return
  for (const key of Object.keys(value)) {
    const given = value[key]
    const field = message.fields.get(key)
    if (!field) yield { kind: 'field', name: key, path: [...path, key] }
    else if (given !== null) yield* faultsOfField(given, field, [...path, key])
  }
}

function* faultsOfField(value: unknown, field: Field, path: Steps): Generator<MessageFault> {
  if (field.shape === 'single') yield* faultsOfValue(value, field, path)
  else if (Array.isArray(value)) for (const [i, item] of value.entries()) yield* faultsOfValue(item, field, [...path, i])
  else if (isObject(value)) for (const key of Object.keys(value)) yield* faultsOfValue(value[key], field, [...path, key])
}

function* faultsOfValue(value: unknown, { type }: Field, path: Steps): Generator<MessageFault> {
  if (type.kind === 'message') yield* faultsOf(value, type.message(), path)
  else if (type.kind === 'any' && isObject(value)) {
    const { '@type': url, ...fields } = value
    if (typeof url !== 'string') return
    const message = messageOf(url)
    if (message) yield* faultsOf(fields, message, path)
    else if (isUnknownType(url)) yield { kind: 'type', name: url, path: [...path, '@type'] }
  }
}

/** The names of extensions that a message which was read sets up by name alone. Istio: envoyfilter#recurseMissingTypedConfig */
export function untyped(read: Json, message: Message): string[] {
  const names: string[] = []
  const fields = new Set(message.fields.values())
  for (const field of fields) {
    const value = read[field.name]
    if (field.shape === 'single' && field.type.kind === 'message' && isObject(value)) names.push(...untyped(value, field.type.message()))
  }
  const isTyped = ['typed_config', 'config_discovery'].some((name) => read[name] !== undefined)
  if (message.fields.has('typed_config') && !isTyped) names.push(typeof read.name === 'string' ? read.name : '')
  return names
}
