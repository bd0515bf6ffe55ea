import { injectionTexts, injectionView } from '@texts/injection'
import clsx from 'clsx'
import type { JSX } from 'react'
import type { InjectedPods, InjectionResult, Spot } from '../../worker/protocol'
import button from '../shared/button.module.css'
import { Words } from '../Words'
import { PodLines } from './pod-lines'
import styles from './styles.module.css'

const { words, rules: ruleTexts, options } = injectionView

interface Props {
  readonly result: InjectionResult
  readonly onChoose?: (id: string) => void
  readonly onSource?: (spots: readonly Spot[]) => void
}

/** What becomes of every workload and why; of one of them the rules, the pod line by line, and the capture that follows. */
export function Shown({ result, onChoose, onSource }: Props): JSX.Element {
  const { workloads, more, chosen, rules, lines, pieces, capture } = result
  const shown = workloads.find((w) => w.id === chosen)
  if (!shown) return <p className={styles.hint}>{words.none}</p>
  return (
    <div className={styles.shown}>
      <ul className={styles.workloads} aria-label={words.workloads}>
        {workloads.map((w) => (
          <Workload key={w.id} pods={w} isChosen={w === shown} alone={workloads.length === 1} onChoose={onChoose} onSource={onSource} />
        ))}
      </ul>
      {more > 0 && <p className={styles.hint}>{words.more(more)}</p>}
      {rules.length > 0 && (
        <details className={styles.part} key={`rules ${shown.outcome}`} open={shown.outcome !== 'injected'}>
          <summary>{words.rules}</summary>
          <ol className={styles.rules}>
            {rules.map((rule) => (
              <li key={`${rule.code} ${JSON.stringify(rule.arguments)}`} data-result={rule.result}>
                <Words text={ruleTexts[rule.code](rule.arguments as never)} /> <b>{words[rule.result]}</b>
              </li>
            ))}
          </ol>
        </details>
      )}
      {lines.length > 0 && (
        <details className={styles.part} open>
          <summary>
            {words.pod} {pieces.length > 0 && <span className={styles.count}>{words.added(pieces.length)}</span>}
          </summary>
          <PodLines lines={lines} pieces={pieces} />
        </details>
      )}
      {shown.outcome === 'injected' && (
        <details className={styles.part}>
          <summary>{words.capture}</summary>
          {capture ? <Capture capture={capture} /> : <p className={styles.hint}>{words.noCapture}</p>}
        </details>
      )}
    </div>
  )
}

interface WorkloadProps {
  readonly pods: InjectedPods
  readonly isChosen: boolean
  readonly alone: boolean
  readonly onChoose: Props['onChoose']
  readonly onSource: Props['onSource']
}

function Workload({ pods, isChosen, alone, onChoose, onSource }: WorkloadProps): JSX.Element {
  const { id, kind, namespace, name, outcome, reason, spots } = pods
  const label = `${kind} ${namespace}/${name}`
  const [spot] = spots
  const text = injectionTexts[reason.code as keyof typeof injectionTexts] as (args: object) => string
  return (
    <li className={clsx(styles.workload, isChosen && !alone && styles.chosen)} data-outcome={outcome} data-code={reason.code}>
      <div className={styles.headline}>
        <span className={styles.outcome}>{words.outcomes[outcome]}</span>
        {onChoose && !alone ? (
          <button type="button" className={styles.name} aria-pressed={isChosen} onClick={() => onChoose(id)}>
            {label}
          </button>
        ) : (
          <span className={styles.name}>{label}</span>
        )}
        {spot && onSource && (
          <button
            type="button"
            className={clsx(button.link, styles.spot)}
            aria-label={`${words.show}: ${spot.file}:${spot.line}`}
            onClick={() => onSource(spots)}
          >
            {spot.file}:{spot.line}
          </button>
        )}
      </div>
      <p className={styles.reason}>
        <Words text={text(reason.arguments)} /> {outcome === 'refused' && words.refused}
      </p>
    </li>
  )
}

function Capture({ capture }: { readonly capture: NonNullable<InjectionResult['capture']> }): JSX.Element {
  return (
    <div className={styles.scroll}>
      <table className={styles.capture}>
        <thead>
          <tr>
            <th scope="col">{words.option}</th>
            <th scope="col">{words.value}</th>
            <th scope="col">{words.meaning}</th>
          </tr>
        </thead>
        <tbody>
          {capture.map(([name, value]) => (
            <tr key={name}>
              <th scope="row">
                <code>{name}</code>
              </th>
              <td>
                <code>{value === '' ? '""' : value}</code>
              </td>
              <td>{Object.hasOwn(options, name) ? options[name as keyof typeof options] : ''}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
