import type { SchemaTable } from './compiled.js'
import { typeBit, typeOf } from './compiled.js'

/**
 * The value without the fields that are null and that its schema knows: the API server does not keep them, and to Istio a null is an
 * unset field. What no schema describes (an EnvoyFilter's patch) stays as it is. Without such fields, the same value.
 */
export function withoutNulls(table: SchemaTable, index: number, value: unknown): unknown {
  const row = table.rows[index]
  if (!row) return value
  const type = typeOf(value)
  if (type === 'list') {
    const { i } = row
    if (i === undefined) return value
    const items = value as readonly unknown[]
    const kept = items.map((item) => withoutNulls(table, i, item))
    return kept.some((item, at) => item !== items[at]) ? kept : value
  }
  if (type !== 'mapping') return value
  const mapping = value as Readonly<Record<string, unknown>>
  let changed = false
  const kept: [string, unknown][] = []
  for (const key of Object.keys(mapping)) {
    const child = row.p && Object.hasOwn(row.p, key) ? row.p[key] : row.a === -1 ? undefined : row.a
    const before = mapping[key]
    if (before === null && child !== undefined && table.rows[child]?.t !== undefined && table.rows[child]?.t !== typeBit.null) {
      changed = true
      continue
    }
    const after = child === undefined ? before : withoutNulls(table, child, before)
    if (after !== before) changed = true
    kept.push([key, after])
  }
  return changed ? Object.fromEntries(kept) : value
}
