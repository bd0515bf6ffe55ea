import { memo1 } from '../memo.js'
import type { SourceFile } from '../types/source.js'

/** A stretch of a file that istioctl reads at once, in lines of the file, from 1. */
interface Chunk {
  readonly first: number
  /** What it takes for the chunk's first line. */
  readonly said: number
  /** Where the chunk really begins, blank lines left out: the line that its parser counts as the first. */
  readonly counted: number
}

/** Where lines begin, and how istioctl counts them. */
export interface FileLines {
  /** The line of an offset, from 1. */
  lineAt(offset: number): number
  /** The line that istioctl says for what stands on `line`. */
  fieldLine(line: number): number
  /** The line that istioctl says the document around `line` begins on. */
  documentLine(line: number): number
}

/**
 * Counts lines as istioctl does. It is off in places: a separator line at a file's beginning belongs to the first document, which is then
 * said to begin after it while its fields are counted from it.
 * Istio: pilot/pkg/config/file/util/kubeyaml/kubeyaml.go#Read
 */
export const fileLines = memo1(({ text }: SourceFile): FileLines => {
  const starts = [0]
  for (let i = text.indexOf('\n'); i !== -1; i = text.indexOf('\n', i + 1)) starts.push(i + 1)
  const chunks = chunksOf(text, starts)
  const chunkOf = (line: number): Chunk => chunks[lastBefore(chunks.length, (i) => (chunks[i]?.first ?? 0) <= line)] ?? noChunk
  return {
    lineAt: (offset) => lastBefore(starts.length, (i) => (starts[i] ?? 0) <= offset) + 1,
    fieldLine(line) {
      const { said, counted } = chunkOf(line)
      return line - counted + said
    },
    documentLine: (line) => chunkOf(line).said,
  }
})

const noChunk: Chunk = { first: 1, said: 1, counted: 1 }

function chunksOf(text: string, starts: readonly number[]): readonly Chunk[] {
  const chunks: Chunk[] = []
  let first = 1
  let said = 0
  let counted = 0
  let isEmpty = true
  const lineCount = starts.length
  for (let line = 1; line <= lineCount; line++) {
    const content = text.slice(starts[line - 1], line < lineCount ? (starts[line] ?? 0) - 1 : text.length).replace(/\r$/, '')
    if (said === 0 && content !== '' && content !== '---') said = line
    if (content.startsWith('---') && content.trimEnd() === '---' && !isEmpty) {
      chunks.push({ first, said: said || first, counted: counted || first })
      first = line + 1
      said = counted = 0
      isEmpty = true
      continue
    }
    if (counted === 0 && content.trim() !== '') counted = line
    isEmpty = false
  }
  if (!isEmpty) chunks.push({ first, said: said || first, counted: counted || first })
  return chunks
}

/** The last index for which `holds`, which holds up to some index and never after it. */
function lastBefore(length: number, holds: (i: number) => boolean): number {
  let low = 0
  let high = length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (holds(middle)) low = middle
    else high = middle - 1
  }
  return low
}
