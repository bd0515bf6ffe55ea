import { ui } from '@texts/ui'
import { type JSX, memo, useMemo, useState } from 'react'
import { openedAtFirst } from './opened'
import styles from './styles.module.css'

/** Entries of one object or list in the page before "more" is asked for. */
const most = 100

interface NodeProps {
  readonly name?: string
  readonly value: unknown
  readonly search: string
  readonly last: boolean
  readonly opened: ReadonlySet<object>
}

/** JSON as a tree that folds; what is folded is not in the page. */
export const JsonTree = memo(function JsonTree({ value, search }: { readonly value: unknown; readonly search: string }): JSX.Element {
  const opened = useMemo(() => openedAtFirst(value), [value])
  return (
    <div className={styles.json}>
      <Node value={value} search={search.trim().toLowerCase()} last opened={opened} />
    </div>
  )
})

const isBranch = (value: unknown): value is object => typeof value === 'object' && value !== null

function Node({ name, value, search, last, opened }: NodeProps): JSX.Element {
  if (!isBranch(value)) {
    return (
      <div className={styles.row}>
        <Key name={name} search={search} />
        <Scalar value={value} search={search} />
        {!last && ','}
      </div>
    )
  }
  return <Branch name={name} value={value} search={search} last={last} opened={opened} />
}

function Branch({ name, value, search, last, opened }: NodeProps & { readonly value: object }): JSX.Element {
  const list = Array.isArray(value)
  const entries = Object.entries(value)
  const [open, setOpen] = useState(opened.has(value))
  const [shown, setShown] = useState(most)
  const shut = list ? ']' : '}'
  const head = (
    <>
      <Key name={name} search={search} />
      {list ? '[' : '{'}
    </>
  )
  if (entries.length === 0) {
    return (
      <div className={styles.row}>
        {head}
        {shut}
        {!last && ','}
      </div>
    )
  }
  return (
    <div>
      <button type="button" className={styles.fold} aria-expanded={open} onClick={() => setOpen(!open)}>
        {head}
        {!open && (
          <>
            <span className={styles.quiet}> {ui.json.items(entries.length)} </span>
            {shut}
            {!last && ','}
          </>
        )}
      </button>
      {open && (
        <>
          <div className={styles.inside}>
            {entries.slice(0, shown).map(([key, item], i) => (
              <Node key={key} name={list ? undefined : key} value={item} search={search} last={i === entries.length - 1} opened={opened} />
            ))}
            {entries.length > shown && (
              <button type="button" className={styles.fold} onClick={() => setShown(shown + 10 * most)}>
                <span className={styles.quiet}>{ui.problems.more(entries.length - shown)}</span>
              </button>
            )}
          </div>
          <div className={styles.row}>
            {shut}
            {!last && ','}
          </div>
        </>
      )}
    </div>
  )
}

function Key({ name, search }: { readonly name: string | undefined; readonly search: string }): JSX.Element | null {
  if (name === undefined) return null
  return (
    <>
      <span className={styles.key}>
        "<Found text={name} search={search} />"
      </span>
      {': '}
    </>
  )
}

function Scalar({ value, search }: { readonly value: unknown; readonly search: string }): JSX.Element {
  const text = JSON.stringify(value) ?? 'null'
  return (
    <span className={typeof value === 'string' ? styles.string : styles.number}>
      <Found text={text} search={search} />
    </span>
  )
}

/** Text with what is searched for marked. */
function Found({ text, search }: { readonly text: string; readonly search: string }): JSX.Element {
  const at = search ? text.toLowerCase().indexOf(search) : -1
  if (at < 0) return <>{text}</>
  return (
    <>
      {text.slice(0, at)}
      <mark className={styles.found}>{text.slice(at, at + search.length)}</mark>
      {text.slice(at + search.length)}
    </>
  )
}
