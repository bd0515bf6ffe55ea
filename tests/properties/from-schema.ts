import fc from 'fast-check'
import { hostile } from './pools.js'

/** As much of JSON Schema as the schemas of the kinds use. */
export interface JsonSchema {
  readonly type?: string | readonly string[]
  readonly const?: unknown
  readonly enum?: readonly unknown[]
  readonly properties?: Readonly<Record<string, JsonSchema>>
  readonly additionalProperties?: boolean | JsonSchema
  readonly required?: readonly string[]
  readonly items?: JsonSchema
  readonly oneOf?: readonly JsonSchema[]
  readonly anyOf?: readonly JsonSchema[]
  readonly allOf?: readonly JsonSchema[]
  readonly minimum?: number
  readonly maximum?: number
  readonly minItems?: number
  readonly maxItems?: number
  readonly minLength?: number
  readonly pattern?: string
  readonly format?: string
}

export interface Shape {
  /** The values of a place, e.g. `.http[].match[].port`; undefined: what the schema says. */
  readonly valuesAt: (path: string) => fc.Arbitrary<unknown> | undefined
  /** How often an optional field is there, of 100. */
  readonly weightAt: (path: string) => number
  /** The most items of a list. */
  readonly mostAt: (path: string) => number
  /** How many of 100 strings are hostile. */
  readonly hostility: number
}

const absent = Symbol('absent')

/** Values that the schema allows, with the places that the shape knows filled from its pools. */
export function fromSchema(schema: JsonSchema, shape: Shape, path = ''): fc.Arbitrary<unknown> {
  const known = shape.valuesAt(path)
  const isText = typesOf(schema).includes('string')
  if (known) return isText && shape.hostility > 0 ? withHostile(known, schema, shape) : known
  if (schema.const !== undefined) return fc.constant(schema.const)
  if (schema.enum) return fc.constantFrom(...schema.enum)
  if (!schema.type && schema.anyOf) return fc.oneof(...schema.anyOf.map((one) => fromSchema(one, shape, path)))
  return ofType(typesOf(schema)[0] ?? 'object', schema, shape, path)
}

const typesOf = (schema: JsonSchema): readonly string[] => [schema.type ?? []].flat()

function ofType(type: string, schema: JsonSchema, shape: Shape, path: string): fc.Arbitrary<unknown> {
  const least = Math.max(schema.minimum ?? 0, -(2 ** 31))
  const most = Math.min(schema.maximum ?? 1000, 100_000)
  switch (type) {
    case 'boolean':
      return fc.boolean()
    case 'integer':
      return fc.integer({ min: least, max: most })
    case 'number':
      return fc.double({ min: least, max: most, noNaN: true, noDefaultInfinity: true })
    case 'string':
      return withHostile(fc.constantFrom('a', 'b', 'word'), schema, shape)
    case 'array':
      return fc.array(fromSchema(schema.items ?? {}, shape, `${path}[]`), {
        minLength: Math.max(schema.minItems ?? 0, 1),
        maxLength: Math.max(schema.minItems ?? 0, Math.min(shape.mostAt(path), schema.maxItems ?? 100)),
      })
    default:
      return ofObject(schema, shape, path)
  }
}

function withHostile(usual: fc.Arbitrary<unknown>, schema: JsonSchema, shape: Shape): fc.Arbitrary<unknown> {
  if (shape.hostility === 0 || schema.pattern || schema.format || schema.enum) return usual
  return fc.oneof(
    { weight: 100 - shape.hostility, arbitrary: usual },
    { weight: shape.hostility, arbitrary: schema.minLength ? hostile.filter((text) => text !== '') : hostile },
  )
}

function ofObject(schema: JsonSchema, shape: Shape, path: string): fc.Arbitrary<unknown> {
  const { properties, additionalProperties, required = [] } = schema
  if (!properties) {
    if (typeof additionalProperties !== 'object') return fc.constant({})
    const keys = shape.valuesAt(`${path}.keys`) as fc.Arbitrary<string> | undefined
    return fc.dictionary(
      withHostile(keys ?? fc.constantFrom('a', 'b'), {}, shape) as fc.Arbitrary<string>,
      fromSchema(additionalProperties, shape, `${path}{}`),
      {
        minKeys: 1,
        maxKeys: 2,
      },
    )
  }
  const fields = Object.keys(properties).map((name): fc.Arbitrary<readonly [string, unknown]> => {
    const at = `${path}.${name}`
    const weight = required.includes(name) ? 100 : shape.weightAt(at)
    if (weight === 0) return fc.constant([name, absent])
    const value = fromSchema(properties[name] ?? {}, shape, at)
    const maybe = weight === 100 ? value : fc.oneof({ weight: 100 - weight, arbitrary: fc.constant(absent) }, { weight, arbitrary: value })
    return maybe.map((v) => [name, v])
  })
  const object = fc.tuple(...fields).map((entries) => Object.fromEntries(entries.filter(([, v]) => v !== absent)))
  const groups = [schema, ...(schema.allOf ?? [])].map(alternativesOf).filter((group) => group.length > 0)
  if (groups.length === 0) return object
  return fc.tuple(object, fc.nat(11)).map(([all, choice]) => groups.reduce((left, group) => oneOfGroup(left, group, choice), all))
}

const alternativesOf = ({ oneOf = [] }: JsonSchema): readonly string[] =>
  oneOf.flatMap((one) => (one.required?.length === 1 ? one.required : []))

/** The object with one field at most of a group. */
function oneOfGroup(object: Record<string, unknown>, group: readonly string[], choice: number): Record<string, unknown> {
  const set = group.filter((name) => Object.hasOwn(object, name))
  const kept = set[choice % Math.max(set.length, 1)]
  return Object.fromEntries(Object.entries(object).filter(([name]) => name === kept || !set.includes(name)))
}
