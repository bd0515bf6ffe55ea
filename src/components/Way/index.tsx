import { ui } from '@texts/ui'
import type { JSX, ReactNode } from 'react'
import styles from './styles.module.css'

export type Station = 'kernel' | 'listener' | 'route' | 'cluster' | 'endpoint'
const stations: readonly { station: Station; note: string }[] = [
  { station: 'kernel', note: 'iptables 15001' },
  { station: 'listener', note: 'LDS' },
  { station: 'route', note: 'RDS' },
  { station: 'cluster', note: 'CDS' },
  { station: 'endpoint', note: 'EDS' },
]

/** The five stations of a packet's way, each in its colour. */
export function Way(): JSX.Element {
  return (
    <ol className={styles.way}>
      {stations.map(({ station, note }) => (
        <li key={station}>
          <span className={styles.chip} data-way={station}>
            {ui.way[station]} <span className={styles.note}>{note}</span>
          </span>
        </li>
      ))}
    </ol>
  )
}

/** A word of the prose in the colour of its station. */
export function Term({ way, children }: { readonly way: Station; readonly children: ReactNode }): JSX.Element {
  return (
    <span className={styles.term} data-way={way}>
      {children}
    </span>
  )
}
