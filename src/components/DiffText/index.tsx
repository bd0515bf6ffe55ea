import clsx from 'clsx'
import type { JSX } from 'react'
import type { DiffLine } from '../../worker/protocol'
import styles from './styles.module.css'

/** Two texts in one: what only the first has, and what only the second. */
export function DiffText({ lines }: { readonly lines: readonly DiffLine[] }): JSX.Element {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <pre className={styles.diff} tabIndex={0}>
      {lines.map((line, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines have no other identity
        <span key={i} className={clsx(line.sign === '+' && styles.plus, line.sign === '-' && styles.minus)}>
          {line.sign === '…' ? '  …' : `${line.sign === '-' ? '−' : line.sign} ${line.text}`}
          {'\n'}
        </span>
      ))}
    </pre>
  )
}
