import { ui } from '@texts/ui'
import { type JSX, useEffect, useState } from 'react'
import { Icon } from '../Icon'
import button from '../shared/button.module.css'

interface Props {
  /** What is copied; made when it is asked for. */
  readonly text: () => string
  readonly label?: string
}

/** Copies a text, and says so for a moment. */
export function CopyButton({ text, label = ui.command.copy }: Props): JSX.Element {
  const [copied, setCopied] = useState(false)
  useEffect(() => {
    if (!copied) return
    const timer = setTimeout(() => setCopied(false), 2500)
    return () => clearTimeout(timer)
  }, [copied])
  return (
    <button
      type="button"
      className={button.quiet}
      onClick={() =>
        void navigator.clipboard.writeText(text()).then(
          () => setCopied(true),
          () => {},
        )
      }
    >
      <Icon name={copied ? 'check' : 'copy'} /> {copied ? ui.command.copied : label}
    </button>
  )
}
