import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { withGatewayApiDefaults } from './gateway-api-defaults.js'

interface Schema {
  readonly default?: unknown
  readonly properties?: Readonly<Record<string, Schema>>
  readonly items?: Schema
}

/** An object with every place that may have defaults, and with none of them given. */
function bare(schema: Schema): unknown {
  if (schema.items) return [bare(schema.items)]
  const given = Object.entries(schema.properties ?? {}).filter(([, s]) => s.default === undefined && (s.properties || s.items))
  return Object.fromEntries(given.map(([name, s]) => [name, bare(s)]))
}

function filled(schema: Schema, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((v) => filled(schema.items ?? {}, v))
  if (typeof value !== 'object' || value === null) return value
  const out: Record<string, unknown> = { ...value }
  for (const [name, s] of Object.entries(schema.properties ?? {})) {
    if (!(name in out) && s.default !== undefined) out[name] = s.default
    if (name in out) out[name] = filled(s, out[name])
  }
  return out
}

const dir = new URL('../../../schemas/', import.meta.url)
const kinds = new Set(['HTTPRoute', 'GRPCRoute', 'TCPRoute', 'TLSRoute', 'Gateway', 'ReferenceGrant'])

describe('defaults of the Gateway API are those of its schemas', () => {
  for (const file of readdirSync(dir).sort()) {
    const [group, version, kind] = file.replace('.json', '').split('_') as [string, string, string]
    if (group !== 'gateway.networking.k8s.io' || !kinds.has(kind)) continue
    it(`${kind} ${version}`, () => {
      const schema = JSON.parse(readFileSync(new URL(file, dir), 'utf8')) as Schema
      const object = { ...(bare(schema) as object), apiVersion: `${group}/${version}`, kind }
      expect(withGatewayApiDefaults(object)).toEqual(filled(schema, object))
    })
  }
})
