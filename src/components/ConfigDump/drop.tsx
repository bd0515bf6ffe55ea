import { ui } from '@texts/ui'
import clsx from 'clsx'
import { type DragEvent, type JSX, useRef, useState } from 'react'
import { Words } from '../Playground/words'
import type { DumpClient } from './client'
import styles from './styles.module.css'

/** Where a dump comes in: dropped, chosen, or pasted. */
export function Drop({ client }: { readonly client: DumpClient }): JSX.Element {
  const [over, setOver] = useState(false)
  const [pasted, setPasted] = useState('')
  const input = useRef<HTMLInputElement>(null)
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    const [file] = event.dataTransfer.files
    if (file) client.open(file, file.name)
  }
  return (
    <div className={styles.drop}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is one of three ways in; the button and the field are for the keyboard */}
      <div
        className={clsx(styles.zone, over && styles.over)}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <p>{ui.dump.drop}</p>
        <button type="button" className={styles.primary} onClick={() => input.current?.click()}>
          {ui.dump.choose}
        </button>
        <input
          ref={input}
          type="file"
          hidden
          accept=".json,.gz,application/json"
          onChange={(event) => {
            const [file] = event.target.files ?? []
            if (file) client.open(file, file.name)
          }}
        />
        <p className={styles.quiet}>{ui.dump.local}</p>
      </div>
      <div className={styles.paste}>
        <textarea
          aria-label={ui.dump.paste}
          placeholder={ui.dump.paste}
          spellCheck={false}
          rows={4}
          value={pasted}
          onChange={(event) => setPasted(event.target.value)}
          onPaste={(event) => {
            // A dump of many megabytes must not go through a text field.
            const text = event.clipboardData.getData('text')
            if (text.length < 20_000) return
            event.preventDefault()
            client.open(new Blob([text]), ui.dump.pasted)
          }}
        />
        <button
          type="button"
          className={styles.button}
          disabled={pasted.trim() === ''}
          onClick={() => client.open(new Blob([pasted]), ui.dump.pasted)}
        >
          {ui.dump.open}
        </button>
      </div>
      <ul className={styles.how}>
        {ui.dump.how.map(([command, what]) => (
          <li key={command}>
            <code>{command}</code> <Words text={what} />
          </li>
        ))}
      </ul>
    </div>
  )
}
