import type { Path } from '../../types/source.js'
import { isObject, type JsonObject } from '../resource-of.js'
import { InjectionError, located } from './injection-error.js'
import { type KubeField, type KubeType, structOf } from './kube-schema.js'
import { quantityText } from './quantity.js'

function wrongType(path: Path, wanted: string): never {
  throw new InjectionError('injection-error.wrong-type', { path: path.join('.'), wanted }, path)
}

/** `single` with so many digits; of two that are as near, the even one. */
function rounded(single: number, digits: number): string {
  const up = single.toExponential(digits - 1)
  const last = up.indexOf('e') - 1
  const odd = '13579'.indexOf(up[last] ?? '')
  if (odd < 0) return up
  const down = up.slice(0, last) + String(odd * 2) + up.slice(last + 1)
  return Math.abs(Number(up) - single) === Math.abs(single - Number(down)) ? down : up
}

/** A fraction as Go's `g` format has it, in the fewest digits that tell it among floats of 32 bits; a million or more with an exponent. */
function numberText(value: number): string {
  if (Number.isInteger(value)) return String(value)
  const single = Math.fround(value)
  let digits = 1
  while (digits < 9 && Math.fround(Number(rounded(single, digits))) !== single) digits++
  const short = rounded(single, digits)
  const exponent = Number(short.slice(short.indexOf('e') + 1))
  return exponent < -4 || exponent >= 6 ? short.replace(/e([+-])(\d)$/, 'e$10$2') : String(Number(short))
}

/** Text; numbers and booleans are spelled out, as sigs.k8s.io/yaml does where it sees that Go wants a string. */
function text(value: unknown, path: Path, isStrict: boolean): string {
  if (value === undefined || value === null) return ''
  if (typeof value === 'string') return value
  if (isStrict) wrongType(path, 'text')
  return typeof value === 'number' ? numberText(value) : typeof value === 'boolean' ? String(value) : wrongType(path, 'text')
}

function boolean(value: unknown, path: Path): boolean {
  if (value === undefined || value === null) return false
  return typeof value === 'boolean' ? value : wrongType(path, 'true or false')
}

function integer(value: unknown, path: Path, limit: number): number {
  if (value === undefined || value === null) return 0
  const fits = typeof value === 'number' && Number.isInteger(value) && value >= -limit && value < limit
  return fits ? value : wrongType(path, 'a whole number')
}

function list(of: KubeType, value: unknown, path: Path, isStrict: boolean): unknown {
  if (value === undefined || value === null) return null
  if (!Array.isArray(value)) wrongType(path, 'a list')
  return value.map((v: unknown, i) => canonical(of, v, [...path, i], isStrict))
}

/** Keys by their order in bytes, as Go writes them. */
function mapping(of: KubeType, value: unknown, path: Path, isStrict: boolean): unknown {
  if (value === undefined || value === null) return null
  if (!isObject(value)) wrongType(path, 'a mapping')
  const keys = Object.keys(value).sort()
  return Object.fromEntries(keys.map((key) => [key, canonical(of, value[key], [...path, key], isStrict)]))
}

const isEmpty = (v: unknown): boolean => v === null || v === false || v === 0 || v === '' || (Array.isArray(v) && v.length === 0)

function isOmitted(field: KubeField, v: unknown): boolean {
  if (field.omitZero && v === null) return true
  if (!field.omitEmpty) return false
  return field.type.startsWith('%')
    ? v === null || Object.keys(v as object).length === 0
    : !field.type.startsWith('&')
      ? isEmpty(v)
      : v === null
}

function struct(type: KubeType, value: unknown, path: Path, isStrict: boolean): JsonObject {
  const { fields, byName } = structOf(type) ?? wrongType(path, type)
  if (value !== undefined && value !== null && !isObject(value)) wrongType(path, 'a mapping')
  const given = new Map<string, unknown>()
  for (const [key, v] of Object.entries(value ?? {})) {
    const field = byName.get(key.toLowerCase())
    // A name in the right case counts, wherever it stands.
    if (field && (field.name === key || !Object.hasOwn(value as object, field.name))) given.set(field.name, v)
  }
  const result: Record<string, unknown> = {}
  for (const field of fields) {
    const v = canonical(field.type, given.get(field.name), [...path, field.name], isStrict || field.isEmbedded)
    if (!isOmitted(field, v)) result[field.name] = v
  }
  return result
}

/**
 * A value as Go's type holds it and writes it again: unknown fields are gone, so are empty ones that may be, fields stand in Go's order,
 * quantities and texts in their one spelling. `isStrict`: numbers are no texts.
 * @throws InjectionError where it does not fit.
 */
export function canonical(type: KubeType, value: unknown, path: Path = [], isStrict = false): unknown {
  const of = type.slice(1)
  switch (type[0]) {
    case '&':
      return value === undefined || value === null ? null : canonical(of, value, path, isStrict)
    case '*':
      return list(of, value, path, isStrict)
    case '%':
      return mapping(of, value, path, isStrict)
  }
  switch (type) {
    case 's':
    case 'Y':
      return text(value, path, isStrict)
    case 'b':
      return boolean(value, path)
    case 'i':
      return integer(value, path, 2 ** 31)
    case 'l':
      return integer(value, path, 2 ** 63)
    case 'Q':
      return value === undefined || value === null
        ? '0'
        : located(
            () => quantityText(text(value, path, false)),
            () => path,
          )
    case 'P':
      return typeof value === 'string' ? value : integer(value, path, 2 ** 31)
    case 'T':
      return value ? text(value, path, isStrict) : null
    case 'R':
      return value ?? null
  }
  return struct(type, value, path, isStrict)
}

/** An object of a kind that Go knows, as Go writes it again. */
export const canonicalObject = (type: KubeType, value: unknown): JsonObject => canonical(type, value) as JsonObject

/** JSON as Go writes it into an annotation or a variable. */
export const goJson = (value: unknown): string =>
  JSON.stringify(value).replace(/[<>&\u2028\u2029]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`)
