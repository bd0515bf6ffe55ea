/**
 * Protobuf JSON with proto field names → bytes, by gRPC's own copy of Envoy's .proto files. Stricter than a proxy: a field that these do
 * not know is an error, so that a misspelt one cannot hide.
 */
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import protobuf from 'protobufjs'

type Json = Readonly<Record<string, unknown>>

const packageDirectory = path.dirname(createRequire(import.meta.url).resolve('@grpc/grpc-js-xds/package.json'))
const includes = ['envoy-api', 'xds', 'googleapis', 'protoc-gen-validate'].map((d) => path.join(packageDirectory, 'deps', d))

/** What an answer may hold, and the messages of the stream itself. */
const files = [
  'envoy/service/discovery/v3/ads.proto',
  'envoy/config/listener/v3/listener.proto',
  'envoy/config/route/v3/route.proto',
  'envoy/config/cluster/v3/cluster.proto',
  'envoy/config/endpoint/v3/endpoint.proto',
  'envoy/extensions/filters/network/http_connection_manager/v3/http_connection_manager.proto',
  'envoy/extensions/filters/http/fault/v3/fault.proto',
  'envoy/extensions/filters/http/rbac/v3/rbac.proto',
  'envoy/extensions/filters/http/router/v3/router.proto',
  'envoy/extensions/retry/host/previous_hosts/v3/previous_hosts.proto',
  'envoy/extensions/transport_sockets/tls/v3/tls.proto',
]

function load(): protobuf.Root {
  const root = new protobuf.Root()
  const own = root.resolvePath
  root.resolvePath = (origin, target) => {
    if (path.isAbsolute(target)) return target
    const found = includes.map((d) => path.join(d, target)).find((file) => existsSync(file))
    return found ?? own.call(root, origin, target)
  }
  root.loadSync(files, { keepCase: true })
  root.resolveAll()
  return root
}

const root = load()

/** @throws where there is no such type */
export const messageType = (name: string): protobuf.Type => root.lookupType(name)

/** The bytes of a message. @throws on a field or a type that the .proto files do not have */
export const encode = (type: protobuf.Type, json: unknown): Uint8Array => type.encode(type.fromObject(plain(type, json))).finish()

/** `google.protobuf.Any` of a message. */
export const anyOf = (url: string, json: unknown) => ({
  type_url: url,
  value: encode(messageType(url.slice(url.lastIndexOf('/') + 1)), json),
})

/** What protobufjs takes: it knows no JSON forms of the well-known types. */
function plain(type: protobuf.Type, json: unknown): Record<string, unknown> {
  switch (type.fullName) {
    case '.google.protobuf.Any': {
      const { '@type': url, ...rest } = json as Json
      return anyOf(String(url), rest)
    }
    case '.google.protobuf.Duration': {
      const [, sign, seconds, fraction = ''] = /^(-?)(\d+)(?:\.(\d+))?s$/.exec(String(json)) ?? []
      if (seconds === undefined) throw new Error(`no duration: ${String(json)}`)
      const by = sign === '-' ? -1 : 1
      return { seconds: by * Number(seconds), nanos: by * Number(fraction.padEnd(9, '0')) }
    }
    case '.google.protobuf.Struct':
      return { fields: Object.fromEntries(Object.entries(json as Json).map(([key, value]) => [key, valueOf(value)])) }
    case '.google.protobuf.Value':
      return valueOf(json)
  }
  if (/^\.google\.protobuf\.\w+Value$/.test(type.fullName)) return { value: json }
  return Object.fromEntries(Object.entries(json as Json).map(([key, value]) => [key, fieldOf(type, key, value)]))
}

function fieldOf(type: protobuf.Type, key: string, value: unknown): unknown {
  const field = Object.hasOwn(type.fields, key) ? type.fields[key] : undefined
  if (!field) throw new Error(`${type.fullName} has no field ${key}`)
  const { resolvedType } = field.resolve()
  if (!(resolvedType instanceof protobuf.Type)) return value
  if (field.map) return Object.fromEntries(Object.entries(value as Json).map(([k, v]) => [k, plain(resolvedType, v)]))
  return field.repeated ? (value as readonly unknown[]).map((v) => plain(resolvedType, v)) : plain(resolvedType, value)
}

function valueOf(json: unknown): Record<string, unknown> {
  if (json === null) return { nullValue: 0 }
  if (typeof json === 'string') return { stringValue: json }
  if (typeof json === 'number') return { numberValue: json }
  if (typeof json === 'boolean') return { boolValue: json }
  if (Array.isArray(json)) return { listValue: { values: json.map(valueOf) } }
  return { structValue: { fields: Object.fromEntries(Object.entries(json as Json).map(([key, value]) => [key, valueOf(value)])) } }
}
