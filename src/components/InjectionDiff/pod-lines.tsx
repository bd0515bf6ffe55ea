import { injectionView } from '@texts/injection'
import clsx from 'clsx'
import type { JSX, ReactNode } from 'react'
import type { InjectionResult } from '../../worker/protocol'
import { Words } from '../Words'
import code from '../YamlEditor/code.module.css'
import { highlightYaml } from '../YamlEditor/highlight-yaml'
import { folded } from './folded'
import styles from './styles.module.css'

const { words, pieces: pieceTexts } = injectionView

type Props = Pick<InjectionResult, 'lines' | 'pieces'>

/** A pod's YAML before and after: what is far from any change is folded away, and before each piece stands what it is for. */
export function PodLines({ lines, pieces }: Props): JSX.Element {
  const notes = notesOf(pieces)
  const colours = highlightYaml(lines.map((l) => l.text).join('\n'))
  const row = (i: number): ReactNode => {
    const line = lines[i]
    if (!line) return null
    const indent = line.text.length - line.text.trimStart().length
    return [
      ...(notes.get(i) ?? []).map((note) => (
        <p key={`${i} ${note}`} className={styles.note} style={{ paddingLeft: `${indent + 3}ch` }}>
          <Words text={note} />
        </p>
      )),
      <span key={i} className={clsx(styles.line, line.sign === '+' && styles.plus, line.sign === '-' && styles.minus)}>
        <span className={styles.sign}>{line.sign}</span>{' '}
        {colours[i]?.map((token, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: pieces have no other identity
          <span key={at} className={token.type === 'plain' ? undefined : code[token.type]}>
            {token.text}
          </span>
        ))}
        {'\n'}
      </span>,
    ]
  }
  const rows = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => row(from + i))
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: long lines scroll
    <section className={styles.lines} tabIndex={0} aria-label={words.pod}>
      {folded(lines).map(({ from, to, isFolded }) =>
        isFolded ? (
          <details key={from} className={styles.fold}>
            <summary>{words.unchanged(to - from)}</summary>
            {rows(from, to)}
          </details>
        ) : (
          <div key={from}>{rows(from, to)}</div>
        ),
      )}
    </section>
  )
}

/** What is said before each line; of neighbours that say the same only the first says it. */
function notesOf(pieces: Props['pieces']): ReadonlyMap<number, readonly string[]> {
  const notes = new Map<number, string[]>()
  let last = ''
  for (const { code, arguments: args, line } of pieces) {
    const note = pieceTexts[code](args)
    if (note !== last) notes.set(line, [...(notes.get(line) ?? []), note])
    last = note
  }
  return notes
}
