import { ui } from '@texts/ui'
import clsx from 'clsx'
import type { JSX } from 'react'
import type { Spot, TracedHop } from '../../worker/protocol'
import { WalkSteps } from '../PacketWalk/walk-steps'
import { Words } from '../Words'
import { Step } from './step'
import styles from './styles.module.css'

interface Props {
  readonly hop: TracedHop
  readonly number: number
  /** Absent: the YAML has changed since. */
  readonly onSpots: ((spots: readonly Spot[]) => void) | undefined
}

/** The colour of each kind of station: who decides there. */
const ways: Readonly<Record<TracedHop['kind'], string>> = {
  name: 'kernel',
  'kube-proxy': 'kernel',
  capture: 'kernel',
  'no-capture': 'kernel',
  envoy: 'listener',
  grpc: 'listener',
  ztunnel: 'listener',
  wire: 'cluster',
  application: 'endpoint',
}

/** One station: where it is, what was decided there, and what came of it. */
export function Hop({ hop, number, onSpots }: Props): JSX.Element {
  const { answer, sent } = hop
  return (
    <li className={styles.hop} data-way={ways[hop.kind]} data-kind={hop.kind}>
      <span className={styles.number} aria-hidden="true">
        {number}
      </span>
      <div className={styles.body}>
        <h4 className={styles.title}>
          {ui.trace.hops[hop.kind]?.(hop)}
          {hop.at && <span className={styles.at}>{hop.at}</span>}
        </h4>
        {hop.steps.length > 0 && (
          <ol className={styles.steps}>
            {hop.steps.map((step, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a step is its place in the hop
              <Step key={i} step={step} onSpots={onSpots} />
            ))}
          </ol>
        )}
        {hop.walk && <WalkSteps walk={hop.walk} />}
        {sent && (
          <details className={styles.sent}>
            <summary>
              {ui.trace.sent} <code>{`${sent.method} ${sent.path}`}</code> <span className={styles.quiet}>{sent.protocol}</span>
            </summary>
            <ul>
              {sent.headers.map(([name, value], i) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a header may stand on several lines
                <li key={i}>
                  <code>
                    {name}: {value}
                  </code>
                </li>
              ))}
            </ul>
          </details>
        )}
        {answer && (
          <p className={clsx(styles.result, ((answer.code ?? 0) >= 400 || answer.flags.length > 0) && styles.bad)}>
            {answer.cluster && (
              <span data-way="cluster">
                <Words text={`\`${answer.cluster}\``} />
              </span>
            )}
            {answer.code !== undefined && <b>{answer.code}</b>}
            {answer.flags.map((flag) => (
              <span key={flag} className={styles.flag} title={ui.trace.flags[flag]}>
                {flag}
                {ui.trace.flags[flag] && <span className={styles.meaning}>{ui.trace.flags[flag]}</span>}
              </span>
            ))}
            {answer.details && <code className={styles.quiet}>{answer.details}</code>}
          </p>
        )}
      </div>
    </li>
  )
}
