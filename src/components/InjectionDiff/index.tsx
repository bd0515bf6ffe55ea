import { type JSX, lazy, Suspense, useEffect, useId, useRef, useState } from 'react'
import styles from '../Playground/styles.module.css'
import type { InjectionDiffProps } from './props'

const Card = lazy(() => import('./card'))

/** A workload and its namespace, and what injection makes of the pods. The page holds both; the editor loads when it comes near. */
export function InjectionDiff({ source, still: Still }: InjectionDiffProps): JSX.Element | null {
  const [live, setLive] = useState(false)
  const frame = useRef<HTMLDivElement>(null)
  const lane = useId()

  useEffect(() => {
    const element = frame.current
    if (!element || live) return
    const near = new IntersectionObserver((entries) => entries.some((e) => e.isIntersecting) && setLive(true), { rootMargin: '200px' })
    near.observe(element)
    return () => near.disconnect()
  }, [live])

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
