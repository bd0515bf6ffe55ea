/**
 * Reading what may be anything: a configuration comes from dumps, other versions and hands. A field of the wrong type is as if absent.
 */
export type Fields = Readonly<Record<string, unknown>>

const nothing: Fields = Object.freeze(Object.create(null) as Fields)

export const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value)

/** An object's fields; of anything else none. */
export const fields = (value: unknown): Fields => (isFields(value) ? value : nothing)

/** The value's own field. */
export function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name) ? (value as Fields)[name] : undefined
}

export const items = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])

/** The objects of a list. */
export const objects = (value: unknown): readonly Fields[] => items(value).filter(isFields)

export const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)

/** A number, also one in a string: protobuf's JSON writes 64-bit integers so. */
export function number(value: unknown): number | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined
  if (typeof value !== 'string' || !/^-?\d+(\.\d+)?$/.test(value)) return undefined
  return Number(value)
}

/** A boolean, also a wrapped one (`{value: true}`). */
export function flag(value: unknown): boolean | undefined {
  if (typeof value === 'boolean') return value
  return isFields(value) && typeof value.value === 'boolean' ? value.value : undefined
}

/** An object's field that holds an object. */
export const part = (value: unknown, name: string): Fields | undefined => {
  const inner = field(value, name)
  return isFields(inner) ? inner : undefined
}

/** Milliseconds of a duration as protobuf's JSON writes it (`1.5s`). */
export function milliseconds(value: unknown): number | undefined {
  if (typeof value === 'string') {
    const seconds = /^(-?\d{1,12}(?:\.\d{1,9})?)s$/.exec(value)?.[1]
    return seconds === undefined ? undefined : Number(seconds) * 1000
  }
  if (!isFields(value)) return undefined
  const seconds = number(value.seconds)
  const nanos = number(value.nanos)
  return seconds === undefined && nanos === undefined ? undefined : (seconds ?? 0) * 1000 + (nanos ?? 0) / 1e6
}

/** The last part of a typed configuration's `@type`: `envoy.extensions.filters.http.router.v3.Router`. */
export const typeOf = (config: unknown): string => {
  const type = text(field(config, '@type')) ?? ''
  return type.slice(type.lastIndexOf('/') + 1)
}

/** The message's name in that type, without its package and version: `Router`. */
export const messageOf = (config: unknown): string => {
  const type = typeOf(config)
  return type.slice(type.lastIndexOf('.') + 1)
}

/** Lower case of ASCII letters only, as Envoy compares names. */
export const asciiLower = (value: string): string =>
  /[A-Z]/.test(value) ? value.replace(/[A-Z]+/g, (letters) => letters.toLowerCase()) : value
