import { modes as texts } from '@texts/modes'
import { ui } from '@texts/ui'
import type { JSX } from 'react'
import type { ModeReport, ModesReply } from '../../worker/modes/types'
import type { ViewProps } from '../Playground/view-props'
import { ScrollRegion } from '../ScrollRegion'
import { Paths } from './paths'
import styles from './styles.module.css'
import { Table } from './table'
import { useModes } from './use-modes'

/** The comparison at work: it follows the request of the playground above it, and the reader's YAML as it is typed. */
export default function Panel({ session, state }: ViewProps): JSX.Element {
  const { reply, isPending, isFailed } = useModes(session, state)
  const { curl, from } = state.trace
  return (
    <section
      className={styles.panel}
      aria-label={texts.title}
      aria-busy={isPending}
      data-modes={reply && !isPending ? reply.modes.length : undefined}
    >
      <div className={styles.head}>
        <h4 className={styles.title}>{texts.title}</h4>
        {curl && (
          <p className={styles.asked}>
            <code>{curl}</code> {texts.sentBy(from === 'outside' ? texts.outside : from)}
          </p>
        )}
        <p className={styles.status} role="status">
          {isFailed ? texts.failed : !curl ? texts.noRequest : isPending ? texts.computing : messageOf(reply)}
        </p>
      </div>
      {reply && reply.modes.length > 0 && (
        <>
          <Paths modes={reply.modes} />
          <ScrollRegion label={texts.table} className={styles.scroll}>
            <Table reply={reply} />
          </ScrollRegion>
          <Changes modes={reply.modes.filter((m): m is ModeReport => !('absent' in m))} />
          <p className={styles.note}>{texts.note}</p>
        </>
      )}
    </section>
  )
}

function messageOf(reply: ModesReply | undefined): string {
  if (reply?.isBroken) return texts.broken
  return reply?.fault ? ui.trace.fault(reply.fault.code, reply.fault.at) : ''
}

/** What was done to the reader's objects, mode by mode. */
function Changes({ modes }: { readonly modes: readonly ModeReport[] }): JSX.Element {
  return (
    <details className={styles.changes}>
      <summary>{texts.changes}</summary>
      <dl>
        {modes.map(({ mode, changes }) => (
          <div key={mode}>
            <dt>{texts.modes[mode]}</dt>
            {changes.length === 0 && <dd>{texts.unchanged}</dd>}
            {changes.map((change) => (
              <dd key={JSON.stringify(change)}>
                {change.code === 'target' ? (
                  texts.target(change.after)
                ) : (
                  <>
                    {change.code === 'added' && `${texts.added} `}
                    <code>{change.object}</code>
                    {change.code !== 'added' &&
                      ` ${change.after === undefined ? texts.takenAway(change.key) : texts.set(change.key, change.after)}`}
                  </>
                )}
              </dd>
            ))}
          </div>
        ))}
      </dl>
    </details>
  )
}
