import { ui } from '@texts/ui'
import type { JSX } from 'react'
import { Icon } from '../Icon'
import { messageOf } from './message'
import type { Session, SessionState } from './session'
import styles from './styles.module.css'
import { Words } from './words'

/** What the engine has to say about the reader's YAML; each entry leads to its place. */
export function Problems({ session, state }: { readonly session: Session; readonly state: SessionState }): JSX.Element {
  const problems = state.answer?.problems ?? []
  const more = state.answer?.moreProblems ?? 0
  return (
    <section className={styles.problems} aria-label={ui.problems.title}>
      <span className={styles.hidden} role="status">
        {state.answer && (problems.length === 0 ? ui.problems.none : ui.problems.count(problems.length + more))}
      </span>
      {problems.length === 0 ? (
        <span className={styles.calm} aria-hidden="true">
          {state.answer && <Icon name="check" />} {state.answer ? ui.problems.none : ui.playground.starting}
        </span>
      ) : (
        <ul>
          {problems.map((p) => (
            <li key={`${p.code} ${p.file} ${p.line} ${p.column} ${JSON.stringify(p.arguments)}`}>
              <button
                type="button"
                className={styles.problem}
                data-level={p.level}
                data-code={p.code}
                data-line={p.line}
                onClick={() => session.goTo(p.file, p.line, p.column, true)}
              >
                <span className={styles.level} />
                <span className={styles.hidden}>{ui.problems.level[p.level]}: </span>
                <span className={styles.message}>
                  <Words text={messageOf(p)} />
                </span>
                <span className={styles.place}>
                  {p.code} · {p.file === state.open ? `${p.line}:${p.column}` : ui.problems.place(p.file, p.line, p.column)}
                </span>
              </button>
            </li>
          ))}
          {more > 0 && <li className={styles.calm}>{ui.problems.more(more)}</li>}
        </ul>
      )}
    </section>
  )
}
