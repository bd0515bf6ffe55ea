import { ui } from '@texts/ui'
import clsx from 'clsx'
import type { JSX } from 'react'
import type { TracedOutcome, TraceResult } from '../../worker/protocol'
import reader from '../shared/reader.module.css'
import styles from './styles.module.css'

interface Props {
  readonly result: Pick<TraceResult, 'outcomes' | 'chosen' | 'notFollowed'>
  readonly onChoose: (outcome: number) => void
  readonly prefix: string
}

/** What the caller sees, and where chance decides, how often. */
export function Outcomes({ result, onChoose, prefix }: Props): JSX.Element {
  const { outcomes, chosen, notFollowed } = result
  return (
    <fieldset className={styles.outcomes}>
      <legend className={reader.only}>{ui.trace.outcomes}</legend>
      {outcomes.map((outcome, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: an outcome is its place in the list
        <label key={i} className={clsx(styles.outcome, i === chosen && styles.chosen)} data-good={isGood(outcome)}>
          <input type="radio" name={`${prefix}-outcome`} checked={i === chosen} onChange={() => onChoose(i)} />
          {outcomes.length > 1 && <span className={styles.share}>{percent(outcome.probability)}</span>}
          <b className={styles.status}>{outcome.code ?? ui.trace.endings[outcome.ending]}</b>
          {outcome.flags.length > 0 && <code>{outcome.flags.join(',')}</code>}
          {outcome.by && <span className={styles.by}>← {outcome.by}</span>}
        </label>
      ))}
      {notFollowed > 0.0005 && <span className={styles.hint}>{ui.trace.notFollowed(percent(notFollowed))}</span>}
    </fieldset>
  )
}

const isGood = ({ code, ending, flags }: TracedOutcome): boolean => ending === 'answered' && (code ?? 200) < 400 && flags.length === 0

/** `90%`, `33.3%`. */
export const percent = (share: number): string => `${Number((share * 100).toFixed(1))}%`
