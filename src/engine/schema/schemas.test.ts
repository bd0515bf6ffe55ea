import { readdirSync, readFileSync } from 'node:fs'
import Ajv, { type ValidateFunction } from 'ajv'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createSourceReader } from '../source/index.js'
import { hasFormat } from './formats.js'
import { table } from './generated/schemas.js'
import { validateFiles } from './index.js'
import { withoutNulls } from './nulls.js'
import { validate } from './validate.js'

type Schema = { readonly [keyword: string]: never } & {
  readonly type?: string | readonly string[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly additionalProperties?: boolean | Schema
  readonly items?: Schema
  readonly required?: readonly string[]
  readonly enum?: readonly string[]
  readonly const?: string
  readonly anyOf?: readonly Schema[]
}

const folder = new URL('../../../schemas/', import.meta.url)
const schemas = readdirSync(folder).map((file) => {
  const [group = '', version = '', kind = ''] = file.replace(/\.json$/, '').split('_')
  const schema: Schema = JSON.parse(readFileSync(new URL(file, folder), 'utf8'))
  return { apiVersion: group === 'core' ? version : `${group}/${version}`, kind, schema }
})

/** An independent judge. It fills in defaults, as the API server does before it validates. */
function judge(schema: Schema): ValidateFunction {
  const ajv = new Ajv({ strict: false, useDefaults: true, logger: false })
  for (const format of ['date-time', 'byte', 'ipv4', 'ipv6']) ajv.addFormat(format, (text: string) => hasFormat(text, format))
  ajv.addFormat('int32', { type: 'number', validate: (n: number) => n >= -(2 ** 31) && n < 2 ** 31 })
  for (const format of ['int64', 'double', 'float']) ajv.addFormat(format, true)
  return ajv.compile(schema)
}

const scalar = fc.oneof(
  fc.constantFrom(
    null,
    true,
    false,
    0,
    1,
    -1,
    80,
    1.5,
    65536,
    3e9,
    '',
    'a',
    'A-b',
    '*',
    'a.example.com',
    '10.0.0.1',
    '::1',
    '5s',
    'a'.repeat(300),
    'IPAddress',
    'Hostname',
    '2026-01-01T00:00:00Z',
  ),
  fc.string({ maxLength: 5 }),
)

/** Values that mostly fit the schema and sometimes do not. */
function valuesOf(schema: Schema, depth = 0): fc.Arbitrary<unknown> {
  const wrong = fc.oneof(scalar, fc.constantFrom([], {}, [1], { a: 1 }))
  const sometimesWrong = (right: fc.Arbitrary<unknown>) => fc.oneof({ arbitrary: right, weight: 40 }, { arbitrary: wrong, weight: 1 })
  const known = schema.enum ?? (schema.const === undefined ? undefined : [schema.const])
  if (known) return sometimesWrong(fc.constantFrom(...known))
  const type = [schema.type ?? schema.anyOf?.[0]?.type].flat()[0]
  if (type === 'object' && depth < 9) {
    const { properties, additionalProperties } = schema
    const names = Object.keys(properties ?? {})
    const more =
      typeof additionalProperties === 'object'
        ? fc.dictionary(fc.constantFrom('a', 'b', '__proto__'), valuesOf(additionalProperties, depth + 1), { maxKeys: 2 })
        : fc.constant({})
    if (names.length === 0) return sometimesWrong(more)
    const chosen = fc
      .subarray(names, { maxLength: Math.min(4, names.length) })
      .map((some) => [...new Set([...(schema.required ?? []), ...some])])
      .chain((some) => fc.record(Object.fromEntries(some.map((name) => [name, valuesOf(properties?.[name] as Schema, depth + 1)]))))
    const stray = fc.oneof({ arbitrary: fc.constant({}), weight: 40 }, { arbitrary: fc.constant({ stray: 1 }), weight: 1 })
    return sometimesWrong(fc.tuple(chosen, more, stray).map(([a, b, c]) => ({ ...b, ...a, ...c })))
  }
  if (type === 'array' && depth < 9) return sometimesWrong(fc.array(valuesOf(schema.items as Schema, depth + 1), { maxLength: 2 }))
  if (type === 'integer') return sometimesWrong(fc.oneof(fc.integer({ min: 0, max: 100 }), scalar))
  return scalar
}

describe.each(schemas)('$apiVersion $kind', ({ apiVersion, kind, schema }) => {
  it('is judged as by an independent validator', () => {
    const row = table.kinds[apiVersion]?.[kind]
    if (row === undefined) throw new Error('the kind is not compiled')
    const fits = judge(schema)
    const head = {
      apiVersion: fc.constant(apiVersion),
      kind: fc.constant(kind),
      metadata: valuesOf(schema.properties?.metadata as Schema, 1),
    }
    fc.assert(
      fc.property(valuesOf(schema), fc.record(head), (body, head) => {
        const value = typeof body === 'object' && !Array.isArray(body) ? { ...body, ...head } : head
        const ours = validate(table, row, value)
        const theirs = fits(structuredClone(withoutNulls(table, row, value)))
        expect({ fits: ours.length === 0, violations: ours, errors: fits.errors }).toMatchObject({ fits: theirs })
      }),
      { numRuns: 40 },
    )
  })
})

const recorded = new URL('../../../tests/conformance/', import.meta.url)

/** Recorded clusters hold what the webhook would refuse, for nothing asked it. */
const isOfSchema = ({ code }: { readonly code: string }): boolean => code < 'MB0300'

describe('what the real istiod took', () => {
  const files = ['base', 'scenarios', 'golden'].flatMap((part) =>
    (readdirSync(new URL(`${part}/`, recorded), { recursive: true }) as string[])
      .filter((file) => file.endsWith('.yaml') && !/(scenario|mesh)\.yaml$/.test(file))
      .map((file) => `${part}/${file}`),
  )
  it.each(files)('%s fits', (file) => {
    const text = readFileSync(new URL(file, recorded), 'utf8')
    const found = validateFiles([{ name: file, text }], createSourceReader()).flatMap(({ diagnostics }) => diagnostics.filter(isOfSchema))
    expect(found).toEqual([])
  })
})
