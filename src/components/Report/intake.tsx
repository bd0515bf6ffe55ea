import { report as texts } from '@texts/report'
import { type JSX, useRef } from 'react'
import { DropZone } from '../DropZone'
import button from '../shared/button.module.css'
import { chosen, dropped, type Given } from './gather'
import styles from './styles.module.css'

interface Props {
  readonly hasPods: boolean
  readonly onPods: (hasPods: boolean) => void
  readonly onGiven: (given: Given[] | Promise<Given[]>) => void
}

/** Where YAML comes in: a directory or files, or text; and whether the pods are in it. */
export function Intake({ hasPods, onPods, onGiven }: Props): JSX.Element {
  const files = useRef<HTMLInputElement>(null)
  const folder = useRef<HTMLInputElement>(null)
  return (
    <DropZone
      texts={texts}
      give={texts.check}
      rows={6}
      choose={
        <>
          <button type="button" className={button.primary} onClick={() => folder.current?.click()}>
            {texts.folder}
          </button>
          <button type="button" className={button.framed} onClick={() => files.current?.click()}>
            {texts.files}
          </button>
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
        </>
      }
      onDrop={(data) => onGiven(dropped(data))}
      onText={(text) => onGiven([{ name: texts.pasted, blob: new Blob([text]) }])}
    >
      <label className={styles.pods}>
        <input type="checkbox" checked={hasPods} onChange={(event) => onPods(event.target.checked)} />
        <span>
          {texts.pods}
          <small>{texts.podsTip}</small>
        </span>
      </label>
    </DropZone>
  )
}

/** React has no name for the attribute that makes a field take a directory. */
const directory = { webkitdirectory: '' } as object
