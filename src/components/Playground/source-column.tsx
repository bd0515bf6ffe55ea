import type { JSX } from 'react'
import { YamlEditor } from '../YamlEditor'
import { FileTabs } from './file-tabs'
import { Problems } from './problems'
import type { Session, SessionState } from './session'
import styles from './styles.module.css'

interface Props {
  readonly session: Session
  readonly state: SessionState
  readonly lane: string
  readonly prefix: string
}

/** The left of a card: its files, the one that is open, and what there is to say about them. */
export function SourceColumn({ session, state, lane, prefix }: Props): JSX.Element {
  const file = state.files.find((f) => f.name === state.open) ?? state.files[0]
  return (
    <div className={styles.left}>
      <FileTabs session={session} state={state} prefix={`${prefix}f`} />
      <div className={styles.editor} role="tabpanel" id={`${prefix}f-panel`} aria-labelledby={`${prefix}f-tab-${file?.name}`}>
        {file && <YamlEditor session={session} state={state} file={file} lane={lane} />}
      </div>
      <Problems session={session} state={state} />
    </div>
  )
}
