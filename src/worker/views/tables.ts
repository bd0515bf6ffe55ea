import type { TableKind, TablesResult } from '../protocol.js'
import { type Snapshot, spotsOf } from '../state.js'
import type { Told } from '../told.js'

/** Rows beyond these are counted, not sent. */
const mostRows = 2000

/** One of the tables that istioctl prints of a proxy; its first where it has none of the kind asked for. */
export function tablesView(told: Told, snapshot: Snapshot, asked: TableKind): TablesResult {
  const table = told.kinds.includes(asked) ? asked : told.kinds[0]!
  const { columns, rows } = told.table(table)
  return {
    view: 'tables',
    table,
    columns,
    rows: rows.slice(0, mostRows).map((row) => ({ cells: row.cells, spots: spotsOf(row.object, snapshot) })),
    more: Math.max(0, rows.length - mostRows),
    counts: Object.fromEntries(told.kinds.map((kind) => [kind, told.resources(kind).length])),
  }
}
