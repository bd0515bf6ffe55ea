import { filter as texts } from '@texts/filter'
import { type JSX, type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { FilterField } from '../FilterField'
import { hasAll } from '../FilterField/has-all'
import styles from './styles.module.css'

/**
 * A table written in Markdown, with a field that hides the rows that have not all of the words in it. The whole table is in the page, and
 * without scripts it is all there is.
 */
export function FilterTable({ children }: { readonly children: ReactNode }): JSX.Element {
  const [words, setWords] = useState('')
  const [shown, setShown] = useState<readonly [rows: number, of: number]>()
  const table = useRef<HTMLDivElement>(null)
  const id = useId()

  useEffect(() => {
    const rows = [...(table.current?.querySelectorAll<HTMLTableRowElement>('tbody tr') ?? [])]
    const hidden = rows.filter((row) => {
      row.hidden = !hasAll(row.textContent ?? '', words)
      return row.hidden
    })
    setShown([rows.length - hidden.length, rows.length])
  }, [words])

  return (
    <div className={styles.filter}>
      <div className={styles.head}>
        <FilterField label={texts.placeholder} words={words} onWords={setWords} controls={id} />
        <output>{shown && texts.shown(...shown)}</output>
      </div>
      <div id={id} ref={table}>
        {children}
      </div>
    </div>
  )
}
