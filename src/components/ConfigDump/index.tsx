import { configProblem } from '@texts/config'
import { ui } from '@texts/ui'
import { type JSX, useEffect, useState, useSyncExternalStore } from 'react'
import { DumpClient } from './client'
import { Drop } from './drop'
import { Explorer } from './explorer'
import styles from './styles.module.css'

/** A reader's own config dump: read in the page, searched, followed from listener to endpoint, requests traced through it. */
export function ConfigDump(): JSX.Element {
  const [client] = useState(() => new DumpClient())
  const state = useSyncExternalStore(client.subscribe, client.getState, client.getState)
  useEffect(() => () => client.close(), [client])
  if (state.phase === 'open') return <Explorer client={client} summary={state.summary} />
  return (
    <>
      {state.phase === 'refused' && (
        <p className={styles.refused} role="alert">
          <b>{state.name}</b> {configProblem(state.problem.code, state.problem.arguments)}
        </p>
      )}
      {state.phase === 'reading' ? (
        <div className={styles.reading}>
          <p role="status">{ui.dump.stages[state.stage](state.name)}</p>
          <progress aria-label={ui.dump.progress} {...(state.stage === 'read' ? { value: state.share, max: 1 } : {})} />
          <button type="button" className={styles.button} onClick={() => client.close()}>
            {ui.dump.cancel}
          </button>
        </div>
      ) : (
        <Drop client={client} />
      )}
    </>
  )
}
