import { ui } from '@texts/ui'
import clsx from 'clsx'
import { type JSX, useState } from 'react'
import type { WalkedChain, WalkedPacket, WalkedRule, WalkedStage } from '../../worker/protocol'
import { Icon } from '../Icon'
import { Words } from '../Playground/words'
import styles from './styles.module.css'

/** One line of a walk in the order of the kernel: a stage, or a rule inside one. */
interface Line {
  readonly depth: number
  readonly stage: WalkedStage
  readonly rule?: WalkedRule
  readonly chain?: WalkedChain
}

/** A packet's walk: every rule that it came to, chain by chain, and one step at a time for who wants it slow. */
export function WalkSteps({ walk, open = false }: { readonly walk: WalkedPacket; readonly open?: boolean }): JSX.Element {
  const lines = walk.stages.flatMap(linesOf)
  const [at, setAt] = useState<number>()
  const current = at === undefined ? undefined : Math.min(at, lines.length - 1)
  const shown = current === undefined ? lines : lines.slice(0, current + 1)
  const { packet } = walk
  return (
    <div className={styles.walk}>
      <p className={styles.packet}>
        <code>
          {packet.protocol} {packet.from} → {packet.to}
        </code>
        {packet.uid !== undefined && <span>{ui.packet.uid(packet.uid)}</span>}
        {packet.interface !== undefined && <span>{ui.packet.arrives(packet.interface)}</span>}
      </p>
      <details className={styles.rules} open={open}>
        <summary>{ui.packet.rules(walk.counted)}</summary>
        <fieldset className={styles.stepper} aria-label={ui.packet.stepper}>
          <button type="button" disabled={current === 0} onClick={() => setAt(0)} aria-label={ui.packet.first}>
            |‹
          </button>
          <button type="button" disabled={current === 0} onClick={() => setAt((current ?? lines.length) - 1)} aria-label={ui.packet.back}>
            ‹
          </button>
          <button
            type="button"
            disabled={current === undefined}
            onClick={() => setAt(current === undefined || current + 1 >= lines.length ? undefined : current + 1)}
            aria-label={ui.packet.forward}
          >
            ›
          </button>
          <button type="button" disabled={current === undefined} onClick={() => setAt(undefined)} aria-label={ui.packet.last}>
            ›|
          </button>
          <span className={styles.place} role="status">
            {ui.packet.place((current ?? lines.length - 1) + 1, lines.length)}
          </span>
        </fieldset>
        <ol className={styles.lines}>
          {shown.map((line, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place in the walk
            <LineView key={i} line={line} isCurrent={i === current} />
          ))}
        </ol>
      </details>
      {(current === undefined || current === lines.length - 1) && (
        <p className={clsx(styles.end, styles[walk.ends.kind])}>
          <Icon name="arrow" /> <Words text={ui.packet.ends[walk.ends.kind](walk.ends.arguments as never)} />
        </p>
      )}
    </div>
  )
}

function LineView({ line, isCurrent }: { readonly line: Line; readonly isCurrent: boolean }): JSX.Element {
  const { stage, rule, chain, depth } = line
  const indent = { paddingLeft: `${8 + depth * 16}px` }
  if (rule) {
    return (
      <li
        className={clsx(styles.rule, styles[rule.result], isCurrent && styles.current)}
        style={indent}
        aria-current={isCurrent ? 'step' : undefined}
      >
        <span className={styles.mark} aria-hidden="true" />
        <span className={styles.text}>
          <RuleText rule={rule} />
          <span className={styles.why}>
            {rule.result === 'matched' && rule.done ? (
              <Words text={ui.packet.done(rule.done.code, rule.done.arguments)} />
            ) : rule.condition !== undefined ? (
              <Words text={rule.result === 'unknown' ? ui.packet.unknown(rule.condition) : ui.packet.missed(rule.condition)} />
            ) : null}
          </span>
        </span>
      </li>
    )
  }
  return (
    <li className={clsx(styles.stage, isCurrent && styles.current)} style={indent} aria-current={isCurrent ? 'step' : undefined}>
      {chain ? (
        <span className={styles.chain}>
          {depth === 0 && (
            <>
              <b>{stage.hook}</b> · {stage.table}
            </>
          )}
          {depth > 0 && <b>{chain.name}</b>}
          {chain.rules.length === 0 && <span className={styles.why}> {ui.packet.empty}</span>}
        </span>
      ) : (
        <span className={styles.fact}>
          <Words text={ui.packet.stages[stage.kind as Exclude<WalkedStage['kind'], 'table'>](stage.arguments as never)} />
        </span>
      )}
    </li>
  )
}

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

function linesOf(stage: WalkedStage): Line[] {
  if (!stage.chain) return [{ depth: 0, stage }]
  return [{ depth: 0, stage, chain: stage.chain }, ...rulesOf(stage, stage.chain, 1)]
}

const rulesOf = (stage: WalkedStage, chain: WalkedChain, depth: number): Line[] =>
  chain.rules.flatMap((rule): Line[] => [
    { depth, stage, rule },
    ...(rule.into ? [{ depth: depth + 1, stage, chain: rule.into }, ...rulesOf(stage, rule.into, depth + 2)] : []),
  ])
