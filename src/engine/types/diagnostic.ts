import type { Path, SourceRange } from './source.js'

/** As `istioctl analyze` ranks its messages. */
export type Level = 'error' | 'warning' | 'info'

/** The worst first. */
export const levelRank: Readonly<Record<Level, number>> = { error: 0, warning: 1, info: 2 }

/** A value that a message's text takes in. */
export type MessageArgument = string | number | boolean | readonly string[]

/**
 * What the engine has to say about the reader's YAML. It carries a code and arguments, never a sentence: the texts, zh and en, live in
 * one place each outside the engine (`src/i18n/messages`), and a test finds the missing ones.
 */
export interface Diagnostic {
  /** `MB….` for ours, `IST….` for istioctl's. */
  readonly code: string
  readonly level: Level
  readonly arguments: Readonly<Record<string, MessageArgument>>
  readonly file: string
  /** Index of the document in its file; absent when the file could not be cut into documents. */
  readonly document?: number
  /** The path in the document that it is about, when there is one. */
  readonly path?: Path
  readonly range: SourceRange
}
