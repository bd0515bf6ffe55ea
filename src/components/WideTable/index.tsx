import { ui } from '@texts/ui'
import type { ComponentProps, JSX } from 'react'
import { ScrollRegion } from '../ScrollRegion'
import styles from './styles.module.css'

/** A table of a chapter: wider than its column, it scrolls by itself, and a keyboard can scroll it too. */
export function WideTable(props: ComponentProps<'table'>): JSX.Element {
  return (
    <ScrollRegion className={styles.wide} label={ui.table}>
      <table {...props} />
    </ScrollRegion>
  )
}
