/** Texts by file name, of the files that differ from the example. */
export type Edits = Readonly<Record<string, string>>

/** Beyond this many characters edits are not kept: a browser gives a site about five million, and writing is synchronous. */
const mostKept = 1_000_000

const mostVersions = 9

function editsOf(value: unknown): Edits {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return {}
  return Object.fromEntries(Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === 'string'))
}

/** The part of localStorage that this needs. */
export type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

/**
 * Keeps readers' edits, by example and content: an example whose text has changed since starts fresh and cannot mix the two. What a reset
 * took away stays beside them until the next edit. A browser that keeps nothing (full, or forbidden) makes no error.
 */
export class EditStore {
  private readonly key: string

  constructor(
    private readonly store: Store | undefined,
    example: string,
    hash: string,
  ) {
    this.key = `meshbook.edits.${example}.${hash}`
  }

  load(): Edits {
    return this.read(this.key)
  }

  /** False when the edits are too large to be kept. */
  save(edits: Edits): boolean {
    if (Object.keys(edits).length === 0) {
      this.attempt((s) => s.removeItem(this.key))
      return true
    }
    const size = Object.values(edits).reduce((sum, text) => sum + text.length, 0)
    if (size > mostKept) return false
    return this.attempt((s) => s.setItem(this.key, JSON.stringify(edits)))
  }

  /** What the last reset took away. */
  loadUndone(): Edits {
    return this.read(`${this.key}.undone`)
  }

  saveUndone(edits: Edits): void {
    const size = Object.values(edits).reduce((sum, text) => sum + text.length, 0)
    if (size === 0 || size > mostKept) this.attempt((s) => s.removeItem(`${this.key}.undone`))
    else this.attempt((s) => s.setItem(`${this.key}.undone`, JSON.stringify(edits)))
  }

  /** Versions that a solution stands in place of, the newest first. */
  loadVersions(): readonly Edits[] {
    const value = this.parse(`${this.key}.versions`)
    return Array.isArray(value) ? value.map(editsOf).filter((edits) => Object.keys(edits).length > 0) : []
  }

  saveVersions(versions: readonly Edits[]): void {
    const kept = versions.slice(0, mostVersions)
    while (JSON.stringify(kept).length > mostKept) kept.pop()
    if (kept.length === 0) this.attempt((s) => s.removeItem(`${this.key}.versions`))
    else this.attempt((s) => s.setItem(`${this.key}.versions`, JSON.stringify(kept)))
  }

  /** Whether the edits began as the solution: then they are not the reader's own work. */
  loadShown(): boolean {
    return this.parse(`${this.key}.shown`) === 1
  }

  saveShown(isShown: boolean): void {
    this.attempt((s) => (isShown ? s.setItem(`${this.key}.shown`, '1') : s.removeItem(`${this.key}.shown`)))
  }

  private read(key: string): Edits {
    return editsOf(this.parse(key))
  }

  private parse(key: string): unknown {
    let text: string | null = null
    this.attempt((s) => {
      text = s.getItem(key)
    })
    try {
      return text === null ? undefined : JSON.parse(text)
    } catch {
      return undefined
    }
  }

  private attempt(action: (store: Store) => void): boolean {
    try {
      if (!this.store) return false
      action(this.store)
      return true
    } catch {
      return false
    }
  }
}

/** Where edits are kept; undefined where the browser forbids it. */
export function localStore(): Store | undefined {
  try {
    return window.localStorage
  } catch {
    return undefined
  }
}
