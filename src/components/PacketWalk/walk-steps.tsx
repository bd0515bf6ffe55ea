import { walk as words } from '@texts/walk'
import clsx from 'clsx'
import { type JSX, useMemo, useState } from 'react'
import type { WalkedPacket } from '../../worker/protocol'
import { Icon } from '../Icon'
import { Words } from '../Words'
import { indentOf, LineView, lineClass } from './line-view'
import { PacketHead } from './packet-head'
import { linesOf, linesUpTo, stepsIn } from './steps'
import styles from './styles.module.css'
import { sayEnd } from './words'

/** A packet's walk as one station of a longer way: every rule that it came to, and one step at a time for who wants it slow. */
export function WalkSteps({ walk, open = false }: { readonly walk: WalkedPacket; readonly open?: boolean }): JSX.Element {
  const lines = useMemo(() => linesOf(walk).filter(({ kind }) => kind !== 'end'), [walk])
  const [at, setAt] = useState<number>()
  const count = stepsIn(lines)
  const current = at === undefined ? undefined : Math.min(at, count - 1)
  const shown = current === undefined ? lines : linesUpTo(lines, current)
  const last = count - 1
  return (
    <div className={styles.walk}>
      <PacketHead walk={walk} />
      <details className={styles.rules} open={open}>
        <summary>{words.rules(walk.counted)}</summary>
        <fieldset className={styles.stepper} aria-label={words.stepper}>
          <button type="button" disabled={current === 0} onClick={() => setAt(0)} aria-label={words.first}>
            |‹
          </button>
          <button type="button" disabled={current === 0} onClick={() => setAt((current ?? count) - 1)} aria-label={words.back}>
            ‹
          </button>
          <button
            type="button"
            disabled={current === undefined}
            onClick={() => setAt(current === undefined || current >= last ? undefined : current + 1)}
            aria-label={words.forward}
          >
            ›
          </button>
          <button type="button" disabled={current === undefined} onClick={() => setAt(undefined)} aria-label={words.last}>
            ›|
          </button>
          <span className={styles.place} role="status">
            {words.place((current ?? last) + 1, count)}
          </span>
        </fieldset>
        <ol className={styles.lines}>
          {shown.map((line, i) => (
            <li
              // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place in the walk
              key={i}
              className={lineClass(line, line.step === current && line.kind !== 'chain')}
              style={indentOf(line)}
              aria-current={line.step === current && line.kind !== 'chain' ? 'step' : undefined}
            >
              <LineView line={line} />
            </li>
          ))}
        </ol>
      </details>
      {(current === undefined || current === last) && (
        <p className={clsx(styles.end, styles[walk.ends.kind])}>
          <Icon name="arrow" />{' '}
          <span>
            <Words text={sayEnd(walk.ends)} />
          </span>
        </p>
      )}
    </div>
  )
}
