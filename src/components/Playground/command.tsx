import { ui } from '@texts/ui'
import { type JSX, useEffect, useState } from 'react'
import { Icon } from '../Icon'
import { commandFor } from './istioctl'
import type { SessionState } from './session'
import styles from './styles.module.css'

/** The command that shows the same in a real cluster, to copy. */
export function Command({ state }: { readonly state: SessionState }): JSX.Element {
  const [copied, setCopied] = useState(false)
  useEffect(() => {
    if (!copied) return
    const timer = setTimeout(() => setCopied(false), 2500)
    return () => clearTimeout(timer)
  }, [copied])
  const command = commandFor(state)
  return (
    <div className={styles.foot}>
      <span>{ui.command.label}</span>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: long commands scroll */}
      <code tabIndex={0}>{command}</code>
      <button
        type="button"
        className={styles.button}
        onClick={() =>
          void navigator.clipboard.writeText(command).then(
            () => setCopied(true),
            () => {},
          )
        }
      >
        <Icon name={copied ? 'check' : 'copy'} /> {copied ? ui.command.copied : ui.command.copy}
      </button>
    </div>
  )
}
