import { ui } from '@texts/ui'
import { type ComponentProps, type JSX, lazy, Suspense, useCallback, useEffect, useState } from 'react'
import { Icon } from '../../components/Icon'
import styles from './styles.module.css'

const SearchBar = lazy(() => import('@theme-original/SearchBar'))

/** A field that looks like the search and becomes it when touched: its code is a tenth of a page, and most visits search nothing. */
export default function SearchBarWrapper(props: ComponentProps<typeof SearchBar>): JSX.Element {
  const [wanted, setWanted] = useState(false)
  const want = useCallback(() => setWanted(true), [])
  useEffect(() => {
    // A link from a search result carries the words to highlight, which the real search bar does.
    if (new URLSearchParams(window.location.search).has('_highlight')) want()
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey)) return
      event.preventDefault()
      want()
      focusSearch()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [want])
  const field = (
    <button
      type="button"
      className={styles.field}
      aria-label={ui.search.open}
      onPointerEnter={preload}
      onFocus={preload}
      onClick={() => {
        want()
        focusSearch()
      }}
    >
      <Icon name="search" />
      <span className={styles.words}>{ui.search.placeholder}</span>
      <kbd className={styles.key}>Ctrl K</kbd>
    </button>
  )
  return wanted ? (
    <Suspense fallback={field}>
      <SearchBar {...props} />
    </Suspense>
  ) : (
    field
  )
}

const preload = () => void import('@theme-original/SearchBar')

/** Moves the focus into the search field as soon as it is there. */
function focusSearch(tries = 40): void {
  const input = document.querySelector<HTMLInputElement>('.navbar__search-input')
  if (input) input.focus()
  else if (tries > 0) setTimeout(() => focusSearch(tries - 1), 50)
}
