import { ui } from '@texts/ui'
import clsx from 'clsx'
import { type JSX, useDeferredValue, useMemo, useState } from 'react'
import type { TableKind, TablesResult } from '../../worker/protocol'
import type { ViewProps } from '../Playground/view-props'
import button from '../shared/button.module.css'
import { Tabs } from '../Tabs'
import { wayOfTable } from '../WayTree/colours'
import styles from './styles.module.css'

const envoyKinds: readonly TableKind[] = ['listeners', 'routes', 'clusters', 'endpoints']
/** Rows in the page at a time: a table of thousands is filtered, not scrolled. */
const page = 200

/** The tables of `istioctl proxy-config`, column for column; a row leads to the YAML that made it. */
export default function ConfigTables({ session, state, prefix }: ViewProps): JSX.Element {
  const result = state.results.tables as TablesResult | undefined
  const [filter, setFilter] = useState('')
  const [chosen, setChosen] = useState<readonly string[]>()
  const text = useDeferredValue(filter.trim().toLowerCase())
  // A ztunnel is told of other kinds than Envoy: the worker answers with one that the proxy has.
  const isAsked = result && (result.table === state.table || result.counts[state.table] === undefined)
  const current = isAsked ? result : undefined
  const kinds = result ? (Object.keys(result.counts) as TableKind[]) : envoyKinds
  const shown = current?.table ?? state.table
  const rows = useMemo(
    () => (current?.rows ?? []).filter((row) => !text || row.cells.some((cell) => cell.toLowerCase().includes(text))),
    [current, text],
  )
  const stale = state.answer?.stale ?? false
  return (
    <>
      <div className={styles.head}>
        <Tabs
          look="pill"
          label={ui.view.tables}
          prefix={`${prefix}t`}
          chosen={shown}
          onChoose={(table) => session.look({ table })}
          tabs={kinds.map((id) => ({
            id,
            label: (
              <span className={styles.kind} data-way={wayOfTable[id]}>
                {ui.tables[id]} {result && <span className={styles.count}>{result.counts[id]}</span>}
              </span>
            ),
          }))}
        />
        <input
          className={styles.filter}
          type="search"
          placeholder={ui.tables.filter}
          aria-label={ui.tables.filter}
          value={filter}
          onChange={(event) => setFilter(event.target.value)}
        />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <div className={styles.scroll} role="tabpanel" id={`${prefix}t-panel`} aria-labelledby={`${prefix}t-tab-${shown}`} tabIndex={0}>
        {current ? (
          <table className={styles.table} data-way={wayOfTable[current.table]}>
            <thead>
              <tr>
                {current.columns.map((column) => (
                  <th key={column} scope="col">
                    {column}
                  </th>
                ))}
                <th scope="col">{ui.diagram.source}</th>
              </tr>
            </thead>
            <tbody>
              {rows.slice(0, page).map((row, i) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: rows of one table may be equal
                <tr key={i} className={clsx(chosen === row.cells && styles.chosen)}>
                  {row.cells.map((cell, column) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its column
                    <td key={column}>{cell}</td>
                  ))}
                  <td>
                    {row.spots[0] && (
                      <button
                        type="button"
                        className={button.link}
                        disabled={stale}
                        onClick={() => {
                          setChosen(row.cells)
                          session.mark({ by: 'row', spots: row.spots })
                        }}
                      >
                        {row.spots[0].file}:{row.spots[0].line}
                      </button>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        ) : (
          <p className={styles.hint}>{ui.playground.starting}</p>
        )}
        {current && (
          <p className={styles.hint}>
            {rows.length === 0 ? ui.tables.nothing : ui.tables.rows(rows.length + current.more)}
            {rows.length > page && ` · ${ui.tables.first(page)}`}
          </p>
        )}
      </div>
    </>
  )
}
