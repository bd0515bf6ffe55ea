import type { XdsConfiguration } from '../../engine/types/xds.js'
import { tableOf } from '../../engine/view/tables.js'
import type { TableKind, TablesResult } from '../protocol.js'
import { type Snapshot, spotsOf } from '../state.js'

/** Rows beyond these are counted, not sent. */
const mostRows = 2000

/** One of the tables of `istioctl proxy-config`. */
export function tablesView(configuration: XdsConfiguration, snapshot: Snapshot, table: TableKind): TablesResult {
  const { columns, rows } = tableOf(table, configuration)
  return {
    view: 'tables',
    table,
    columns,
    rows: rows.slice(0, mostRows).map((row) => ({ cells: row.cells, spots: spotsOf(row.object, snapshot) })),
    more: Math.max(0, rows.length - mostRows),
    counts: {
      listeners: configuration.listeners.length,
      routes: configuration.routes.length,
      clusters: configuration.clusters.length,
      endpoints: configuration.endpoints.length,
    },
  }
}
