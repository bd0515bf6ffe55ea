/** What `scripts/compile-schemas.mjs` makes of the JSON Schemas: rows that refer to each other by index. */
export interface SchemaTable {
  /** The row of each kind, by apiVersion and kind. */
  readonly kinds: Readonly<Record<string, Readonly<Record<string, number>>>>
  readonly rows: readonly SchemaRow[]
}

/** One schema. Short names, for the table is sent to the browser; absent means unrestricted. */
export interface SchemaRow {
  /** Allowed types, a sum of `typeBit`s. */
  readonly t?: number
  /** Properties by name: rows. */
  readonly p?: Readonly<Record<string, number>>
  /** Required properties; those with a default are never missing. */
  readonly r?: readonly string[]
  /** Other properties: -1 none are allowed, else their row. */
  readonly a?: number
  /** Items of a list: a row. */
  readonly i?: number
  /** Allowed values. */
  readonly e?: readonly unknown[]
  /** Formats of a string, of which it must have one. */
  readonly f?: readonly string[]
  /** Set where a number must fit in 32 bits, with sign. */
  readonly int32?: 1
  /** A regular expression that a string must match somewhere. */
  readonly re?: string
  readonly min?: number
  readonly max?: number
  readonly minL?: number
  readonly maxL?: number
  readonly minI?: number
  readonly maxI?: number
  readonly minP?: number
  readonly maxP?: number
  /** Groups of properties of which at most one may be set. */
  readonly x?: readonly (readonly string[])[]
  /** Alternatives: exactly one must fit. */
  readonly one?: readonly number[]
  /** Defaults that count when alternatives are tried. */
  readonly d?: Readonly<Record<string, unknown>>
  /** What must not fit. */
  readonly not?: number
}

export type TypeName = 'null' | 'boolean' | 'integer' | 'number' | 'string' | 'list' | 'mapping'

export const typeBit: Readonly<Record<TypeName, number>> = { null: 1, boolean: 2, integer: 4, number: 8, string: 16, list: 32, mapping: 64 }

/** The types in a sum of bits, as named in messages. */
export const typeNames = (bits: number): TypeName[] => (Object.keys(typeBit) as TypeName[]).filter((name) => bits & typeBit[name])

export function typeOf(value: unknown): TypeName {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'list'
  switch (typeof value) {
    case 'boolean':
      return 'boolean'
    case 'number':
      return Number.isInteger(value) ? 'integer' : 'number'
    case 'string':
      return 'string'
    default:
      return 'mapping'
  }
}

/** Whether a value of the type is allowed; an integer is a number too. */
export const allows = (bits: number, type: TypeName): boolean =>
  (bits & typeBit[type]) !== 0 || (type === 'integer' && (bits & typeBit.number) !== 0)
