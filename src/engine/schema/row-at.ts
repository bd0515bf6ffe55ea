import type { Path } from '../types/source.js'
import type { SchemaRow } from './compiled.js'
import { table } from './generated/schemas.js'
import { chooseKind } from './kinds.js'

/** What the schema of a kind says of a place; undefined where it says nothing. */
export function rowAt(apiVersion: string, kind: string, path: Path): SchemaRow | undefined {
  const choice = chooseKind(table, apiVersion, kind)
  let row = choice.row === undefined ? undefined : table.rows[choice.row]
  for (const step of path) {
    const named = typeof step === 'string' && row?.p && Object.hasOwn(row.p, step) ? row.p[step] : undefined
    const any = row?.a === -1 ? undefined : row?.a
    const next: number | undefined = typeof step === 'number' ? row?.i : (named ?? any)
    row = next === undefined ? undefined : table.rows[next]
  }
  return row
}
