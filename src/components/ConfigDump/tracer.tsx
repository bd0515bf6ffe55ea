import { ui } from '@texts/ui'
import { type FormEvent, type JSX, useState } from 'react'
import type { DumpSummary, DumpTraceAsk, DumpTraced } from '../../worker/dump/protocol'
import { Hop } from '../RequestTracer/hop'
import { Outcomes } from '../RequestTracer/outcomes'
import traceStyles from '../RequestTracer/styles.module.css'
import type { DumpClient } from './client'
import styles from './styles.module.css'

/** A request through the reader's own configuration. */
export function Tracer({ client, summary }: { readonly client: DumpClient; readonly summary: DumpSummary }): JSX.Element {
  const pod = summary.addresses[0]
  const [ask, setAsk] = useState<DumpTraceAsk>({
    direction: 'outbound',
    destination: '10.96.0.1:80',
    curl: 'curl http://reviews:9080/',
    identity: '',
  })
  const [traced, setTraced] = useState<DumpTraced>()
  const run = (next: DumpTraceAsk) => {
    setAsk(next)
    void client.trace(next).then(setTraced)
  }
  const send = (event: FormEvent) => {
    event.preventDefault()
    run({ ...ask, outcome: 0 })
  }
  return (
    <div className={traceStyles.tracer}>
      <form className={traceStyles.form} onSubmit={send}>
        <div className={styles.fields}>
          <label>
            {ui.dump.direction}
            <select
              value={ask.direction}
              onChange={(event) => setAsk({ ...ask, direction: event.target.value as DumpTraceAsk['direction'] })}
            >
              {(['outbound', 'inbound', 'direct'] as const).map((d) => (
                <option key={d} value={d}>
                  {ui.dump.directions[d]}
                </option>
              ))}
            </select>
          </label>
          <label>
            {ui.dump.destination}
            <input
              value={ask.destination}
              placeholder={pod ? `${pod}:8080` : '10.96.0.10:80'}
              onChange={(event) => setAsk({ ...ask, destination: event.target.value })}
            />
          </label>
          {ask.direction !== 'outbound' && (
            <label>
              {ui.dump.identity}
              <input
                value={ask.identity}
                placeholder="spiffe://cluster.local/ns/default/sa/default"
                onChange={(event) => setAsk({ ...ask, identity: event.target.value })}
              />
            </label>
          )}
        </div>
        <div className={traceStyles.line}>
          <textarea
            className={traceStyles.curl}
            aria-label={ui.trace.curl}
            rows={1}
            spellCheck={false}
            value={ask.curl}
            onChange={(event) => setAsk({ ...ask, curl: event.target.value })}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && !event.shiftKey && !event.nativeEvent.isComposing) send(event)
            }}
          />
          <button type="submit" className={traceStyles.send}>
            {ui.trace.send}
          </button>
        </div>
      </form>
      {traced?.fault && (
        <p className={traceStyles.fault} role="alert">
          {ui.trace.fault(traced.fault.code, traced.fault.at)}
        </p>
      )}
      {traced && !traced.fault && (
        <>
          <Outcomes result={traced} prefix="dump" onChoose={(outcome) => run({ ...ask, outcome })} />
          <ol className={traceStyles.hops}>
            {traced.hops.map((hop, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a hop is its place on the way
              <Hop key={i} hop={hop} number={i + 1} onSpots={undefined} />
            ))}
          </ol>
        </>
      )}
    </div>
  )
}
