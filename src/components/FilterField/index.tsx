import type { JSX } from 'react'
import styles from './styles.module.css'

interface Props {
  readonly label: string
  readonly words: string
  readonly onWords: (words: string) => void
  /** The id of what it filters. */
  readonly controls?: string
}

/** A field for the words that a table's rows must have. */
export function FilterField({ label, words, onWords, controls }: Props): JSX.Element {
  return (
    <input
      className={styles.field}
      type="search"
      placeholder={label}
      aria-label={label}
      aria-controls={controls}
      value={words}
      onChange={(event) => onWords(event.target.value)}
    />
  )
}
