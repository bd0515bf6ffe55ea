import { isObject, type JsonObject } from './resource-of.js'

/** Where a schema has defaults: the value for a field left out, and what lies below it. */
interface Defaults {
  readonly value?: unknown
  readonly fields?: Readonly<Record<string, Defaults>>
  readonly items?: Defaults
}

const value = (v: unknown): Defaults => ({ value: v })
const fields = (f: Readonly<Record<string, Defaults>>, v?: unknown): Defaults => ({ fields: f, ...(v !== undefined && { value: v }) })
const each = (item: Defaults, v?: unknown): Defaults => ({ items: item, ...(v !== undefined && { value: v }) })

const group = 'gateway.networking.k8s.io'
const parentRef = fields({ group: value(group), kind: value('Gateway') })
const parents = fields({ parents: each(fields({ parentRef })) })
const serviceRef = { group: value(''), kind: value('Service') }
const secretRef = fields({ group: value(''), kind: value('Secret') })
const weighted = { ...serviceRef, weight: value(1) }
const mirror = { requestMirror: fields({ backendRef: fields(serviceRef), fraction: fields({ denominator: value(100) }) }) }
const root = { path: { type: 'PathPrefix', value: '/' } }
const same = { from: 'Same' }

const route = (rule: Readonly<Record<string, Defaults>>, rules?: unknown): Defaults =>
  fields({ spec: fields({ parentRefs: each(parentRef), rules: each(fields(rule), rules) }), status: parents })

const httpFilter = fields({ ...mirror, cors: fields({ maxAge: value(5) }), requestRedirect: fields({ statusCode: value(302) }) })
const exact = each(fields({ type: value('Exact') }))

const http = route(
  {
    matches: each(
      fields({
        path: fields({ type: value('PathPrefix'), value: value('/') }, root.path),
        headers: exact,
        queryParams: exact,
      }),
      [root],
    ),
    filters: each(httpFilter),
    backendRefs: each(fields({ ...weighted, filters: each(httpFilter) })),
  },
  [{ matches: [root] }],
)

const grpc = route({
  matches: each(fields({ headers: exact, method: fields({ type: value('Exact') }) })),
  filters: each(fields(mirror)),
  backendRefs: each(fields({ ...weighted, filters: each(fields(mirror)) })),
})

const plain = route({ backendRefs: each(fields(weighted)) })

const waiting = (type: string) => ({
  lastTransitionTime: '1970-01-01T00:00:00Z',
  message: 'Waiting for controller',
  reason: 'Pending',
  status: 'Unknown',
  type,
})
const conditions = [waiting('Accepted'), waiting('Programmed')]
const validation = fields({ validation: fields({ mode: value('AllowValidOnly') }) })

const gateway = fields({
  spec: fields({
    addresses: each(fields({ type: value('IPAddress') })),
    allowedListeners: fields({ namespaces: fields({ from: value('None') }, { from: 'None' }) }),
    listeners: each(
      fields({
        allowedRoutes: fields(
          { kinds: each(fields({ group: value(group) })), namespaces: fields({ from: value('Same') }, same) },
          { namespaces: same },
        ),
        tls: fields({ certificateRefs: each(secretRef), mode: value('Terminate') }),
      }),
    ),
    tls: fields({
      backend: fields({ clientCertificateRef: secretRef }),
      frontend: fields({ default: validation, perPort: each(fields({ tls: validation })) }),
    }),
  }),
  status: fields(
    {
      addresses: each(fields({ type: value('IPAddress') })),
      conditions: value(conditions),
      listeners: each(fields({ supportedKinds: each(fields({ group: value(group) })) })),
    },
    { conditions },
  ),
})

/** By kind. The defaults are the same in every version of these that has any. */
const kinds = new Map<string, Defaults>([
  ['HTTPRoute', http],
  ['GRPCRoute', grpc],
  ['TCPRoute', plain],
  ['TLSRoute', plain],
  ['Gateway', gateway],
])

function fill(v: unknown, defaults: Defaults): unknown {
  if (Array.isArray(v)) {
    const items = defaults.items
    return items ? v.map((e) => fill(e, items)) : v
  }
  if (!isObject(v) || !defaults.fields) return v
  const out: Record<string, unknown> = { ...v }
  for (const [name, below] of Object.entries(defaults.fields)) {
    if (!Object.hasOwn(out, name) && below.value !== undefined) out[name] = below.value
    if (Object.hasOwn(out, name)) out[name] = fill(out[name], below)
  }
  return out
}

/**
 * A Gateway API object with the defaults of its CRD, which the API server fills in. Others are returned as they are.
 * Source: the CRDs' schemas, in `schemas/`.
 */
export function withGatewayApiDefaults(object: JsonObject): JsonObject {
  const defaults = kinds.get(String(object.kind))
  if (!defaults || !String(object.apiVersion).startsWith(`${group}/`)) return object
  return fill(object, defaults) as JsonObject
}
