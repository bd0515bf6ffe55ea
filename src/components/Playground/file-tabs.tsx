import { ui } from '@texts/ui'
import { type JSX, useEffect, useState } from 'react'
import { Icon } from '../Icon'
import { Tabs } from '../Tabs'
import type { Session, SessionState } from './session'
import styles from './styles.module.css'

interface Props {
  readonly session: Session
  readonly state: SessionState
  readonly prefix: string
}

/** The files as tabs; those folded away wait in a list at the end. */
export function FileTabs({ session, state, prefix }: Props): JSX.Element {
  const folded = state.files.filter((f) => f.folded && f.name !== state.open)
  const tabs = state.files.filter((f) => !folded.includes(f))
  return (
    <Tabs
      label={ui.playground.files}
      prefix={prefix}
      chosen={state.open}
      onChoose={(name) => session.openFile(name)}
      tabs={tabs.map((f) => ({
        id: f.name,
        label:
          f.text === f.original ? (
            f.name
          ) : (
            <>
              {f.name}
              <span className={styles.dot} title={ui.playground.edited}>
                ●<span className={styles.hidden}> {ui.playground.edited}</span>
              </span>
            </>
          ),
      }))}
    >
      {folded.length > 0 && (
        <select
          className={styles.more}
          value=""
          aria-label={ui.playground.moreFiles(folded.length)}
          onChange={(event) => session.openFile(event.target.value)}
        >
          <option value="" disabled>
            {ui.playground.moreFiles(folded.length)}
          </option>
          {folded.map((f) => (
            <option key={f.name} value={f.name}>
              {f.name}
              {f.text === f.original ? '' : ' ●'}
            </option>
          ))}
        </select>
      )}
      <Format session={session} />
    </Tabs>
  )
}

function Format({ session }: { readonly session: Session }): JSX.Element {
  const [refused, setRefused] = useState(false)
  useEffect(() => {
    if (!refused) return
    const timer = setTimeout(() => setRefused(false), 3000)
    return () => clearTimeout(timer)
  }, [refused])
  return (
    <span className={styles.tools}>
      <span role="status" className={styles.refused}>
        {refused && ui.editor.formatRefused}
      </span>
      <button
        type="button"
        className={styles.button}
        title={ui.editor.formatTip}
        aria-label={ui.editor.format}
        onClick={() => void session.format().then((done) => setRefused(!done))}
      >
        <Icon name="format" />
      </button>
    </span>
  )
}
