import { exercise as texts } from '@texts/exercise'
import type { JSX } from 'react'
import type { ShownCheck } from '../Playground/example'
import { Words } from '../Words'
import styles from './styles.module.css'

/** What a check is about: its title and its request. */
export function Asked({ check }: { readonly check: ShownCheck }): JSX.Element {
  return (
    <div className={styles.asked}>
      <b>
        <Words text={check.title} />
      </b>
      <span className={styles.request}>
        <code>{check.curl}</code>
        <span className={styles.from}>
          <Words text={check.from === 'outside' ? texts.outside : texts.from(check.from)} />
          {check.server && texts.server(check.server)}
        </span>
      </span>
    </div>
  )
}
