import { modes as texts } from '@texts/modes'
import { type JSX, lazy } from 'react'
import { Playground } from '../Playground'
import type { PlaygroundProps } from '../Playground/props'
import styles from './styles.module.css'

const Live = lazy(() => import('./panel'))

/** An example, and below it the request that it follows in every mode of the data plane. */
export function ModeComparison(props: Omit<PlaygroundProps, 'panel'>): JSX.Element | null {
  return <Playground view="trace" {...props} panel={{ Live, still: <p className={styles.still}>{texts.still}</p> }} />
}
