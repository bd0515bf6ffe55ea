import type { Session, SessionState } from './session'

/** What every result view takes. */
export interface ViewProps {
  readonly session: Session
  readonly state: SessionState
  /** Prefix for ids that must be unique in the page. */
  readonly prefix: string
}
