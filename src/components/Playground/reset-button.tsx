import { ui } from '@texts/ui'
import type { JSX } from 'react'
import { Icon } from '../Icon'
import button from '../shared/button.module.css'
import type { Session, SessionState } from './session'

/** Takes the files back to what they were; after that, brings the reader's edits back. */
export function ResetButton({ session, state }: { readonly session: Session; readonly state: SessionState }): JSX.Element {
  const edited = state.files.some((f) => f.text !== f.original)
  return !edited && state.canRestore ? (
    <button type="button" className={button.quiet} onClick={() => session.restore()}>
      <Icon name="undo" /> {ui.playground.restore}
    </button>
  ) : (
    <button type="button" className={button.quiet} disabled={!edited} title={ui.playground.resetTip} onClick={() => session.reset()}>
      <Icon name="reset" /> {ui.playground.reset}
    </button>
  )
}
