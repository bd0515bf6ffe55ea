import useDocusaurusContext from '@docusaurus/useDocusaurusContext'
import { ui } from '@texts/ui'
import clsx from 'clsx'
import { type JSX, lazy, type ReactNode, Suspense, useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react'
import type { Language } from '../../worker/protocol'
import { Command } from '../Command'
import button from '../shared/button.module.css'
import { Tabs } from '../Tabs'
import { Bar } from './bar'
import { localStore } from './edit-store'
import { engine } from './engine'
import { loadExample } from './example-texts'
import { commandFor } from './istioctl'
import type { PlaygroundProps } from './props'
import { ResultPanel } from './result-panel'
import { Session } from './session'
import { decodeShare, isShare } from './share-link'
import { SourceColumn } from './source-column'
import styles from './styles.module.css'

const views = {
  diagram: lazy(() => import('../RouteDiagram')),
  trace: lazy(() => import('../RequestTracer')),
  diff: lazy(() => import('../ConfigDiff')),
  tables: lazy(() => import('../ConfigTables')),
  json: lazy(() => import('../ConfigJson')),
  injection: lazy(() => import('../InjectionDiff/view')),
}

type Props = PlaygroundProps & {
  readonly shown: NonNullable<PlaygroundProps['shown']>
  readonly lane: string
  readonly fallback: ReactNode
}

/** The playground at work. */
export default function Card({ shown, lane, view, proxy, open, first, panel, fallback }: Props): JSX.Element {
  const language = useDocusaurusContext().i18n.currentLocale as Language
  const [session] = useState(
    () => new Session({ shown, lane, language, client: engine(), store: localStore(), load: loadExample, view, proxy, open }),
  )
  const state = useSyncExternalStore(session.subscribe, session.getState)
  const [full, setFull] = useState(false)
  const card = useRef<HTMLElement>(null)

  useEffect(() => {
    void startWithLink(session, shown.id, card.current)
    return () => session.dispose()
  }, [session, shown.id])

  const leaveFull = useCallback((event: KeyboardEvent) => event.key === 'Escape' && !event.defaultPrevented && setFull(false), [])
  useEffect(() => {
    if (!full) return
    document.addEventListener('keydown', leaveFull)
    document.documentElement.style.overflow = 'hidden'
    return () => {
      document.removeEventListener('keydown', leaveFull)
      document.documentElement.style.overflow = ''
    }
  }, [full, leaveFull])

  if (state.phase === 'loading') return <>{fallback}</>
  if (state.phase === 'failed') {
    return (
      <>
        <p className={styles.failure} role="alert">
          {ui.playground.engineFailed} {state.failure?.reason === 'load' ? state.failure.message : ''}{' '}
          <button type="button" className={button.quiet} onClick={() => void session.start()}>
            {ui.playground.retry}
          </button>
        </p>
        {fallback}
      </>
    )
  }
  const View = views[state.view]
  const prefix = `pg${lane.replaceAll(/[^\w]/g, '')}`
  return (
    <section
      className={clsx(styles.card, full && styles.full, first === 'result' && styles.resultFirst)}
      aria-label={shown.title}
      ref={card}
      onKeyDownCapture={(event) => {
        if (event.key !== 'F8') return
        event.preventDefault()
        event.stopPropagation()
        session.stepFinding(event.shiftKey ? -1 : 1)
      }}
    >
      <Bar session={session} state={state} title={shown.title} full={full} onFull={() => setFull(!full)} />
      <div className={styles.columns}>
        <SourceColumn session={session} state={state} lane={lane} prefix={prefix} />
        <div className={styles.right}>
          <Tabs
            label={ui.playground.result}
            prefix={prefix}
            chosen={state.view}
            onChoose={(chosen) => session.look({ view: chosen })}
            tabs={(['diagram', 'trace', 'diff', 'tables', 'json', 'injection'] as const).map((id) => ({ id, label: ui.view[id] }))}
          />
          <ResultPanel state={state} tabs={prefix}>
            <Suspense fallback={<p className={styles.hint}>{ui.playground.starting}</p>}>
              <View session={session} state={state} prefix={prefix} />
            </Suspense>
          </ResultPanel>
        </div>
      </div>
      {panel && (
        <Suspense fallback={panel.still}>
          <panel.Live session={session} state={state} prefix={prefix} />
        </Suspense>
      )}
      <Command label={ui.command.label} command={commandFor(state)} />
    </section>
  )
}

/** Reads the page's share link, if there is one and it is of this example. */
async function startWithLink(session: Session, example: string, card: HTMLElement | null): Promise<void> {
  const { hash } = window.location
  if (!isShare(hash)) return session.start()
  const shared = await decodeShare(hash)
  // Nothing tells whose a broken link is: the first playground of the page says so.
  const first = document.querySelector('[data-playground]')
  if (!shared) return session.start(!card || first?.contains(card) || first === card?.parentElement ? 'broken' : undefined)
  await session.start(shared.example === example ? shared : undefined)
  if (shared.example === example) document.querySelector(`[data-playground="${CSS.escape(example)}"]`)?.scrollIntoView({ block: 'start' })
}
