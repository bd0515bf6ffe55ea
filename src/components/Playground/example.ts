import type { Check } from '../../worker/check'
import type { StillNode } from '../../worker/tree'

/** What a page holds of an example from the start: enough to show its text before anything loads. Made by plugins/examples. */
export interface ShownExample {
  readonly id: string
  readonly hash: string
  readonly title: string
  readonly proxy: string
  readonly view: ViewName
  /** The name and text of the file opened first. */
  readonly open: string
  readonly text: string
  /** All files, in the order in which their objects are created. */
  readonly files: readonly { readonly name: string; readonly from: string; readonly folded: boolean }[]
  readonly focus?: { readonly host?: string; readonly port?: number }
  /** Requests worth following, as command lines. */
  readonly requests: readonly { readonly curl: string; readonly from?: string; readonly title?: string }[]
  /** What makes it an exercise: what must come of which requests. */
  readonly checks?: readonly ShownCheck[]
  readonly mesh?: string
  readonly compare?: string
  /** The route diagram, computed when the site was built. */
  readonly way: readonly StillNode[]
}

export type ViewName = 'diagram' | 'trace' | 'diff' | 'tables' | 'json' | 'injection'

export type ShownCheck = Check & { readonly title: string }

/** What loads when the example comes alive: the texts that it holds itself, and where the others are. */
export interface ExampleTexts {
  readonly files: ShownExample['files']
  readonly mesh?: string
  readonly own: Readonly<Record<string, string>>
  /** Of an exercise: the files that its solution replaces or adds. */
  readonly solution?: Readonly<Record<string, string>>
}
