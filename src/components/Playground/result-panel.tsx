import { ui } from '@texts/ui'
import clsx from 'clsx'
import type { JSX, ReactNode } from 'react'
import type { SessionState } from './session'
import styles from './styles.module.css'

interface Props {
  readonly state: SessionState
  /** The prefix of the tabs that it belongs to; absent: it stands alone. */
  readonly tabs?: string
  readonly children: ReactNode
}

/** What holds a result: whether it is still that of the text, and what went wrong, are said above it. */
export function ResultPanel({ state, tabs, children }: Props): JSX.Element {
  const { answer, failure } = state
  const stale = answer?.stale ?? false
  return (
    <div
      className={clsx(styles.panel, stale && styles.stale)}
      {...(tabs !== undefined && { role: 'tabpanel', id: `${tabs}-panel`, 'aria-labelledby': `${tabs}-tab-${state.view}` })}
      data-stale={stale || undefined}
      data-took={answer?.milliseconds}
    >
      {stale && (
        <p className={styles.staleNote} role="status">
          {ui.stale}
        </p>
      )}
      {failure && (
        <p className={styles.failure} role="alert">
          {failure.reason === 'timeout' ? ui.timeout(failure.seconds) : ui.crashed}
        </p>
      )}
      {children}
    </div>
  )
}
