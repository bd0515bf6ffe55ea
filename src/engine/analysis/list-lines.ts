import type { Path, SourceDocument, SourceFile } from '../types/source.js'
import type { FileLines } from './file-lines.js'

/** How istioctl counts the lines of an item of a List. */
interface ListLines {
  readonly documentLine: number
  lineOf(line: number): number
}

/**
 * The lines of an item of a List; undefined for a document of its own. istioctl writes the item out anew, without blank lines, and counts
 * in that; and its beginning it counts from the List's first line as if that were none.
 * Istio: pilot/pkg/config/file/store.go#extractResourceChunksFromListYamlChunk
 */
export function listLine(document: SourceDocument, file: SourceFile, start: number, said: number, lines: FileLines): ListLines | undefined {
  if (!document.list) return undefined
  const whole = document.locate([]).value
  const first = lines.lineAt(whole.start + start)
  const chunkFirst = (lines.fieldLine(first) ?? first) - said + 1
  // Of a List in a List the first line is counted once more.
  const documentLine = chunkFirst + said + depthOf(document.list)
  return {
    documentLine,
    lineOf: (line) => documentLine + writtenLines(file.text, first, line, keptBlanks(document, start, lines)) - 1,
  }
}

/** How many Lists a List stands in. */
const depthOf = ({ list }: SourceDocument): number => (list ? depthOf(list) + 1 : 0)

/** The blank lines inside texts, which are kept. */
function keptBlanks(document: SourceDocument, start: number, lines: FileLines): ReadonlySet<number> {
  const kept = new Set<number>()
  const visit = (value: unknown, path: Path): void => {
    if (typeof value === 'string') {
      if (!value.trimEnd().includes('\n')) return
      const { value: range } = document.locate(path)
      const end = range.start + document.text.slice(range.start, range.end).trimEnd().length
      for (let line = lines.lineAt(range.start + start) + 1; line < lines.lineAt(end + start); line++) kept.add(line)
    } else if (typeof value === 'object' && value !== null) {
      for (const [key, inner] of Object.entries(value)) visit(inner, [...path, Array.isArray(value) ? Number(key) : key])
    }
  }
  visit(document.value, [])
  return kept
}

/** How many lines from `first` to `last` hold something, or are `kept`. */
function writtenLines(text: string, first: number, last: number, kept: ReadonlySet<number>): number {
  let count = 0
  let offset = 0
  for (let line = 1; line <= last; line++) {
    const end = text.indexOf('\n', offset)
    const stop = end === -1 ? text.length : end
    if (line >= first && (kept.has(line) || text.slice(offset, stop).trim() !== '')) count++
    offset = stop + 1
  }
  return count
}
