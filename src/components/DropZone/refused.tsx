import type { JSX, ReactNode } from 'react'
import styles from './styles.module.css'

/** Why nothing came of what was given. */
export function Refused({ children }: { readonly children: ReactNode }): JSX.Element {
  return (
    <p className={styles.refused} role="alert">
      {children}
    </p>
  )
}
