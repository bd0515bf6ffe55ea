import { ui } from '@texts/ui'
import Mermaid from '@theme/Mermaid'
import type { ComponentProps, JSX } from 'react'
import { ScrollRegion } from '../ScrollRegion'
import styles from './styles.module.css'

/** A figure of a chapter, drawn by Mermaid. On a phone it keeps a size that can be read, and scrolls by itself. */
export function Figure(props: ComponentProps<typeof Mermaid>): JSX.Element {
  return (
    <ScrollRegion className={styles.figure} label={ui.figure}>
      <Mermaid {...props} />
    </ScrollRegion>
  )
}
