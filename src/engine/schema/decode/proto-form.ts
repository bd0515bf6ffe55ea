import { camelCase } from '../camel-case.js'
import { type SchemaRow, type SchemaTable, typeBit, typeOf } from '../compiled.js'
import { isObject } from '../resource.js'

/**
 * `read`: what protobuf holds, under the names that are written. `again`: the same written as JSON once more, which gives fields their JSON
 * names and leaves out lists and maps of nothing.
 */
export type Form = 'read' | 'again'

/**
 * The value as protobuf reads it: values of enums by name, numbers without quotes, no field that is null or unknown, and what a null in a
 * list or map stands for. What no schema describes stays as it is; without a change, the same value.
 * Istio: pilot/pkg/config/file/store.go#ToConfig
 */
export function protoForm(table: SchemaTable, index: number, value: unknown, form: Form): unknown {
  const row = table.rows[index]
  if (!row) return value
  switch (typeOf(value)) {
    case 'list': {
      const { i } = row
      return i === undefined ? value : listForm(table, i, value as readonly unknown[], form)
    }
    case 'mapping':
      return mappingForm(table, row, value as Readonly<Record<string, unknown>>, form)
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

/** An item of a list or an entry of a map. */
const memberForm = (table: SchemaTable, index: number, value: unknown, form: Form): unknown =>
  value === null ? zeroOf(table.rows[index]?.t) : protoForm(table, index, value, form)

function listForm(table: SchemaTable, item: number, list: readonly unknown[], form: Form): readonly unknown[] {
  const formed = list.map((given) => memberForm(table, item, given, form))
  return formed.some((given, at) => given !== list[at]) ? formed : list
}

/** What a null in a list or a map becomes. */
function zeroOf(bits = 0): unknown {
  if (bits & typeBit.mapping) return {}
  if (bits & typeBit.string) return ''
  return bits & (typeBit.integer | typeBit.number) ? 0 : null
}

function mappingForm(table: SchemaTable, row: SchemaRow, mapping: Readonly<Record<string, unknown>>, form: Form): unknown {
  let changed = false
  const formed: [string, unknown][] = []
  for (const key of Object.keys(mapping)) {
    const entry = row.p ? fieldForm(table, row, mapping, key, form) : entryForm(table, row, mapping, key, form)
    if (!entry || entry[0] !== key || entry[1] !== mapping[key]) changed = true
    if (entry) formed.push(entry)
  }
  return changed ? Object.fromEntries(formed) : mapping
}

function entryForm(
  table: SchemaTable,
  { a }: SchemaRow,
  map: Readonly<Record<string, unknown>>,
  key: string,
  form: Form,
): [string, unknown] {
  return [key, a === undefined || a === -1 ? map[key] : memberForm(table, a, map[key], form)]
}

/** Undefined for a field that is none. */
function fieldForm(
  table: SchemaTable,
  { p: fields = {}, a }: SchemaRow,
  message: Readonly<Record<string, unknown>>,
  key: string,
  form: Form,
): [string, unknown] | undefined {
  const value = message[key]
  const name = jsonName(key, fields)
  const index = Object.hasOwn(fields, name) ? fields[name] : undefined
  if (index === undefined) return a === -1 ? undefined : [key, value]
  // Of a field under both of its names the JSON name's value holds.
  if (name !== key && Object.hasOwn(message, name)) return undefined
  if (isUnset(value, table.rows[index], form)) return undefined
  return [form === 'again' ? name : key, protoForm(table, index, value, form)]
}

/** Fields that have their JSON name in protobuf too. */
const oneName: ReadonlySet<string> = new Set(['targetRef', 'targetRefs', 'serviceAccount'])

/** The JSON name of a field that is written by the name which it has in protobuf (`jwks_uri`). */
export function jsonName(key: string, fields: Readonly<Record<string, number>>): string {
  if (!key.includes('_')) return key
  const name = camelCase(key)
  return Object.hasOwn(fields, name) && !oneName.has(name) ? name : key
}

/** A null; written again also an empty list or map. Of a message the emptiness counts. */
function isUnset(value: unknown, row: SchemaRow | undefined, form: Form): boolean {
  if (!row || row.t === undefined) return false
  if (value === null) return row.t !== typeBit.null
  if (form === 'read') return false
  if (Array.isArray(value)) return value.length === 0 && row.i !== undefined
  return isObject(value) && row.a !== undefined && row.a !== -1 && !row.p && Object.keys(value).length === 0
}
