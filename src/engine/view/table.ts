/** A table as `istioctl proxy-config` prints it. */
export interface Table {
  readonly columns: readonly string[]
  readonly rows: readonly TableRow[]
}

export interface TableRow {
  readonly cells: readonly string[]
  /** The generated object that the row describes: its origins say which YAML made it. */
  readonly object: object
}

/** Blanks between two columns, as istioctl's tab writer leaves them. */
const GAP = 5

/** The table as text: columns as wide as their widest cell, no blanks at the end of a line. */
export function renderTable(table: Table): string {
  const lines = [table.columns, ...table.rows.map((row) => row.cells)]
  const widths = table.columns.map((_, i) => lines.reduce((widest, cells) => Math.max(widest, cells[i]?.length ?? 0), 0))
  return lines.map((cells) => cells.map((cell, i) => (i === cells.length - 1 ? cell : cell.padEnd(widths[i]! + GAP))).join('')).join('\n')
}
