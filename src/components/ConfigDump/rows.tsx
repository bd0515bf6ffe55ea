import { ui } from '@texts/ui'
import clsx from 'clsx'
import { type JSX, memo, useCallback, useDeferredValue, useEffect, useState } from 'react'
import type { DumpKind, DumpName, DumpRow, DumpRows } from '../../worker/dump/protocol'
import { ScrollRegion } from '../ScrollRegion'
import button from '../shared/button.module.css'
import { wayOfTable } from '../WayTree/colours'
import type { DumpClient } from './client'
import styles from './styles.module.css'

interface Props {
  readonly client: DumpClient
  readonly kind: DumpKind
  readonly chosen: DumpName | undefined
  readonly onChoose: (of: DumpName) => void
}

/** Rows at first, and with each wish for more: a table is laid out anew as it grows. */
const step = 200

/** A table of `istioctl proxy-config`, found through by words. */
export function Rows({ client, kind, chosen, onChoose }: Props): JSX.Element {
  const [filter, setFilter] = useState('')
  const [most, setMost] = useState(step)
  const [rows, setRows] = useState<DumpRows>()
  const words = useDeferredValue(filter)
  const choose = useCallback((name: string) => onChoose({ kind, name }), [kind, onChoose])
  useEffect(() => {
    let current = true
    void client.rows(kind, words, most).then((found) => current && setRows(found))
    return () => {
      current = false
    }
  }, [client, kind, words, most])
  return (
    <>
      <div className={styles.search}>
        <input
          type="search"
          placeholder={ui.dump.search}
          aria-label={ui.dump.search}
          value={filter}
          onChange={(event) => setFilter(event.target.value)}
        />
        <span className={styles.quiet} role="status">
          {rows && ui.tables.rows(rows.total)}
        </span>
      </div>
      <ScrollRegion className={styles.scroll} label={ui.tables[kind]}>
        <table className={styles.table} data-way={wayOfTable[kind]}>
          <thead>
            <tr>
              {rows?.columns.map((column) => (
                <th key={column} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows?.rows.map((row, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: rows of one table may be equal
              <Row key={i} row={row} isChosen={chosen?.kind === kind && chosen.name === row.name} onChoose={choose} />
            ))}
          </tbody>
        </table>
        {rows && rows.total > rows.rows.length && (
          <button type="button" className={styles.more} onClick={() => setMost(most + 2 * step)}>
            {ui.dump.more(rows.total - rows.rows.length)}
          </button>
        )}
        {rows?.total === 0 && <p className={styles.quiet}>{ui.tables.nothing}</p>}
      </ScrollRegion>
    </>
  )
}

interface RowProps {
  readonly row: DumpRow
  readonly isChosen: boolean
  readonly onChoose: (name: string) => void
}

/** Rows come anew with every answer; those that say the same are left as they are. */
const Row = memo(
  function Row({ row, isChosen, onChoose }: RowProps): JSX.Element {
    return (
      <tr className={clsx(isChosen && styles.chosen)}>
        {row.cells.map((cell, column) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its column
          <td key={column}>
            {column === 0 ? (
              <button type="button" className={button.link} onClick={() => onChoose(row.name)}>
                {cell || '""'}
              </button>
            ) : (
              cell
            )}
          </td>
        ))}
      </tr>
    )
  },
  (a, b) =>
    a.isChosen === b.isChosen &&
    a.onChoose === b.onChoose &&
    a.row.name === b.row.name &&
    a.row.cells.length === b.row.cells.length &&
    a.row.cells.every((cell, i) => cell === b.row.cells[i]),
)
