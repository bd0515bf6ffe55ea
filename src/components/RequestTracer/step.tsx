import { ui } from '@texts/ui'
import clsx from 'clsx'
import type { JSX } from 'react'
import type { Spot, TracedStep } from '../../worker/protocol'
import button from '../shared/button.module.css'
import reader from '../shared/reader.module.css'
import { Words } from '../Words'
import styles from './styles.module.css'
import { stepText } from './text'

interface Props {
  readonly step: TracedStep
  readonly onSpots: ((spots: readonly Spot[]) => void) | undefined
}

/** One decision: its sentence, the YAML that made it, and what was tried and missed before. */
export function Step({ step, onSpots }: Props): JSX.Element {
  const [spot] = step.spots
  const missed = step.tried.length + step.left
  return (
    <li className={clsx(styles.step, styles[step.result])} data-way={step.part} data-code={step.code}>
      <span className={styles.mark} aria-hidden="true" />
      <span className={reader.only}>{ui.trace.results[step.result]}: </span>
      <span className={styles.text}>
        <Words text={stepText(step)} />
        {spot && (
          <button type="button" className={clsx(button.link, styles.spot)} disabled={!onSpots} onClick={() => onSpots?.(step.spots)}>
            {spot.file}:{spot.line}
          </button>
        )}
      </span>
      {missed > 0 && (
        <details className={styles.tried} open={missed <= 3}>
          <summary>{ui.trace.tried(missed)}</summary>
          <ol>
            {step.tried.map((tried, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a try is its place in the list
              <Step key={i} step={tried} onSpots={onSpots} />
            ))}
          </ol>
          {step.left > 0 && <p className={styles.hint}>{ui.trace.left(step.left)}</p>}
        </details>
      )}
    </li>
  )
}
