import type { ViewName } from '../../worker/protocol'
import type { ShownExample } from './example'

export interface PlaygroundProps {
  readonly example?: string
  readonly view?: ViewName
  readonly proxy?: string
  readonly open?: string
  /** Given by plugins/examples, from the example's name. */
  readonly shown?: ShownExample
  /** The text of `open`, where that is not the example's own choice. */
  readonly text?: string
}
