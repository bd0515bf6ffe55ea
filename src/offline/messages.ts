/** What pages and the service worker say to each other. */

/** The reader is at `page`, which has loaded `files`: both should be there without a network. */
export interface Visited {
  readonly type: 'visited'
  readonly page: string
  readonly files: readonly string[]
}

/** Keep everything that `list` names; `Saved` answers on the port that comes with it, as it goes on. */
export interface SaveAll {
  readonly type: 'save-all'
  readonly list: string
}

export interface Saved {
  readonly done: number
  readonly total: number
  /** Files that could not be fetched. */
  readonly failed: number
}

export type ToServiceWorker = Visited | SaveAll

/** What `offline-files.json` holds: every file of the site below its base, and what they weigh together, in bytes as they are on disk. */
export interface SiteFiles {
  readonly files: readonly string[]
  readonly bytes: number
}
