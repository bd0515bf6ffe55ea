import useDocusaurusContext from '@docusaurus/useDocusaurusContext'
import { injectionView } from '@texts/injection'
import { ui } from '@texts/ui'
import clsx from 'clsx'
import { type JSX, type ReactNode, useEffect, useState, useSyncExternalStore } from 'react'
import type { Language } from '../../worker/protocol'
import { Command } from '../Command'
import { Icon } from '../Icon'
import { localStore } from '../Playground/edit-store'
import { engine } from '../Playground/engine'
import { FileTabs } from '../Playground/file-tabs'
import { commandFor } from '../Playground/istioctl'
import { Problems } from '../Playground/problems'
import { Session } from '../Playground/session'
import styles from '../Playground/styles.module.css'
import button from '../shared/button.module.css'
import { YamlEditor } from '../YamlEditor'
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
  const file = state.files.find((f) => f.name === state.open) ?? state.files[0]
  const edited = state.files.some((f) => f.text !== f.original)
  const stale = state.answer?.stale ?? false
  const prefix = `in${lane.replaceAll(/[^\w]/g, '')}`
  return (
    <section className={styles.card} aria-label={words.label}>
      <div className={styles.bar}>
        <span className={styles.title}>{words.label}</span>
        <span className={styles.space} />
        <span className={styles.actions}>
          {!edited && state.canRestore ? (
            <button type="button" className={button.quiet} onClick={() => session.restore()}>
              <Icon name="undo" /> {ui.playground.restore}
            </button>
          ) : (
            <button
              type="button"
              className={button.quiet}
              disabled={!edited}
              title={ui.playground.resetTip}
              onClick={() => session.reset()}
            >
              <Icon name="reset" /> {ui.playground.reset}
            </button>
          )}
        </span>
      </div>
      <div className={styles.columns}>
        <div className={styles.left}>
          <FileTabs session={session} state={state} prefix={`${prefix}f`} />
          <div className={styles.editor} role="tabpanel" id={`${prefix}f-panel`} aria-labelledby={`${prefix}f-tab-${file?.name}`}>
            {file && <YamlEditor session={session} state={state} file={file} lane={lane} />}
          </div>
          <Problems session={session} state={state} />
        </div>
        <div className={styles.right}>
          <div className={clsx(styles.panel, stale && styles.stale)} data-stale={stale || undefined}>
            {stale && (
              <p className={styles.staleNote} role="status">
                {ui.stale}
              </p>
            )}
            {state.failure && (
              <p className={styles.failure} role="alert">
                {state.failure.reason === 'timeout' ? ui.timeout(state.failure.seconds) : ui.crashed}
              </p>
            )}
            <InjectionView session={session} state={state} prefix={prefix} />
          </div>
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
