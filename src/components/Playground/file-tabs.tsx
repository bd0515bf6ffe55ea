import { ui } from '@texts/ui'
import { type JSX, useEffect, useState } from 'react'
import { Icon } from '../Icon'
import button from '../shared/button.module.css'
import reader from '../shared/reader.module.css'
import { Tabs } from '../Tabs'
import type { Finding } from './finding'
import { findingsOf } from './findings'
import type { Session, SessionState } from './session'
import styles from './styles.module.css'

interface Props {
  readonly session: Session
  readonly state: SessionState
  readonly prefix: string
}

/** The files as tabs; those folded away wait in a list at the end. */
export function FileTabs({ session, state, prefix }: Props): JSX.Element {
  const folded = state.files.filter((f) => f.folded && f.name !== state.open)
  const tabs = state.files.filter((f) => !folded.includes(f))
  const { all } = findingsOf(state)
  return (
    <Tabs
      label={ui.playground.files}
      prefix={prefix}
      chosen={state.open}
      onChoose={(name) => session.openFile(name)}
      tabs={tabs.map((f) => ({
        id: f.name,
        label: (
          <>
            {f.name}
            {f.text !== f.original && (
              <span className={styles.dot} title={ui.playground.edited}>
                ●<span className={reader.only}> {ui.playground.edited}</span>
              </span>
            )}
            <Count findings={all.filter((finding) => finding.file === f.name)} />
          </>
        ),
      }))}
    >
      {folded.length > 0 && (
        <select
          className={styles.more}
          value=""
          aria-label={ui.playground.moreFiles(folded.length)}
          onChange={(event) => session.openFile(event.target.value)}
        >
          <option value="" disabled>
            {ui.playground.moreFiles(folded.length)}
          </option>
          {folded.map((f) => (
            <option key={f.name} value={f.name}>
              {f.name}
              {f.text === f.original ? '' : ' ●'}
              {countOf(all, f.name)}
            </option>
          ))}
        </select>
      )}
      <Format session={session} />
    </Tabs>
  )
}

/** In words, for a list that shows no badges. */
function countOf(all: readonly Finding[], file: string): string {
  const count = all.filter((f) => f.file === file).length
  return count === 0 ? '' : ` (${ui.problems.count(count)})`
}

/** How much there is to say about a file. */
function Count({ findings }: { readonly findings: readonly Finding[] }): JSX.Element | null {
  const [worst] = findings
  if (!worst) return null
  return (
    <span className={styles.badge} data-level={worst.level} title={ui.problems.count(findings.length)}>
      {findings.length}
      <span className={reader.only}> {ui.problems.title}</span>
    </span>
  )
}

function Format({ session }: { readonly session: Session }): JSX.Element {
  const [refused, setRefused] = useState(false)
  useEffect(() => {
    if (!refused) return
    const timer = setTimeout(() => setRefused(false), 3000)
    return () => clearTimeout(timer)
  }, [refused])
  return (
    <span className={styles.tools}>
      <span role="status" className={styles.refused}>
        {refused && ui.editor.formatRefused}
      </span>
      <button
        type="button"
        className={button.quiet}
        title={ui.editor.formatTip}
        aria-label={ui.editor.format}
        onClick={() => void session.format().then((done) => setRefused(!done))}
      >
        <Icon name="format" />
      </button>
    </span>
  )
}
