import type { Path } from '../../types/source.js'
import { type SchemaRow, type SchemaTable, typeBit, typeNames, typeOf } from '../compiled.js'
import { isObject } from '../resource.js'
import type { Violation } from '../validate.js'
import { jsonName } from './proto-form.js'

const INTEGER = /^-?(?:0|[1-9]\d*)$/
const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/
const notFinite: ReadonlySet<string> = new Set(['NaN', 'Infinity', '-Infinity'])

/**
 * The first place where protobuf's JSON reader would stop, filling in one of Istio's kinds: it skips fields that it does not know, knows the
 * others by two names, and takes a null for nothing, numbers in quotes, and numbers for the values of enums.
 * Istio: github.com/golang/protobuf/jsonpb
 */
export function undecodableProto(table: SchemaTable, index: number, value: unknown, path: Path): Violation | undefined {
  const row = table.rows[index]
  if (!row || value === null) return undefined
  if (Array.isArray(value)) {
    if (!takes(row, typeBit.list)) return wrongType(row, value, path)
    for (const [n, item] of value.entries()) {
      const fault = row.i === undefined ? undefined : undecodableProto(table, row.i, item, [...path, n])
      if (fault) return fault
    }
    return undefined
  }
  if (!isObject(value)) return isTaken(row, value) ? undefined : wrongType(row, value, path)
  if (!takes(row, typeBit.mapping)) return wrongType(row, value, path)
  for (const key of Object.keys(value)) {
    const name = row.p ? jsonName(key, row.p) : key
    // Of a field under both of its names the JSON name's value is read.
    if (name !== key && Object.hasOwn(value, name)) continue
    const child = row.p && Object.hasOwn(row.p, name) ? row.p[name] : row.a
    const fault = child === undefined || child === -1 ? undefined : undecodableProto(table, child, value[key], [...path, key])
    if (fault) return fault
  }
  return undefined
}

const takes = ({ t }: SchemaRow, bits: number): boolean => t === undefined || (t & bits) !== 0

function isTaken(row: SchemaRow, value: unknown): boolean {
  if (row.t === undefined) return true
  if (typeof value === 'boolean') return takes(row, typeBit.boolean)
  if (row.e) return row.e.includes(value) || (typeof value === 'number' && isWithin(value, -(2 ** 31), 2 ** 31 - 1))
  if (typeof value === 'string') {
    if (takes(row, typeBit.string)) return true
    if (takes(row, typeBit.number)) return NUMBER.test(unspaced(value)) || notFinite.has(value)
    return takes(row, typeBit.integer) && INTEGER.test(unspaced(value)) && isOfType(row, Number(value))
  }
  if (takes(row, typeBit.number)) return true
  return takes(row, typeBit.integer) && isOfType(row, value as number)
}

/** Numbers in quotes may stand between spaces, and a reader may write very many. */
function unspaced(text: string): string {
  let [start, end] = [0, text.length]
  while (text[start] === ' ') start++
  while (end > start && text[end - 1] === ' ') end--
  return text.slice(start, end)
}

/** The bounds of the number's type: one without sign has a least value in the schema. */
function boundsOf({ int32, min, max }: SchemaRow): readonly [least: number, most: number] {
  if (int32) return [-(2 ** 31), 2 ** 31 - 1]
  if (min === undefined) return [-(2 ** 63), 2 ** 63]
  return [0, max === undefined ? 2 ** 64 : 2 ** 32 - 1]
}

function isOfType(row: SchemaRow, value: number): boolean {
  const [least, most] = boundsOf(row)
  return isWithin(value, least, most)
}

const isWithin = (value: number, least: number, most: number): boolean => Number.isInteger(value) && value >= least && value <= most

function wrongType(row: SchemaRow, value: unknown, path: Path): Violation {
  const { t = 0, e } = row
  if (e && typeof value === 'string') return { kind: 'not-allowed', path, value, allowed: e.map(String) }
  if (typeof value === 'number' && Number.isInteger(value) && (t & typeBit.integer) !== 0) {
    const [least, most] = boundsOf(row)
    return value < least ? { kind: 'minimum', path, limit: least } : { kind: 'maximum', path, limit: most }
  }
  return { kind: 'wrong-type', path, expected: typeNames(t), got: typeOf(value) }
}
