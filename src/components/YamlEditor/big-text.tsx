import { ui } from '@texts/ui'
import type { JSX } from 'react'
import { Code } from './code'
import styles from './monaco-editor.module.css'

/** Longer texts freeze any editor for a moment that is felt; they are kept and read by the engine, but not edited. */
export const longestEditable = 600_000
/** What is shown of them. */
const shown = 20_000

interface Props {
  readonly text: string
  /** Goes back to the text before; undefined where it is the example's own. */
  readonly onBack: (() => void) | undefined
}

/** A file too large to edit: its beginning, and the way back. */
export function BigText({ text, onBack }: Props): JSX.Element {
  return (
    <div className={styles.big}>
      <p className={styles.bigNote} role="status">
        {ui.editor.tooBig(text.length)}{' '}
        {onBack && (
          <button type="button" className={styles.back} onClick={onBack}>
            {ui.editor.back}
          </button>
        )}
      </p>
      <pre className={styles.bigCode}>
        <Code text={text.slice(0, shown)} />
      </pre>
    </div>
  )
}
