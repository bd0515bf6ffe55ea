import { injectionView } from '@texts/injection'
import { ui } from '@texts/ui'
import type { JSX } from 'react'
import type { InjectionResult } from '../../worker/protocol'
import type { ViewProps } from '../Playground/view-props'
import { ScrollRegion } from '../ScrollRegion'
import { Shown } from './shown'
import styles from './styles.module.css'

const { words } = injectionView

/** Injection as a result of a playground: every workload of the files, and what the cluster has that pods do not say. */
export default function InjectionView({ session, state }: ViewProps): JSX.Element {
  const result = state.results.injection as InjectionResult | undefined
  const stale = state.answer?.stale ?? false
  const { injection } = state
  return (
    <>
      <div className={styles.head}>
        {(['native', 'cni'] as const).map((name) => (
          <label key={name} className={styles.choice} title={words[`${name}Tip`]}>
            <input
              type="checkbox"
              checked={injection[name]}
              onChange={(event) => session.look({ injection: { ...injection, [name]: event.target.checked } })}
            />
            {words[name]}
          </label>
        ))}
      </div>
      <ScrollRegion className={styles.region} label={words.label}>
        {result ? (
          <Shown
            result={result}
            onChoose={(workload) => session.look({ workload })}
            onSource={stale ? undefined : (spots) => session.mark({ by: 'row', spots })}
          />
        ) : (
          <p className={styles.hint}>{ui.playground.starting}</p>
        )}
      </ScrollRegion>
    </>
  )
}
