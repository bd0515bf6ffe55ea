/** Where something stands in a text. Offsets count UTF-16 units from the text's start; `end` is exclusive. */
export interface SourceRange {
  readonly start: number
  readonly end: number
}

/** One step into a document: a mapping's key or a sequence's index. */
export type PathSegment = string | number
export type Path = readonly PathSegment[]

/** A file as the reader has it. */
export interface SourceFile {
  readonly name: string
  readonly text: string
}

/** The place of a value and, where a mapping's key leads to it, of that key. */
export interface Location {
  readonly key?: SourceRange
  readonly value: SourceRange
}

/**
 * One YAML document, read as Kubernetes reads it, with the place of every key and value. All of it counts from the document's own first
 * character: an edit elsewhere in the file moves the document but does not change it, so its identity survives, and later stages
 * remember their answers by it. Where it stands in the file now, `Sources` says.
 */
export interface SourceDocument {
  readonly file: string
  /** The document's text, separator lines left out. */
  readonly text: string
  /** The plain JSON value. Mappings are ordinary objects; `__proto__` is an own key like any other. */
  readonly value: unknown
  /** Whether something in it could be read only by guessing, as a key that is written twice. Its diagnostics say what. */
  readonly isFaulty: boolean
  /** The List that it is an item of. */
  readonly list?: SourceDocument
  /**
   * The place of what `path` leads to, counted from the document's start. Where the path leads nowhere, the place of its longest part
   * that exists, so that an error about a missing field has somewhere to stand.
   */
  locate(path: Path): Location
}

/** Where a document stands in one version of the reader's files. */
export interface Placement {
  /** Position among the file's documents that hold something, from 0. The items of one List have one position. */
  readonly index: number
  /** Offset of the document's first character in the file's text. */
  readonly start: number
}
