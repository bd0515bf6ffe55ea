import { ui } from '@texts/ui'
import type { JSX } from 'react'
import type { DiagramResult } from '../../worker/protocol'
import type { Session, SessionState } from '../Playground/session'
import styles from './styles.module.css'

interface Props {
  readonly session: Session
  readonly state: SessionState
  readonly result: DiagramResult
}

/** Which ways are drawn: those that the example is about, all, or one. */
export function FocusPicker({ session, state, result }: Props): JSX.Element {
  const { focus } = state
  const value = focus?.only?.[0] ? `way ${focus.only[0]}` : focus ? 'about' : 'all'
  const about = session.about
  const choose = (choice: string) => {
    if (choice === 'all') session.look({ focus: undefined })
    else if (choice === 'about') session.look({ focus: session.focus })
    else session.look({ focus: { only: [choice.slice(4)] } })
  }
  return (
    <label className={styles.focus}>
      {ui.diagram.ways}
      <select className={styles.select} value={value} onChange={(event) => choose(event.target.value)}>
        {about && <option value="about">{ui.diagram.onlyFocus(about)}</option>}
        <option value="all">{ui.diagram.showAll}</option>
        {(['http', 'tcp', 'inbound'] as const).map((kind) => {
          const subjects = result.subjects.filter((s) => s.kind === kind)
          return (
            subjects.length > 0 && (
              <optgroup key={kind} label={ui.diagram.kinds[kind]}>
                {subjects.map((s) => (
                  <option key={s.id} value={`way ${s.id}`}>
                    {s.label}
                  </option>
                ))}
              </optgroup>
            )
          )
        })}
      </select>
    </label>
  )
}
