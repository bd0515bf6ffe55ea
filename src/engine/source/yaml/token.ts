export enum TokenType {
  End,
  /** What is left of a document that could not be scanned: see `Token.error`. */
  Error,
  /** A line `...`. */
  DocumentEnd,
  BlockSequenceStart,
  BlockMappingStart,
  BlockEnd,
  FlowSequenceStart,
  FlowSequenceEnd,
  FlowMappingStart,
  FlowMappingEnd,
  /** `- `. */
  BlockEntry,
  /** `,` inside brackets. */
  FlowEntry,
  /** Stands before a key, whether written with `?` or not. */
  Key,
  /** The `:` behind a key. */
  Value,
  Alias,
  Anchor,
  Tag,
  Scalar,
}

/** A piece of YAML with its place in the text. The block tokens that indentation makes have no width. */
export interface Token {
  readonly type: TokenType
  readonly start: number
  readonly end: number
  /** A scalar's content, or the name of an anchor, alias or tag. */
  readonly value: string
  /** Whether a scalar has neither quotes nor a block indicator. */
  readonly isPlain: boolean
  readonly error?: Error
}
