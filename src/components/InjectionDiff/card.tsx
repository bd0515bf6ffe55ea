import useDocusaurusContext from '@docusaurus/useDocusaurusContext'
import { injectionView } from '@texts/injection'
import { ui } from '@texts/ui'
import { type JSX, type ReactNode, useEffect, useState, useSyncExternalStore } from 'react'
import type { Language } from '../../worker/protocol'
import { Command } from '../Command'
import { localStore } from '../Playground/edit-store'
import { engine } from '../Playground/engine'
import { commandFor } from '../Playground/istioctl'
import { ResetButton } from '../Playground/reset-button'
import { ResultPanel } from '../Playground/result-panel'
import { Session } from '../Playground/session'
import { SourceColumn } from '../Playground/source-column'
import styles from '../Playground/styles.module.css'
import type { InjectionSource } from './props'
import InjectionView from './view'

interface Props {
  readonly source: InjectionSource
  readonly lane: string
  readonly fallback: ReactNode
}

/** The widget at work: an editor with its problems, and beside it what injection makes of the text. */
export default function Card({ source, lane, fallback }: Props): JSX.Element {
  const language = useDocusaurusContext().i18n.currentLocale as Language
  const [session] = useState(() => sessionOf(source, lane, language))
  const state = useSyncExternalStore(session.subscribe, session.getState)
  useEffect(() => {
    void session.start()
    return () => session.dispose()
  }, [session])

  if (state.phase !== 'ready') return <>{fallback}</>
  const { words } = injectionView
  const prefix = `in${lane.replaceAll(/[^\w]/g, '')}`
  return (
    <section className={styles.card} aria-label={words.label}>
      <div className={styles.bar}>
        <span className={styles.title}>{words.label}</span>
        <span className={styles.space} />
        <span className={styles.actions}>
          <ResetButton session={session} state={state} />
        </span>
      </div>
      <div className={styles.columns}>
        <SourceColumn session={session} state={state} lane={lane} prefix={prefix} />
        <div className={styles.right}>
          <ResultPanel state={state}>
            <InjectionView session={session} state={state} prefix={prefix} />
          </ResultPanel>
        </div>
      </div>
      <Command label={ui.command.label} command={commandFor(state)} />
    </section>
  )
}

/** A session over a text that is no example's own: it lives under its own name, so that edits of it are kept like any others. */
function sessionOf({ id, hash, name, text, mesh, still }: InjectionSource, lane: string, language: Language): Session {
  const files = [{ name, text }, ...(mesh ? [mesh] : [])]
  const shown = {
    id: `injection.${id}`,
    hash,
    title: name,
    proxy: '',
    view: 'injection',
    open: name,
    text,
    files: files.map((f) => ({ name: f.name, from: id, folded: false })),
    requests: [],
    way: [],
    ...(mesh && { mesh: mesh.name }),
  } as const
  const load = () => Promise.resolve({ files, mesh: mesh?.name })
  const session = new Session({ shown, lane, language, client: engine(), store: localStore(), load })
  session.state = { ...session.state, results: { injection: still } }
  return session
}
