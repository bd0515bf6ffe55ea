import type { Location, Path, SourceRange } from '../types/source.js'

/** The place of a value and of everything in it. Ranges count from the start of the document. */
export interface Place {
  readonly start: number
  readonly end: number
  /** A mapping's entries as they are written; of several with one key the last holds. */
  readonly entries?: readonly Entry[]
  /** A sequence's items. */
  readonly items?: readonly Place[]
}

export interface Entry {
  readonly key: string
  readonly keyStart: number
  readonly keyEnd: number
  readonly value: Place
}

/** Follows `path` as far as it leads. */
export function follow(root: Place, path: Path): Location {
  let place = root
  let key: SourceRange | undefined
  for (const step of path) {
    if (typeof step === 'number') {
      const item = place.items?.[step]
      if (!item) break
      key = undefined
      place = item
    } else {
      const entry = place.entries?.findLast(({ key }) => key === step)
      if (!entry) break
      key = { start: entry.keyStart, end: entry.keyEnd }
      place = entry.value
    }
  }
  return { key, value: { start: place.start, end: place.end } }
}
