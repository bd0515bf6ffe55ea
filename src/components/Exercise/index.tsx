import { exercise as texts } from '@texts/exercise'
import { type JSX, lazy } from 'react'
import { Playground } from '../Playground'
import type { ShownCheck } from '../Playground/example'
import type { PlaygroundProps } from '../Playground/props'
import { Asked } from './asked'
import styles from './styles.module.css'

const Live = lazy(() => import('./panel'))

/** An example to be changed until its checks pass. */
export function Exercise(props: Omit<PlaygroundProps, 'panel'>): JSX.Element | null {
  const checks = props.shown?.checks ?? []
  return <Playground {...props} panel={{ Live, still: <Still checks={checks} /> }} />
}

/** What is asked for, before anything can run. */
function Still({ checks }: { readonly checks: readonly ShownCheck[] }): JSX.Element {
  return (
    <section className={styles.panel} aria-label={texts.title}>
      <div className={styles.head}>
        <h4 className={styles.title}>{texts.title}</h4>
        <span className={styles.status}>{texts.task}</span>
        <noscript>
          <span className={styles.status}>{texts.noScript}</span>
        </noscript>
      </div>
      <ol className={styles.checks}>
        {checks.map((check) => (
          <li key={`${check.title} ${check.curl}`} className={styles.check} data-state="waiting">
            <span className={styles.mark} aria-hidden="true" />
            <Asked check={check} />
          </li>
        ))}
      </ol>
    </section>
  )
}
