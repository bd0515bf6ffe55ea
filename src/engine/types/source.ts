/** Where something stands in the reader's text. Offsets count UTF-16 units from the start of the file; `end` is exclusive. */
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

/**
 * One YAML document of a file, read as Kubernetes reads it, with the place of every key and value.
 * Its identity survives an edit elsewhere in the file: later stages remember their answers by it.
 */
export interface SourceDocument {
  readonly file: string
  /** Position among the file's documents, from 0. */
  readonly index: number
  /** The plain JSON value. Mappings are ordinary objects; `__proto__` is an own key like any other. */
  readonly value: unknown
  /** The range of the whole document, separators left out, in the file's text. */
  readonly range: SourceRange
  /**
   * The place of what `path` leads to. Where the path leads nowhere, the place of its longest part that exists, so that
   * an error about a missing field has somewhere to stand.
   */
  locate(path: Path): { readonly key?: SourceRange; readonly value: SourceRange }
}
