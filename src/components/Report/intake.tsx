import { report as texts } from '@texts/report'
import clsx from 'clsx'
import { type DragEvent, type JSX, useRef, useState } from 'react'
import { Words } from '../Playground/words'
import { chosen, dropped, type Given } from './gather'
import styles from './styles.module.css'

interface Props {
  readonly hasPods: boolean
  readonly onPods: (hasPods: boolean) => void
  readonly onGiven: (given: Given[] | Promise<Given[]>) => void
}

/** Where YAML comes in: a directory or files, dropped or chosen, or text that is pasted. */
export function Intake({ hasPods, onPods, onGiven }: Props): JSX.Element {
  const [over, setOver] = useState(false)
  const [pasted, setPasted] = useState('')
  const files = useRef<HTMLInputElement>(null)
  const folder = useRef<HTMLInputElement>(null)
  const give = (text: string) => onGiven([{ name: texts.pasted, blob: new Blob([text]) }])
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    onGiven(dropped(event.dataTransfer))
  }
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
        onDrop={drop}
      >
        <p>{texts.drop}</p>
        <div className={styles.choose}>
          <button type="button" className={styles.primary} onClick={() => folder.current?.click()}>
            {texts.folder}
          </button>
          <button type="button" className={styles.button} onClick={() => files.current?.click()}>
            {texts.files}
          </button>
        </div>
        <input
          ref={folder}
          type="file"
          hidden
          data-kind="folder"
          {...directory}
          onChange={(event) => onGiven(chosen(event.target.files))}
        />
        <input
          ref={files}
          type="file"
          hidden
          multiple
          data-kind="files"
          accept=".yaml,.yml,.json"
          onChange={(event) => onGiven(chosen(event.target.files))}
        />
        <p className={styles.quiet}>{texts.local}</p>
      </div>
      <div className={styles.paste}>
        <textarea
          aria-label={texts.paste}
          placeholder={texts.paste}
          spellCheck={false}
          rows={6}
          value={pasted}
          onChange={(event) => setPasted(event.target.value)}
          onPaste={(event) => {
            // Megabytes must not go through a text field.
            const text = event.clipboardData.getData('text')
            if (text.length < 100_000) return
            event.preventDefault()
            give(text)
          }}
        />
        <button type="button" className={styles.button} disabled={pasted.trim() === ''} onClick={() => give(pasted)}>
          {texts.check}
        </button>
      </div>
      <label className={styles.pods}>
        <input type="checkbox" checked={hasPods} onChange={(event) => onPods(event.target.checked)} />
        <span>
          {texts.pods}
          <small>{texts.podsTip}</small>
        </span>
      </label>
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

/** React has no name for the attribute that makes a field take a directory. */
const directory = { webkitdirectory: '' } as object
