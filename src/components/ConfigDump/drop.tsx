import { ui } from '@texts/ui'
import { type JSX, useRef } from 'react'
import { DropZone } from '../DropZone'
import button from '../shared/button.module.css'
import type { DumpClient } from './client'

/** Where a dump comes in. */
export function Drop({ client }: { readonly client: DumpClient }): JSX.Element {
  const input = useRef<HTMLInputElement>(null)
  const open = (files: FileList | null) => {
    const [file] = files ?? []
    if (file) client.open(file, file.name)
  }
  return (
    <DropZone
      texts={ui.dump}
      give={ui.dump.open}
      rows={4}
      choose={
        <>
          <button type="button" className={button.primary} onClick={() => input.current?.click()}>
            {ui.dump.choose}
          </button>
          <input ref={input} type="file" hidden accept=".json,.gz,application/json" onChange={(event) => open(event.target.files)} />
        </>
      }
      onDrop={(data) => open(data.files)}
      onText={(text) => client.open(new Blob([text]), ui.dump.pasted)}
    />
  )
}
