import type { JSX } from 'react'
import { CopyButton } from '../CopyButton'
import styles from './styles.module.css'

interface Props {
  readonly label: string
  readonly command: string
}

/** The foot of a widget: a command line that shows the same, to copy. */
export function Command({ label, command }: Props): JSX.Element {
  return (
    <div className={styles.foot}>
      <span>{label}</span>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: long commands scroll */}
      <code tabIndex={0}>{command}</code>
      <CopyButton text={() => command} />
    </div>
  )
}
