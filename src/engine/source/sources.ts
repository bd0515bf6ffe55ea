import type { Diagnostic } from '../types/diagnostic.js'
import type { Location, Path, Placement, SourceDocument, SourceRange } from '../types/source.js'

/** The reader's files, cut into documents and read. */
export interface Sources {
  /** Every document that could be read and holds something, file by file, in order. */
  readonly documents: readonly SourceDocument[]
  /** What could not be read, or not as written. */
  readonly diagnostics: readonly Diagnostic[]
  /** Where a document stands; undefined for one of other sources. Documents keep their identity when they move: only this is made anew. */
  readonly placements: (document: SourceDocument) => Placement | undefined
}

const moved = (range: SourceRange, by: number): SourceRange => (by === 0 ? range : { start: range.start + by, end: range.end + by })

/** `document.locate(path)` in the file's own offsets. A document of other sources counts from its own start. */
export function locateInFile(sources: Pick<Sources, 'placements'>, document: SourceDocument, path: Path): Location {
  const start = sources.placements(document)?.start ?? 0
  const { key, value } = document.locate(path)
  return { key: key && moved(key, start), value: moved(value, start) }
}

/** The whole document's range in its file, separator lines and the blank space around left out. */
export function rangeInFile(sources: Pick<Sources, 'placements'>, document: SourceDocument): SourceRange {
  return locateInFile(sources, document, []).value
}

/** A finding about a document: a diagnostic that does not know yet where the document stands. */
export interface Finding extends Omit<Diagnostic, 'file' | 'document' | 'range'> {
  /** Counted from the document's start. */
  readonly range: SourceRange
}

/** A finding as a diagnostic, with the file's own offsets. */
export function placed(finding: Finding, file: string, { index, start }: Placement): Diagnostic {
  return { ...finding, file, document: index, range: moved(finding.range, start) }
}

/** Turns findings about one document into diagnostics. */
export function placeFindings(sources: Pick<Sources, 'placements'>, document: SourceDocument, findings: readonly Finding[]): Diagnostic[] {
  const placement = sources.placements(document) ?? { index: 0, start: 0 }
  return findings.map((finding) => placed(finding, document.file, placement))
}
