import clsx from 'clsx'
import { type JSX, type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react'
import styles from './styles.module.css'

export interface Tab<Id extends string> {
  readonly id: Id
  readonly label: ReactNode
  readonly title?: string
}

interface Props<Id extends string> {
  readonly label: string
  readonly tabs: readonly Tab<Id>[]
  readonly chosen: Id
  readonly onChoose: (id: Id) => void
  /** Prefix of ids: the tab is `PREFIX-tab-ID`, the panel that it controls `PREFIX-panel`. */
  readonly prefix: string
  /** `line` sits on the edge of a pane, `pill` inside one. */
  readonly look?: 'line' | 'pill'
  readonly children?: ReactNode
}

/** A list of tabs: one stop for Tab, arrows between them, as the ARIA authoring practices have it. */
export function Tabs<Id extends string>({ label, tabs, chosen, onChoose, prefix, look = 'line', children }: Props<Id>): JSX.Element {
  const list = useRef<HTMLDivElement>(null)
  // The chosen tab in view: by scrolling the list alone, never the page.
  useEffect(() => {
    const tab = list.current?.querySelector<HTMLElement>(`#${CSS.escape(`${prefix}-tab-${chosen}`)}`)
    if (!list.current || !tab) return
    const { offsetLeft, offsetWidth } = tab
    const { scrollLeft, clientWidth } = list.current
    if (offsetLeft < scrollLeft) list.current.scrollLeft = offsetLeft - 20
    else if (offsetLeft + offsetWidth > scrollLeft + clientWidth) list.current.scrollLeft = offsetLeft + offsetWidth - clientWidth + 20
  }, [chosen, prefix])
  const move = (event: KeyboardEvent) => {
    const at = tabs.findIndex((t) => t.id === chosen)
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: tabs.length - 1 }[event.key]
    if (to === undefined) return
    event.preventDefault()
    const next = tabs[(to + tabs.length) % tabs.length]
    if (!next) return
    onChoose(next.id)
    list.current?.querySelector<HTMLElement>(`#${CSS.escape(`${prefix}-tab-${next.id}`)}`)?.focus()
  }
  return (
    <div className={clsx(styles.bar, styles[look])}>
      <div className={styles.list} role="tablist" aria-label={label} ref={list} onKeyDown={move}>
        {tabs.map((tab) => (
          <button
            key={tab.id}
            type="button"
            role="tab"
            id={`${prefix}-tab-${tab.id}`}
            aria-selected={tab.id === chosen}
            aria-controls={`${prefix}-panel`}
            tabIndex={tab.id === chosen ? 0 : -1}
            title={tab.title}
            className={clsx(styles.tab, tab.id === chosen && styles.chosen)}
            onClick={() => onChoose(tab.id)}
          >
            {tab.label}
          </button>
        ))}
      </div>
      {children}
    </div>
  )
}
