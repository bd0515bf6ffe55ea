import { injectionView } from '@texts/injection'
import type { JSX } from 'react'
import styles from '../Playground/styles.module.css'
import { ScrollRegion } from '../ScrollRegion'
import { Code } from '../YamlEditor/code'
import type { InjectionSource } from './props'
import { Shown } from './shown'

const { words } = injectionView

/** The card before it runs, and for good where no script does. */
export default function Still({ source }: { readonly source: InjectionSource }): JSX.Element {
  return (
    <section className={styles.card} aria-label={words.label}>
      <div className={styles.bar}>
        <span className={styles.title}>{words.label}</span>
      </div>
      <div className={styles.columns}>
        <div className={styles.left}>
          <div className={styles.stillTabs}>
            <span className={styles.stillTab}>{source.name}</span>
          </div>
          <ScrollRegion className={styles.stillCode} label={source.name}>
            <pre>
              <Code text={source.text} />
            </pre>
          </ScrollRegion>
        </div>
        <div className={styles.right}>
          <ScrollRegion className={styles.stillCode} label={words.label}>
            <Shown result={source.still} />
          </ScrollRegion>
          <noscript>
            <p className={styles.hint}>{words.noScript}</p>
          </noscript>
        </div>
      </div>
    </section>
  )
}
