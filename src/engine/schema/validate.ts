import type { Path, PathSegment } from '../types/source.js'
import type { SchemaRow, SchemaTable, TypeName } from './compiled.js'
import { allows, typeBit, typeNames, typeOf } from './compiled.js'
import { hasFormat } from './formats.js'
import { nearest } from './suggest.js'

/** What a value breaks of its schema, by path. */
export type Violation = { readonly path: Path } & (
  | { readonly kind: 'unknown-field'; readonly field: string; readonly suggestion?: string }
  | { readonly kind: 'missing-field'; readonly field: string }
  | { readonly kind: 'wrong-type'; readonly expected: readonly TypeName[]; readonly got: TypeName }
  | { readonly kind: 'not-allowed'; readonly value: unknown; readonly allowed: readonly string[]; readonly suggestion?: string }
  | { readonly kind: 'exclusive'; readonly fields: readonly string[] }
  | { readonly kind: 'pattern'; readonly pattern: string }
  | { readonly kind: 'format'; readonly formats: readonly string[] }
  | { readonly kind: Limit; readonly limit: number }
  | { readonly kind: 'no-alternative' }
)

export type Limit = 'minimum' | 'maximum' | 'min-length' | 'max-length' | 'min-items' | 'max-items' | 'min-entries' | 'max-entries'

/** More than anyone reads; a document of nothing but mistakes stays cheap. */
const mostViolations = 500

type Mapping = Readonly<Record<string, unknown>>

/**
 * Holds a value against the row of a table and lists all that it breaks. A field that is null counts as absent, as the API server drops
 * it, unless its schema takes null.
 */
export function validate(table: SchemaTable, row: number, value: unknown): Violation[] {
  const violations: Violation[] = []
  new Walk(table, violations).check(value, row)
  return violations
}

class Walk {
  private readonly path: PathSegment[] = []

  constructor(
    private readonly table: SchemaTable,
    private readonly violations: Violation[],
  ) {}

  check(value: unknown, index: number): void {
    const row = this.table.rows[index]
    if (!row) return
    const type = typeOf(value)
    if (row.t !== undefined && !allows(row.t, type)) {
      this.add({ kind: 'wrong-type', path: this.at(), expected: typeNames(row.t), got: type })
      return
    }
    if (row.e && !row.e.includes(value)) this.notAllowed(row.e, value)
    if (type === 'string') this.checkString(value as string, row)
    else if (type === 'integer' || type === 'number') this.checkNumber(value as number, row)
    else if (type === 'list') this.checkList(value as readonly unknown[], row)
    else if (type === 'mapping') this.checkMapping(value as Mapping, row)
    if (row.not !== undefined && this.fits(value, row.not)) this.add({ kind: 'no-alternative', path: this.at() })
    if (row.one) this.checkAlternatives(row.d ? { ...row.d, ...(value as Mapping) } : value, row.one)
  }

  private add(violation: Violation): void {
    if (this.violations.length < mostViolations) this.violations.push(violation)
  }

  private at(...more: readonly PathSegment[]): Path {
    return [...this.path, ...more]
  }

  private limit(kind: Limit, limit: number | undefined, isBroken: boolean): void {
    if (limit !== undefined && isBroken) this.add({ kind, limit, path: this.at() })
  }

  private notAllowed(allowed: readonly unknown[], value: unknown): void {
    const names = allowed.map(String)
    const suggestion = typeof value === 'string' ? nearest(value, names) : undefined
    this.add({ kind: 'not-allowed', path: this.at(), value, allowed: names, suggestion })
  }

  private checkString(text: string, row: SchemaRow): void {
    if (row.f && !row.f.some((format) => hasFormat(text, format))) this.add({ kind: 'format', path: this.at(), formats: row.f })
    if (row.minL !== undefined || row.maxL !== undefined) {
      const length = codePoints(text)
      this.limit('min-length', row.minL, length < (row.minL ?? 0))
      if (length > (row.maxL ?? length)) {
        this.limit('max-length', row.maxL, true)
        return
      }
    }
    if (row.re !== undefined && !expression(row.re).test(text)) this.add({ kind: 'pattern', path: this.at(), pattern: row.re })
  }

