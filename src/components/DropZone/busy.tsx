import type { JSX } from 'react'
import button from '../shared/button.module.css'
import styles from './styles.module.css'

interface Props {
  readonly text: string
  readonly label: string
  /** How far it is; without a value nobody knows. */
  readonly value?: number | undefined
  readonly max?: number
  readonly cancel: string
  readonly onCancel: () => void
}

/** What stands in the place of the drop zone while its files are read. */
export function Busy({ text, label, value, max = 1, cancel, onCancel }: Props): JSX.Element {
  return (
    <div className={styles.busy}>
      <p role="status">{text}</p>
      <progress aria-label={label} {...(value !== undefined && { value, max })} />
      <button type="button" className={button.framed} onClick={onCancel}>
        {cancel}
      </button>
    </div>
  )
}
