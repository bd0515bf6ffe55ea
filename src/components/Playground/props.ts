import type { ComponentType, ReactNode } from 'react'
import type { ViewName } from '../../worker/protocol'
import type { ShownExample } from './example'
import type { ViewProps } from './view-props'

export interface PlaygroundProps {
  readonly example?: string
  readonly view?: ViewName
  readonly proxy?: string
  readonly open?: string
  /** On a phone, where the parts stand one below the other: the result above, for a step that asks to look and not to edit. */
  readonly first?: 'result'
  /** What stands below the editor and the result, and before it can run, in its place. */
  readonly panel?: { readonly Live: ComponentType<ViewProps>; readonly still: ReactNode }
  /** Given by plugins/examples, from the example's name. */
  readonly shown?: ShownExample
  /** The text of `open`, where that is not the example's own choice. */
  readonly text?: string
}
