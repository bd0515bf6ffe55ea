import clsx from 'clsx'
import { type JSX, type ReactNode, useState } from 'react'
import button from '../shared/button.module.css'
import { Words } from '../Words'
import styles from './styles.module.css'

interface Props {
  readonly texts: {
    readonly drop: string
    readonly local: string
    readonly paste: string
    /** How to come by what is wanted: a command, and what it gives. */
    readonly how: readonly (readonly [command: string, what: string])[]
  }
  /** What the button beside the field says. */
  readonly give: string
  readonly rows: number
  /** The buttons and fields that choose files. */
  readonly choose: ReactNode
  readonly children?: ReactNode
  readonly onDrop: (data: DataTransfer) => void
  readonly onText: (text: string) => void
}

/** Megabytes must not go through a text field: what is pasted and longer is taken at once. */
const longest = 100_000

/** Where a reader's own files come in: dropped, chosen, or pasted. */
export function DropZone({ texts, give, rows, choose, children, onDrop, onText }: Props): JSX.Element {
  const [over, setOver] = useState(false)
  const [pasted, setPasted] = useState('')
  return (
    <div className={styles.intake}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is one of several ways in; the buttons and the field are for the keyboard */}
      <div
        className={clsx(styles.zone, over && styles.over)}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault()
          setOver(false)
          onDrop(event.dataTransfer)
        }}
      >
        <p>{texts.drop}</p>
        <div className={styles.choose}>{choose}</div>
        <p className={styles.quiet}>{texts.local}</p>
      </div>
      <div className={styles.paste}>
        <textarea
          aria-label={texts.paste}
          placeholder={texts.paste}
          spellCheck={false}
          rows={rows}
          value={pasted}
          onChange={(event) => setPasted(event.target.value)}
          onPaste={(event) => {
            const text = event.clipboardData.getData('text')
            if (text.length < longest) return
            event.preventDefault()
            onText(text)
          }}
        />
        <button type="button" className={button.framed} disabled={pasted.trim() === ''} onClick={() => onText(pasted)}>
          {give}
        </button>
      </div>
      {children}
      <ul className={styles.how}>
        {texts.how.map(([command, what]) => (
          <li key={command}>
            <code>{command}</code> <Words text={what} />
          </li>
        ))}
      </ul>
    </div>
  )
}
