import { ui } from '@texts/ui'
import { type FormEvent, type JSX, useEffect, useState } from 'react'
import type { TraceAsk, TraceResult } from '../../worker/protocol'
import { Icon } from '../Icon'
import type { Session, SessionState } from '../Playground/session'
import styles from './styles.module.css'

interface Props {
  readonly session: Session
  readonly state: SessionState
  readonly result: TraceResult | undefined
  readonly prefix: string
}

/** The request as a command line, who sends it, and requests worth trying. */
export function Form({ session, state, result, prefix }: Props): JSX.Element {
  const { trace } = state
  const [curl, setCurl] = useState(trace.curl)
  useEffect(() => setCurl(trace.curl), [trace.curl])
  // What the applications do belongs to the request that said so.
  const server = curl === trace.curl ? trace.server : undefined
  const ask = (change: Partial<TraceAsk>) => session.look({ trace: { ...trace, curl, server, ...change }, outcome: 0 })
  const send = (event: FormEvent) => {
    event.preventDefault()
    ask({})
  }
  const senders = result?.senders ?? []
  const sender = senders.find((s) => s.id === trace.from || s.label === trace.from)
  const lines = curl.split('\n').length
  return (
    <form className={styles.form} onSubmit={send}>
      <label className={styles.from}>
        <span>{ui.trace.from}</span>
        <select value={sender?.id ?? trace.from} onChange={(event) => ask({ from: event.target.value })}>
          {!sender && trace.from !== 'outside' && <option value={trace.from}>{trace.from}</option>}
          <option value="outside">{ui.trace.outside}</option>
          {senders.map((s) => (
            <option key={s.id} value={s.id}>
              {s.label}
            </option>
          ))}
        </select>
      </label>
      <div className={styles.line}>
        <textarea
          id={`${prefix}-curl`}
          className={styles.curl}
          aria-label={ui.trace.curl}
          spellCheck={false}
          autoCapitalize="off"
          autoCorrect="off"
          rows={Math.min(6, Math.max(1, lines))}
          value={curl}
          placeholder="curl http://reviews:9080/reviews/0 -H 'end-user: jason'"
          onChange={(event) => setCurl(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && !event.shiftKey && !event.nativeEvent.isComposing) send(event)
          }}
        />
        <button type="submit" className={styles.send}>
          {ui.trace.send} <Icon name="arrow" />
        </button>
      </div>
      {session.requests.length > 0 && (
        <ul className={styles.examples} aria-label={ui.trace.examples}>
          {session.requests.map((request) => {
            const from = request.from ?? session.from
            return (
              <li key={`${request.curl} ${from}`}>
                <button
                  type="button"
                  className={styles.example}
                  aria-pressed={request.curl === trace.curl && from === trace.from}
                  title={request.curl}
                  onClick={() => session.look({ trace: { curl: request.curl, from }, outcome: 0 })}
                >
                  {request.title ?? request.curl.replace(/^curl\s+/, '')}
                </button>
              </li>
            )
          })}
        </ul>
      )}
    </form>
  )
}
