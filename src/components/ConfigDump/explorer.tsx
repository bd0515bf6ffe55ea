import { configProblem } from '@texts/config'
import { ui } from '@texts/ui'
import { type JSX, useCallback, useEffect, useState } from 'react'
import type { DumpDetail, DumpKind, DumpName, DumpSummary } from '../../worker/dump/protocol'
import button from '../shared/button.module.css'
import { Tabs } from '../Tabs'
import { wayOfTable } from '../WayTree/colours'
import type { DumpClient } from './client'
import { Detail } from './detail'
import { Rows } from './rows'
import styles from './styles.module.css'
import { Tracer } from './tracer'

type Tab = DumpKind | 'trace'
const tabs: readonly Tab[] = ['listeners', 'routes', 'clusters', 'endpoints', 'trace']

/** A dump that is open: tables on the left, one resource with its links on the right. */
export function Explorer({ client, summary }: { readonly client: DumpClient; readonly summary: DumpSummary }): JSX.Element {
  const [tab, setTab] = useState<Tab>(() => tabs.find((t) => t !== 'trace' && summary.counts[t] > 0) ?? 'listeners')
  const [path, setPath] = useState<readonly DumpName[]>([])
  const [detail, setDetail] = useState<DumpDetail>()
  const at = path.at(-1)
  const visit = useCallback((of: DumpName) => setPath((before) => [...before.slice(-20), of]), [])
  useEffect(() => {
    let current = true
    if (at) void client.detail(at).then((found) => current && setDetail(found))
    else setDetail(undefined)
    return () => {
      current = false
    }
  }, [client, at])
  return (
    <div className={styles.explorer}>
      <header className={styles.summary}>
        <b>{summary.name}</b>
        <span>{ui.dump.size(summary.bytes)}</span>
        {summary.node && <code>{summary.node}</code>}
        <span className={styles.space} />
        <button type="button" className={button.framed} onClick={() => client.close()}>
          {ui.dump.another}
        </button>
      </header>
      {summary.problems.length > 0 && (
        <ul className={styles.problems}>
          {summary.problems.map((p, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two problems may say the same
            <li key={i} data-level={p.level}>
              {configProblem(p.code, p.arguments)}
            </li>
          ))}
        </ul>
      )}
      <Tabs
        label={ui.dump.title}
        prefix="dump"
        chosen={tab}
        onChoose={setTab}
        tabs={tabs.map((id) => ({
          id,
          label:
            id === 'trace' ? (
              ui.view.trace
            ) : (
              <span className={styles.kind} data-way={wayOfTable[id]}>
                {ui.tables[id]} <span className={styles.count}>{summary.counts[id]}</span>
              </span>
            ),
        }))}
      />
      <div className={styles.columns} role="tabpanel" id="dump-panel" aria-labelledby={`dump-tab-${tab}`}>
        <div className={styles.left}>
          {tab === 'trace' ? (
            <Tracer client={client} summary={summary} />
          ) : (
            <Rows key={tab} client={client} kind={tab} chosen={at} onChoose={visit} />
          )}
        </div>
        {tab !== 'trace' && (
          <Detail
            detail={detail}
            asked={at}
            onVisit={(of) => {
              setTab(of.kind)
              visit(of)
            }}
            onBack={path.length > 1 ? () => setPath(path.slice(0, -1)) : undefined}
          />
        )}
      </div>
    </div>
  )
}
