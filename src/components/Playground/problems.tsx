import { fixes as fixTexts } from '@texts/fixes'
import { ui } from '@texts/ui'
import { type JSX, lazy, Suspense, useState } from 'react'
import type { Level } from '../../engine/types/diagnostic'
import { Icon } from '../Icon'
import reader from '../shared/reader.module.css'
import { Words } from '../Words'
import type { Finding } from './finding'
import { findingsOf } from './findings'
import type { Session, SessionState } from './session'
import styles from './styles.module.css'
import { useFixes } from './use-fixes'

const Details = lazy(() => import('./problem-details'))
/** Of so many it is asked whether they can be mended, once they have stood for a while, in milliseconds. */
const mostAsked = 4
const untilAsked = 400
const levels = ['error', 'warning', 'info'] as const

/** What there is to say about the reader's YAML; each entry leads to its place, and those of the whole cluster say more when asked. */
export function Problems({ session, state }: { readonly session: Session; readonly state: SessionState }): JSX.Element {
  const { all, more } = findingsOf(state)
  const [hidden, setHidden] = useState<readonly Level[]>([])
  const [open, setOpen] = useState<string>()
  const counts = levels.map((level) => ({ level, count: all.filter((f) => f.level === level).length })).filter(({ count }) => count > 0)
  const shown = all.filter(({ level }) => !hidden.includes(level) || counts.length < 2)
  return (
    <section className={styles.problems} aria-label={ui.problems.title}>
      <span className={reader.only} role="status">
        {state.answer && (all.length === 0 ? ui.problems.none : ui.problems.count(all.length + more))}
      </span>
      {all.length === 0 ? (
        <span className={styles.calm} aria-hidden="true">
          {state.answer && <Icon name="check" />} {state.answer ? ui.problems.none : ui.playground.starting}
        </span>
      ) : (
        <>
          {all.length > 2 && (
            <div className={styles.filters}>
              {counts.length > 1 &&
                counts.map(({ level, count }) => (
                  <button
                    key={level}
                    type="button"
                    className={styles.filter}
                    data-level={level}
                    aria-pressed={!hidden.includes(level)}
                    onClick={() => setHidden(hidden.includes(level) ? hidden.filter((l) => l !== level) : [...hidden, level])}
                  >
                    <span className={styles.level} /> {ui.problems.level[level]} {count}
                  </button>
                ))}
              <span className={styles.keys}>{ui.problems.keys}</span>
            </div>
          )}
          <ul>
            {shown.map((finding, i) => {
              const id = idOf(finding)
              return (
                <Entry
                  key={id}
                  finding={finding}
                  inFile={state.open}
                  isOpen={open === id}
                  isNear={i < mostAsked && !session.isLarge}
                  session={session}
                  onToggle={() => setOpen(open === id ? undefined : id)}
                />
              )
            })}
            {more > 0 && <li className={styles.calm}>{ui.problems.more(more)}</li>}
          </ul>
        </>
      )}
    </section>
  )
}

const idOf = ({ code, file, line, column, text }: Finding): string => `${code} ${file} ${line} ${column} ${text}`

interface EntryProps {
  readonly finding: Finding
  /** The file that is open. */
  readonly inFile: string
  readonly isOpen: boolean
  /** One of the first: it is asked at once whether it can be mended. */
  readonly isNear: boolean
  readonly session: Session
  readonly onToggle: () => void
}

function Entry({ finding, inFile, isOpen, isNear, session, onToggle }: EntryProps): JSX.Element {
  const { code, level, text, file, line, column, advice } = finding
  // What says no more than its text has nothing to open unless something mends it.
  const fixes = useFixes(session, finding, isNear && !advice, untilAsked)
  const isMore = advice !== undefined || (fixes?.offered.length ?? 0) > 0
  return (
    <li>
      <div className={styles.entry}>
        <button
          type="button"
          className={styles.problem}
          data-level={level}
          data-code={code}
          data-line={line}
          onClick={() => session.goTo(file, line, column, true)}
        >
          <span className={styles.level} />
          <span className={reader.only}>{ui.problems.level[level]}: </span>
          <span className={styles.message}>
            <Words text={text} />
          </span>
          <span className={styles.place}>
            {code} · {file === inFile ? `${line}:${column}` : ui.problems.place(file, line, column)}
          </span>
        </button>
        {isMore && (
          <button type="button" className={styles.why} aria-expanded={isOpen} onClick={onToggle}>
            {advice ? ui.problems.why : fixTexts.show}
          </button>
        )}
      </div>
      {isOpen && isMore && (
        <Suspense fallback={null}>
          <Details finding={finding} session={session} />
        </Suspense>
      )}
    </li>
  )
}
