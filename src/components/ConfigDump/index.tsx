import { configProblem } from '@texts/config'
import { ui } from '@texts/ui'
import { type JSX, useEffect, useState, useSyncExternalStore } from 'react'
import { Busy } from '../DropZone/busy'
import { Refused } from '../DropZone/refused'
import { DumpClient } from './client'
import { Drop } from './drop'
import { Explorer } from './explorer'

/** A reader's own config dump: read in the page, searched, followed from listener to endpoint, requests traced through it. */
export function ConfigDump(): JSX.Element {
  const [client] = useState(() => new DumpClient())
  const state = useSyncExternalStore(client.subscribe, client.getState, client.getState)
  useEffect(() => () => client.close(), [client])
  if (state.phase === 'open') return <Explorer client={client} summary={state.summary} />
  return (
    <>
      {state.phase === 'refused' && (
        <Refused>
          <b>{state.name}</b> {configProblem(state.problem.code, state.problem.arguments)}
        </Refused>
      )}
      {state.phase === 'reading' ? (
        <Busy
          text={ui.dump.stages[state.stage](state.name)}
          label={ui.dump.progress}
          value={state.stage === 'read' ? state.share : undefined}
          cancel={ui.dump.cancel}
          onCancel={() => client.close()}
        />
      ) : (
        <Drop client={client} />
      )}
    </>
  )
}
