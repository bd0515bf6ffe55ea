import { memo1 } from '../memo.js'
import type { SourceFile } from '../types/source.js'

/** A stretch of a file that istioctl reads at once, in lines of the file, from 1. */
interface Chunk {
  readonly first: number
  /** What it takes for the chunk's first line. */
  readonly said: number
  /** Where the chunk really begins, blank lines left out: the line that its parser counts as the first. */
  readonly counted: number
  /** Whether the parser that knows of lines takes it; it also looks at what stands behind the first document, if that begins on its separator. */
  readonly hasLines: boolean
}

/** Where lines begin, and how istioctl counts them. */
export interface FileLines {
  /** The line of an offset, from 1. */
  lineAt(offset: number): number
  /** The line that istioctl says for what stands on `line`; undefined where it knows none. */
  fieldLine(line: number): number | undefined
  /** The line that istioctl says the document around `line` begins on. */
  documentLine(line: number): number
  /** What stands on a line. */
  textOf(line: number): string
  /** The first line of the stretch around `line` that istioctl reads at once. */
  stretchOf(line: number): number
}

/**
 * Counts lines as istioctl does. It is off in places: a separator line at a file's beginning belongs to the first document, which is then
 * said to begin after it while its fields are counted from it.
 * Istio: pilot/pkg/config/file/util/kubeyaml/kubeyaml.go#Read
 */
export const fileLines = memo1(({ text }: SourceFile): FileLines => {
  const starts = [0]
  for (let i = text.indexOf('\n'); i !== -1; i = text.indexOf('\n', i + 1)) starts.push(i + 1)
  const lineAt = (offset: number): number => lastBefore(starts.length, (i) => (starts[i] ?? 0) <= offset) + 1
  const chunks = chunksOf(text, starts, lineAt)
  const chunkOf = (line: number): Chunk => chunks[lastBefore(chunks.length, (i) => (chunks[i]?.first ?? 0) <= line)] ?? noChunk
  return {
    lineAt,
    fieldLine(line) {
      const { said, counted, hasLines } = chunkOf(line)
      return hasLines ? line - counted + said : undefined
    },
    documentLine: (line) => chunkOf(line).said,
    textOf: (line) => contentOf(text, starts, line),
    stretchOf: (line) => chunkOf(line).first,
  }
})

const noChunk: Chunk = { first: 1, said: 1, counted: 1, hasLines: true }

/**
 * The file's chunks. A line `---` ends one, if anything stands before it in the chunk; one at its beginning belongs to it. Only the lines at
 * a chunk's beginning are looked at.
 */
function chunksOf(text: string, starts: readonly number[], lineAt: (offset: number) => number): readonly Chunk[] {
  const chunks: Chunk[] = []
  let first = 1
  while (first <= starts.length) {
    const end = endOf(text, starts, first, lineAt)
    let said = 0
    let counted = 0
    for (let line = first; line < end && (said === 0 || counted === 0); line++) {
      const content = contentOf(text, starts, line)
      if (said === 0 && content !== '' && content !== '---') said = line
      if (counted === 0 && content.trim() !== '') counted = line
    }
    const hasLines = !laterDocument.test(text.slice(starts[first - 1], starts[end - 1] ?? text.length))
    chunks.push({ first, said: said || first, counted: counted || first, hasLines })
    first = end + 1
  }
  return chunks
}

/** A separator line with a mapping behind it. */
const laterDocument = /\S\s*\n---[ \t]+[^#\s][^\n]*:/

/** The line of the separator that ends the chunk which begins on `first`, or the line after the last. */
function endOf(text: string, starts: readonly number[], first: number, lineAt: (offset: number) => number): number {
  for (let from = starts[first - 1] ?? text.length; ; ) {
    const at = text.indexOf('\n---', from)
    if (at === -1) return starts.length + 1
    const line = lineAt(at + 1)
    if (contentOf(text, starts, line).trimEnd() === '---') return line
    from = at + 1
  }
}

const contentOf = (text: string, starts: readonly number[], line: number): string =>
  text.slice(starts[line - 1], line < starts.length ? (starts[line] ?? 0) - 1 : text.length).replace(/\r$/, '')

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
