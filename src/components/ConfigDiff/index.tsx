import { ui } from '@texts/ui'
import { type JSX, useState } from 'react'
import type { DiffEntry, DiffResult } from '../../worker/protocol'
import type { ViewProps } from '../Playground/view-props'
import { ScrollRegion } from '../ScrollRegion'
import { Entry } from './entry'
import styles from './styles.module.css'

/** What this state would push that the one before did not: by meaning, and line by line where asked. */
export default function ConfigDiff({ session, state }: ViewProps): JSX.Element {
  const result = state.results.diff as DiffResult | undefined
  const [open, setOpen] = useState<string>()
  const stale = state.answer?.stale ?? false
  return (
    <>
      <div className={styles.head}>
        <label className={styles.since}>
          {ui.diff.since}
          <select
            className={styles.select}
            value={state.against}
            onChange={(event) => session.look({ against: event.target.value as 'step' | 'edits', detail: undefined })}
          >
            {session.hasStep && <option value="step">{ui.diff.step}</option>}
            <option value="edits">{ui.diff.edits}</option>
          </select>
        </label>
      </div>
      <ScrollRegion className={styles.scroll} label={ui.view.diff}>
        {!result && <p className={styles.hint}>{ui.playground.starting}</p>}
        {result?.entries.length === 0 && <p className={styles.hint}>{ui.diff.none}</p>}
        {result && result.entries.length > 0 && (
          <>
            <ul className={styles.list}>
              {result.entries.map((entry) => {
                const key = keyOf(entry)
                return (
                  <Entry
                    key={key}
                    entry={entry}
                    lines={detailOf(result, entry)}
                    open={open === key}
                    onOpen={() => {
                      setOpen(open === key ? undefined : key)
                      if (open !== key) session.look({ detail: { type: entry.type, name: entry.resource } })
                    }}
                    onSource={stale || entry.spots.length === 0 ? undefined : () => session.mark({ by: 'row', spots: entry.spots })}
                  />
                )
              })}
            </ul>
            {result.more > 0 && <p className={styles.hint}>{ui.problems.more(result.more)}</p>}
            {result.unchanged.length > 0 && (
              <p className={styles.hint}>{ui.diff.unchanged(result.unchanged.map((t) => ui.tables[t]).join(ui.diff.and))}</p>
            )}
          </>
        )}
      </ScrollRegion>
    </>
  )
}

const keyOf = (e: DiffEntry) => `${e.what} ${e.kind} ${e.resource} ${e.within.join('/')} ${e.label}`
function detailOf(result: DiffResult, entry: DiffEntry) {
  const { detail } = result
  return detail && detail.type === entry.type && detail.name === entry.resource ? detail.lines : undefined
}
