import { exercise as texts } from '@texts/exercise'
import { ui } from '@texts/ui'
import clsx from 'clsx'
import type { JSX } from 'react'
import type { CheckResult, Expectation, Happened } from '../../worker/protocol'
import { Icon } from '../Icon'
import type { ShownCheck } from '../Playground/example'
import button from '../shared/button.module.css'
import reader from '../shared/reader.module.css'
import { Words } from '../Words'
import { Asked } from './asked'
import styles from './styles.module.css'

interface Props {
  readonly check: ShownCheck
  readonly result: CheckResult | undefined
  /** Nothing has been checked yet, or the YAML has errors. */
  readonly isWaiting: boolean
  readonly onTrace: () => void
}

/** One check: what was asked for, and where it failed, what came instead. */
export function Result({ check, result, isWaiting, onTrace }: Props): JSX.Element {
  const state = result && !isWaiting ? (result.isPassed ? 'passed' : 'failed') : 'waiting'
  return (
    <li className={styles.check} data-state={state}>
      <span className={styles.mark}>
        {state !== 'waiting' && <Icon name={state === 'passed' ? 'check' : 'close'} />}
        <span className={reader.only}>{texts.states[state]}: </span>
      </span>
      <div className={styles.body}>
        <Asked check={check} />
        {state === 'failed' && result && (
          <dl className={styles.facts}>
            <dt>{texts.expected}</dt>
            <dd>
              <Wanted expect={check.expect} wrong={result.wrong} />
            </dd>
            <dt>{texts.happened}</dt>
            <dd>
              {result.fault ? (
                ui.trace.fault(result.fault.code, result.fault.at)
              ) : (
                <ul>
                  {result.happened.map((happened) => (
                    <li key={JSON.stringify(happened)}>
                      <Words text={gotOf(happened)} />
                    </li>
                  ))}
                  {result.more > 0 && <li>{texts.more(result.more)}</li>}
                </ul>
              )}
            </dd>
          </dl>
        )}
        {!isWaiting && !result && <p className={styles.hint}>{texts.notChecked}</p>}
        <button type="button" className={clsx(button.link, styles.trace)} onClick={onTrace}>
          {texts.trace} <Icon name="arrow" size={12} />
        </button>
      </div>
    </li>
  )
}

const wantedOrder = ['code', 'ending', 'flags', 'by', 'shares', 'cluster', 'details', 'captured', 'path', 'host', 'attempts'] as const

/** What was expected; what does not hold of it stands out. */
function Wanted({ expect, wrong }: { readonly expect: Expectation; readonly wrong: CheckResult['wrong'] }): JSX.Element {
  const names = wantedOrder.filter((name) => Object.hasOwn(expect, name))
  return (
    <>
      {names.map((name, i) => {
        const words = <Words text={texts.wanted(expect, name)} />
        return (
          <span key={name}>
            {i > 0 && texts.comma}
            {wrong.includes(name) ? <strong>{words}</strong> : words}
          </span>
        )
      })}
    </>
  )
}

const order = ['share', 'code', 'ending', 'flags', 'by', 'cluster', 'details', 'captured', 'path', 'host', 'attempts'] as const

function gotOf(happened: Happened): string {
  const always: readonly string[] = ['share', 'code', 'ending', 'flags', 'by']
  const names = order.filter((name) => always.includes(name) || Object.hasOwn(happened, name))
  return names.flatMap((name) => texts.got(happened, name) ?? []).join(texts.comma)
}
