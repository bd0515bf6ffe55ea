import { exercise as texts } from '@texts/exercise'
import { type JSX, useMemo } from 'react'
import { diffLines } from '../../worker/views/line-diff'
import { DiffText } from '../DiffText'
import type { FileState } from '../Playground/session'
import styles from './styles.module.css'

interface Props {
  readonly files: readonly FileState[]
  readonly solution: Readonly<Record<string, string>>
}

/** Longer texts are not the reader's own writing, and comparing them takes time. */
const longest = 40_000

/** The reader's text against the solution's, file by file: what only the one has, and what only the other. */
export function Comparison({ files, solution }: Props): JSX.Element {
  const differing = useMemo(
    () =>
      wholeOf(files, solution)
        .filter(({ mine, theirs }) => mine.trimEnd() !== theirs.trimEnd() && mine.length < longest)
        .map(({ name, mine, theirs }) => ({ name, lines: diffLines(mine.trimEnd(), theirs.trimEnd()) })),
    [files, solution],
  )
  if (differing.length === 0) return <p className={styles.hint}>{texts.same}</p>
  return (
    <>
      <p className={styles.hint}>{texts.compareHint}</p>
      {differing.map(({ name, lines }) => (
        <figure key={name} className={styles.diff}>
          <figcaption>{name}</figcaption>
          <DiffText lines={lines} />
        </figure>
      ))}
    </>
  )
}

/** Every file that either has: where the solution says nothing of one, the example's own text counts. */
function wholeOf(files: readonly FileState[], solution: Props['solution']) {
  const known = files.map(({ name, text, original }) => ({
    name,
    mine: text,
    theirs: Object.hasOwn(solution, name) ? (solution[name] ?? '') : original,
  }))
  const added = Object.entries(solution).filter(([name]) => !files.some((f) => f.name === name))
  return [...known, ...added.map(([name, text]) => ({ name, mine: '', theirs: text }))]
}
