import type { Spot } from '../../worker/protocol'
import type { Finding } from '../Playground/finding'

/** What every editor of the playground takes: one file of several, and what to show in it. */
export interface EditorProps {
  /** Distinguishes the playgrounds of a page. */
  readonly lane: string
  readonly file: string
  readonly text: string
  /** Grows when the text changed other than by this editor. */
  readonly revision: number
  readonly onChange: (text: string) => void
  /** The cursor's line, from 1. */
  readonly onCursor: (line: number) => void
  readonly marks: readonly Spot[]
  readonly problems: readonly Finding[]
  readonly reveal: { readonly file: string; readonly line: number; readonly column: number; readonly focus: boolean } | undefined
  /** The reader shows that the large editor is wanted. */
  readonly onWanted?: () => void
}
