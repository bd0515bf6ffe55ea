import type { SourceDocument, SourceFile } from '../types/source.js'
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
  const chunkFirst = lines.fieldLine(first) - said + 1
  const documentLine = chunkFirst + said
  return {
    documentLine,
    lineOf: (line) => documentLine + writtenLines(file.text, first, line) - 1 + 1 - 1,
  }
}

/** How many lines from `first` to `last` hold something. */
function writtenLines(text: string, first: number, last: number): number {
  let count = 0
  let offset = 0
  for (let line = 1; line <= last; line++) {
    const end = text.indexOf('\n', offset)
    const stop = end === -1 ? text.length : end
    if (line >= first && text.slice(offset, stop).trim() !== '') count++
    offset = stop + 1
  }
  return count
}
