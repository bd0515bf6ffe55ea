import { type SchemaTable, typeBit, typeOf } from '../compiled.js'
import { isObject } from '../resource.js'

/**
 * The value as it comes out of protobuf again, written as JSON: fields by their JSON names, values of enums by theirs, numbers without
 * quotes, and no field that is null or a list or map of nothing. What no schema describes stays as it is; without a change, the same value.
 * Istio: pilot/pkg/config/file/store.go#ToConfig
 */
export function protoForm(table: SchemaTable, index: number, value: unknown): unknown {
  const row = table.rows[index]
  if (!row) return value
  switch (typeOf(value)) {
    case 'list': {
      const { i } = row
      return i === undefined ? value : listForm(table, i, value as readonly unknown[])
    }
    case 'mapping':
      return mappingForm(table, index, value as Readonly<Record<string, unknown>>)
    case 'integer':
      return row.e?.[value as number] ?? value
    case 'string':
      return isNumber(row.t) && value !== '' ? Number(value) : value
    default:
      return value
  }
}

const isNumber = (bits: number | undefined): boolean =>
  bits !== undefined && (bits & (typeBit.integer | typeBit.number)) !== 0 && (bits & typeBit.string) === 0

function listForm(table: SchemaTable, item: number, list: readonly unknown[]): readonly unknown[] {
  const formed = list.map((given) => (given === null ? zeroOf(table.rows[item]?.t) : protoForm(table, item, given)))
  return formed.some((given, at) => given !== list[at]) ? formed : list
}

/** What a null in a list or a map becomes. */
function zeroOf(bits = 0): unknown {
  if (bits & typeBit.mapping) return {}
  if (bits & typeBit.string) return ''
  return bits & (typeBit.integer | typeBit.number) ? 0 : null
}

function mappingForm(table: SchemaTable, index: number, mapping: Readonly<Record<string, unknown>>): unknown {
  const row = table.rows[index]
  const fields = row?.p
  let changed = false
  const formed: [string, unknown][] = []
  for (const key of Object.keys(mapping)) {
    const before = mapping[key]
    const name = fields ? jsonName(key, fields) : key
    if (name !== key && Object.hasOwn(mapping, name)) {
      changed = true
      continue
    }
    const child = fields && Object.hasOwn(fields, name) ? fields[name] : row?.a === -1 ? undefined : row?.a
    const isEntry = !fields || !Object.hasOwn(fields, name)
    if (child !== undefined && !isEntry && isNothing(before, table, child)) {
      changed = true
      continue
    }
    const isNull = before === null && isEntry && child !== undefined
    const after = child === undefined ? before : isNull ? zeroOf(table.rows[child]?.t) : protoForm(table, child, before)
    if (after !== before || name !== key) changed = true
    formed.push([name, after])
  }
  return changed ? Object.fromEntries(formed) : mapping
}

/** The JSON name of a field that is written by the name which it has in protobuf (`jwks_uri`). */
export function jsonName(key: string, fields: Readonly<Record<string, number>>): string {
  if (!key.includes('_') || Object.hasOwn(fields, key)) return key
  const name = key.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())
  return Object.hasOwn(fields, name) ? name : key
}

/** A null, an empty list, or an empty map: of a mapping with fields the emptiness counts. */
function isNothing(value: unknown, table: SchemaTable, index: number): boolean {
  const row = table.rows[index]
  if (!row || row.t === undefined) return false
  if (value === null) return row.t !== typeBit.null
  if (Array.isArray(value)) return value.length === 0 && row.i !== undefined
  return isObject(value) && row.a !== undefined && row.a !== -1 && !row.p && Object.keys(value).length === 0
}
