import { walk as words } from '@texts/walk'
import clsx from 'clsx'
import type { JSX } from 'react'
import type { WalkedRule } from '../../worker/protocol'
import { Words } from '../Words'
import type { Line } from './steps'
import styles from './styles.module.css'
import { sayEnd, sayLeft, sayRule, sayStage, sayTracking } from './words'

interface Props {
  readonly line: Line
  readonly isCurrent: boolean
  /** Why a rule is there, where Istio made it. */
  readonly why?: string | undefined
}

/** What a line of a walk says. The list and what can be pressed are around it. */
export function LineView({ line, why }: Omit<Props, 'isCurrent'>): JSX.Element {
  const { kind, stage, chain, rule, end } = line
  if (kind === 'rule' && rule) {
    return (
      <>
        <span className={styles.mark} aria-hidden="true" />
        <span className={styles.text}>
          {rule.skipped !== undefined && <span className={styles.why}>{words.skipped(rule.skipped)}</span>}
          <RuleText rule={rule} />
          <span className={styles.why}>
            <Words text={sayRule(rule)} />
          </span>
          {why && (
            <span className={styles.reason}>
              <Words text={why} />
            </span>
          )}
        </span>
      </>
    )
  }
  if (kind === 'table') {
    return (
      <span className={styles.chain}>
        <b>{stage?.hook}</b> · {stage?.table}
        {chain?.rules.length === 0 && <span className={styles.why}> {words.empty}</span>}
      </span>
    )
  }
  if (kind === 'chain') {
    return (
      <span className={styles.chain}>
        <b>{chain?.name}</b>
        {chain?.rules.length === 0 && <span className={styles.why}> {words.empty}</span>}
      </span>
    )
  }
  if (kind === 'left') return <span className={styles.why}>{chain && <Words text={sayLeft(chain)} />}</span>
  if (kind === 'end') return <b>{end && <Words text={sayEnd(end)} />}</b>
  const tracking = stage ? sayTracking(stage) : ''
  return (
    <span className={styles.fact}>
      {stage?.hook && stage.kind !== 'tracked' && <>{stage.hook} · </>}
      {stage && <Words text={sayStage(stage)} />}
      {tracking && (
        <span className={styles.why}>
          <Words text={tracking} />
        </span>
      )}
    </span>
  )
}

export const lineClass = ({ kind, rule, end }: Line, isCurrent: boolean): string =>
  clsx(
    kind === 'rule' && rule
      ? clsx(styles.rule, styles[rule.result])
      : kind === 'end'
        ? clsx(styles.ending, end && styles[end.kind])
        : styles.stage,
    isCurrent && styles.current,
  )

export const indentOf = ({ depth }: Line): { readonly paddingLeft: string } => ({ paddingLeft: `${8 + Math.min(depth, 10) * 12}px` })

/** The rule's own text with the part that did not hold marked. */
function RuleText({ rule }: { readonly rule: WalkedRule }): JSX.Element {
  const at = rule.condition && rule.result === 'missed' ? rule.text.indexOf(rule.condition) : -1
  if (at < 0 || !rule.condition) return <code>{rule.text}</code>
  return (
    <code>
      {rule.text.slice(0, at)}
      <mark>{rule.condition}</mark>
      {rule.text.slice(at + rule.condition.length)}
    </code>
  )
}
