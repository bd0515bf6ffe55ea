import type { Path } from '../../types/source.js'
import { allows, type SchemaRow, type SchemaTable, type TypeName, typeBit, typeNames, typeOf } from '../compiled.js'
import { hasFormat } from '../formats.js'
import { at, isObject } from '../resource.js'
import type { Violation } from '../validate.js'

/** A value that Go cannot put into its field. */
export type Undecodable = Violation

const QUANTITY = typeBit.string | typeBit.number
const quantity = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[numkMGTPE]?|[KMGTPE]i|[eE][+-]?\d+)$/

/** Fields of Kubernetes' own kinds with whole numbers of 64 bits; the others have 32. */
const long: ReadonlySet<string> = new Set([
  ...['generation', 'observedGeneration', 'deletionGracePeriodSeconds', 'terminationGracePeriodSeconds', 'activeDeadlineSeconds'],
  ...['runAsUser', 'runAsGroup', 'fsGroup', 'supplementalGroups', 'tolerationSeconds', 'expirationSeconds'],
])

/** By kind the field whose entries are bytes. */
const binaryFields: ReadonlyMap<unknown, string> = new Map([
  ['Secret', 'data'],
  ['ConfigMap', 'binaryData'],
])

/**
 * The first place where Go's JSON reader would stop, filling in a Kubernetes type: values must have their field's type, and that is all.
 * A null is the type's zero everywhere, and unknown fields are passed over. `isFromYaml`: read from YAML at once, where texts want no quotes.
 */
export function undecodableAt(
  table: SchemaTable,
  index: number,
  value: unknown,
  path: Path = [],
  isFromYaml = false,
): Undecodable | undefined {
  const binary = path.length === 0 && isObject(value) ? binaryFields.get(value.kind) : undefined
  const entries = binary === undefined ? undefined : at(value, binary)
  const badEntry = isObject(entries) && Object.keys(entries).find((key) => isBadBytes(entries[key]))
  return walk(table, index, value, path, isFromYaml) ?? (badEntry ? format('byte', [binary ?? '', badEntry]) : undefined)
}

const scalars: ReadonlySet<TypeName> = new Set(['boolean', 'integer', 'number'])

function walk(table: SchemaTable, index: number, value: unknown, path: Path, isFromYaml: boolean): Undecodable | undefined {
  const row = table.rows[index]
  if (!row || value === null) return undefined
  const type = typeOf(value)
  if (isFromYaml && row.t === typeBit.string && !row.f && scalars.has(type)) return undefined
  if (row.t !== undefined && !allows(row.t, type)) return wrongType(row.t, type, path)
  if (type === 'list') {
    const { i } = row
    return i === undefined ? undefined : first(value as readonly unknown[], (item, n) => walk(table, i, item, [...path, n], isFromYaml))
  }
  if (type === 'mapping') {
    return first(Object.entries(value as object), ([key, inner]) => {
      const child = row.p && Object.hasOwn(row.p, key) ? row.p[key] : row.a
      return child === undefined || child === -1 ? undefined : walk(table, child, inner, [...path, key], isFromYaml)
    })
  }
  return type === 'string' ? badText(row, value as string, path) : badNumber(row, type, value as number, path)
}

function first<T, R>(list: readonly T[], find: (item: T, n: number) => R | undefined): R | undefined {
  for (const [n, item] of list.entries()) {
    const found = find(item, n)
    if (found !== undefined) return found
  }
  return undefined
}

const wrongType = (bits: number, got: TypeName, path: Path): Undecodable => ({ kind: 'wrong-type', path, expected: typeNames(bits), got })

const format = (name: string, path: Path): Undecodable => ({ kind: 'format', path, formats: [name] })

function badText(row: SchemaRow, text: string, path: Path): Undecodable | undefined {
  if (row.f?.includes('date-time') && !hasFormat(text, 'date-time')) return format('date-time', path)
  return row.t === QUANTITY && !quantity.test(text.trim()) ? format('quantity', path) : undefined
}

/** Whether it is a text that is no bytes in base64. */
export const isBadBytes = (value: unknown): boolean => typeof value === 'string' && !hasFormat(value, 'byte')

function badNumber(row: SchemaRow, type: TypeName, value: number, path: Path): Undecodable | undefined {
  if (type !== 'integer' || row.t === undefined || (row.t & typeBit.integer) === 0) return undefined
  const field = path.findLast((step) => typeof step === 'string') ?? ''
  const bits = long.has(field) ? 63 : 31
  if (value < -(2 ** bits)) return { kind: 'minimum', path, limit: -(2 ** bits) }
  return value > 2 ** bits - 1 ? { kind: 'maximum', path, limit: 2 ** bits - 1 } : undefined
}
