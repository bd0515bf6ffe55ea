import { exercise as texts } from '@texts/exercise'
import { type JSX, useEffect, useState, useSyncExternalStore } from 'react'
import { Icon } from '../Icon'
import { loadSolution } from '../Playground/example-texts'
import type { ViewProps } from '../Playground/view-props'
import { progress } from '../Progress/store'
import { useProgress } from '../Progress/use-progress'
import button from '../shared/button.module.css'
import { Checker } from './checker'
import { Comparison } from './comparison'
import { Result } from './result'
import styles from './styles.module.css'

/** An exercise's checks at work, and its solution. */
export default function Panel({ session, state, prefix }: ViewProps): JSX.Element {
  const { checks, example } = session
  const [checker] = useState(() => new Checker(session, checks, () => !session.isSolutionShown() && progress.solve(example)))
  useEffect(() => checker.start(), [checker])
  const { reply, isPending, isSolved } = useSyncExternalStore(checker.subscribe, checker.get, checker.get)
  const before = useProgress().exercises[example] !== undefined
  const passed = reply?.results.filter((result) => result?.isPassed).length ?? 0
  return (
    <section className={styles.panel} aria-label={texts.title} data-solved={isSolved && !isPending ? 'yes' : undefined}>
      <div className={styles.head}>
        <h4 className={styles.title}>{texts.title}</h4>
        <p className={styles.status} role="status">
          {isSolved ? (
            <b className={styles.solved}>
              <Icon name="check" /> {texts.allPassed}
            </b>
          ) : reply?.isBroken ? (
            texts.broken
          ) : reply ? (
            texts.passed(passed, checks.length)
          ) : (
            texts.checking
          )}
        </p>
        {before && !isSolved && <span className={styles.before}>{texts.solvedBefore}</span>}
        <Solution session={session} state={state} prefix={prefix} />
      </div>
      <ol className={styles.checks} aria-busy={isPending}>
        {checks.map((check, i) => (
          <Result
            key={`${check.title} ${check.curl}`}
            check={check}
            result={reply?.results[i]}
            isWaiting={!reply || reply.isBroken}
            onTrace={() => {
              const { curl, from, server } = check
              session.look({ view: 'trace', trace: { curl, from, ...(server ? { server } : {}) }, outcome: 0 })
            }}
          />
        ))}
      </ol>
    </section>
  )
}

/** What shows the solution, goes back from it, and holds the reader's text against it. */
function Solution({ session, state, prefix }: ViewProps): JSX.Element {
  const [solution, setSolution] = useState<Readonly<Record<string, string>>>()
  const [isCompared, setCompared] = useState(false)
  const get = async () => {
    const loaded = solution ?? (await loadSolution(session.example))
    setSolution(loaded)
    return loaded
  }
  const isShown = solution !== undefined && Object.entries(solution).every(([name, text]) => textOf(state, name) === text)
  return (
    <>
      <span className={styles.actions}>
        <button
          type="button"
          className={button.quiet}
          title={texts.showSolutionTip}
          disabled={isShown}
          onClick={() => void get().then((loaded) => session.showSolution(loaded))}
        >
          {texts.showSolution}
        </button>
        {state.versions > 0 && (
          <button type="button" className={button.quiet} onClick={() => void get().then((loaded) => session.backToOwn(loaded))}>
            <Icon name="undo" /> {texts.back}
          </button>
        )}
        <button
          type="button"
          className={button.quiet}
          aria-expanded={isCompared}
          aria-controls={`${prefix}-compare`}
          onClick={() => void get().then(() => setCompared(!isCompared))}
        >
          {isCompared ? texts.hideCompare : texts.compare}
        </button>
      </span>
      <div id={`${prefix}-compare`} className={styles.compare} hidden={!isCompared}>
        {isCompared && solution && <Comparison files={state.files} solution={solution} />}
      </div>
    </>
  )
}

const textOf = (state: ViewProps['state'], name: string): string | undefined => state.files.find((f) => f.name === name)?.text
