import { ui } from '@texts/ui'
import clsx from 'clsx'
import type { JSX, ReactNode } from 'react'
import { ScrollRegion } from '../ScrollRegion'
import { WayTree } from '../WayTree'
import { Code } from '../YamlEditor/code'
import type { ShownExample } from './example'
import styles from './styles.module.css'

interface Props {
  readonly shown: ShownExample
  readonly open: string
  readonly text: string
  readonly proxy: string
  readonly first: 'result' | undefined
  readonly children?: ReactNode
}

/** The card before it runs, and for good where no script does: the same frame, the text coloured, nothing to press. */
export function Still({ shown, open, text, proxy, first, children }: Props): JSX.Element {
  return (
    <section className={clsx(styles.card, first && styles.resultFirst)} aria-label={shown.title}>
      <div className={styles.bar}>
        <span className={styles.title}>{shown.title}</span>
        <span className={styles.from}>
          {ui.playground.from} <span className={styles.proxy}>{proxy}</span>
        </span>
      </div>
      <div className={styles.columns}>
        <div className={styles.left}>
          <div className={styles.stillTabs}>
            <span className={styles.stillTab}>{open}</span>
          </div>
          <ScrollRegion className={styles.stillCode} label={open}>
            <pre>
              <Code text={text} />
            </pre>
          </ScrollRegion>
        </div>
        <div className={styles.right}>
          <div className={styles.stillTabs}>
            <span className={styles.stillTab}>{ui.view.diagram}</span>
          </div>
          {shown.way.length > 0 && proxy === shown.proxy && (
            <ScrollRegion className={styles.stillCode} label={ui.diagram.label}>
              <WayTree way={shown.way} />
            </ScrollRegion>
          )}
          <noscript>
            <p className={styles.hint}>{ui.playground.noScript}</p>
          </noscript>
        </div>
      </div>
      {children}
    </section>
  )
}
