import type { MessageArguments, MessageCode } from '../types/messages.js'
import type { SourceRange } from '../types/source.js'
import type { Json } from './json.js'
import type { Place } from './place.js'

/** A read piece of a document: its value and place. */
export interface Node {
  readonly value: Json
  readonly place: Place
  /** How many nodes it has once its aliases are written out. */
  readonly steps: number
  /** Its spelling as a mapping's key, where it can be one. */
  readonly key?: string
  /** Whether it is the key `<<`. */
  readonly isMerge?: boolean
  readonly isAlias?: boolean
}

/** Notes what is wrong with a document that is YAML all the same. */
export type Report = <C extends MessageCode>(code: C, args: MessageArguments[C], range: SourceRange) => void