  private checkNumber(value: number, row: SchemaRow): void {
    const least = Math.max(row.min ?? Number.NEGATIVE_INFINITY, row.int32 ? -(2 ** 31) : Number.NEGATIVE_INFINITY)
    const most = Math.min(row.max ?? Number.POSITIVE_INFINITY, row.int32 ? 2 ** 31 - 1 : Number.POSITIVE_INFINITY)
    this.limit('minimum', least, value < least)
    this.limit('maximum', most, value > most)
  }

  private checkList(items: readonly unknown[], row: SchemaRow): void {
    this.limit('min-items', row.minI, items.length < (row.minI ?? 0))
    this.limit('max-items', row.maxI, items.length > (row.maxI ?? items.length))
    if (row.i === undefined) return
    for (let i = 0; i < items.length; i++) {
      this.path.push(i)
      this.check(items[i], row.i)
      this.path.pop()
    }
  }

  private checkMapping(mapping: Mapping, row: SchemaRow): void {
    const keys = Object.keys(mapping)
    this.limit('min-entries', row.minP, keys.length < (row.minP ?? 0))
    this.limit('max-entries', row.maxP, keys.length > (row.maxP ?? keys.length))
    for (const key of keys) {
      const value = mapping[key]
      const known = row.p && Object.hasOwn(row.p, key) ? row.p[key] : undefined
      const child = known ?? (row.a === -1 ? undefined : row.a)
      if (known === undefined && row.a === -1) {
        const suggestion = nearest(key, Object.keys(row.p ?? {}))
        this.add({ kind: 'unknown-field', path: this.at(key), field: key, suggestion })
      } else if (child !== undefined && !(value === null && this.dropsNull(child))) {
        this.path.push(key)
        this.check(value, child)
        this.path.pop()
      }
    }
    const isSet = (name: string): boolean => Object.hasOwn(mapping, name) && mapping[name] !== null
    for (const name of row.r ?? []) if (!isSet(name)) this.add({ kind: 'missing-field', path: this.at(), field: name })
    for (const group of row.x ?? []) {
      const set = group.filter(isSet)
      if (set.length > 1) this.add({ kind: 'exclusive', path: this.at(), fields: set })
    }
  }

  private dropsNull(index: number): boolean {
    const bits = this.table.rows[index]?.t
    return bits !== undefined && (bits & typeBit.null) === 0
  }

  private checkAlternatives(value: unknown, alternatives: readonly number[]): void {
    const fitting = alternatives.filter((row) => this.fits(value, row))
    if (fitting.length === 1) return
    const [first] = alternatives
    // What the first alternative misses says most: the schemas put the special case first and "anything else" last.
    if (fitting.length === 0 && first !== undefined) this.check(value, first)
    else this.add({ kind: 'no-alternative', path: this.at() })
  }

  private fits(value: unknown, row: number): boolean {
    const violations: Violation[] = []
    new Walk(this.table, violations).check(value, row)
    return violations.length === 0
  }
}

/** The number of characters as Kubernetes counts them: surrogate pairs are one. */
function codePoints(text: string): number {
  let pairs = 0
  for (let i = 0; i < text.length - 1; i++) {
    const isPair = (text.charCodeAt(i) & 0xfc00) === 0xd800 && (text.charCodeAt(i + 1) & 0xfc00) === 0xdc00
    if (isPair) pairs++
  }
  return text.length - pairs
}

const expressions = new Map<string, RegExp>()

/** The schemas' own patterns: a few dozen, each compiled once. */
function expression(pattern: string): RegExp {
  let known = expressions.get(pattern)
  if (!known) {
    known = new RegExp(pattern)
    expressions.set(pattern, known)
  }
  return known
}
