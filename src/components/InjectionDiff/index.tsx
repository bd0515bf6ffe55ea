import { type JSX, lazy, Suspense, useId } from 'react'
import styles from '../Playground/styles.module.css'
import { useNear } from '../use-near'
import type { InjectionDiffProps } from './props'

const Card = lazy(() => import('./card'))

/** A workload and its namespace, and what injection makes of the pods. The page holds both; the editor loads when it comes near. */
export function InjectionDiff({ source, still: Still }: InjectionDiffProps): JSX.Element | null {
  const [frame, live] = useNear<HTMLDivElement>()
  const lane = useId()

  if (!source || !Still) return null
  const still = <Still source={source} />
  return (
    <div ref={frame} className={styles.frame} data-injection={source.id}>
      {live ? (
        <Suspense fallback={still}>
          <Card source={source} lane={lane} fallback={still} />
        </Suspense>
      ) : (
        still
      )}
    </div>
  )
}
