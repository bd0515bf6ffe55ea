/** A stretch of a file between separator lines. */
export interface Chunk {
  readonly text: string
  /** Offset of its first character in the file. */
  readonly start: number
  /** What stands behind `---` on the separator line before it, where only a comment may: offsets in the file. */
  readonly badSeparator?: { readonly start: number; readonly end: number }
}

const separator = '---'

/**
 * Cuts a file at its separator lines, as kubectl and istioctl do before any YAML is parsed: a line that begins with `---` separates,
 * wherever it stands. YAML allows no other use of such a line, not even inside a block scalar, so the cut is safe in a file with errors.
 * Source of the rule: k8s.io/apimachinery, YAMLReader.
 */
export function splitDocuments(text: string): Chunk[] {
  const chunks: Chunk[] = []
  let start = text.charCodeAt(0) === 0xfeff ? 1 : 0
  let line = start
  let badSeparator: Chunk['badSeparator']
  while (true) {
    const at = text.startsWith(separator, line) ? line : nextSeparator(text, line)
    const end = at === -1 ? text.length : at
    if (end > start || badSeparator) chunks.push({ text: text.slice(start, end), start, badSeparator })
    if (at === -1) return chunks
    const newline = text.indexOf('\n', at)
    const lineEnd = newline === -1 ? text.length : newline
    badSeparator = contentAfter(text, at + separator.length, lineEnd, at === start)
    start = line = newline === -1 ? text.length : newline + 1
  }
}

function nextSeparator(text: string, from: number): number {
  const at = text.indexOf(`\n${separator}`, from)
  return at === -1 ? -1 : at + 1
}

/** `isFirst`: whether nothing stands before the separator; then a comment must keep a distance, for the line is parsed as YAML. */
function contentAfter(text: string, from: number, to: number, isFirst: boolean): Chunk['badSeparator'] {
  const rest = text.slice(from, to)
  const trimmed = rest.trim()
  const isComment = trimmed.startsWith('#') && !(isFirst && rest.startsWith('#'))
  if (trimmed === '' || isComment) return undefined
  const start = from + rest.indexOf(trimmed)
  return { start, end: start + trimmed.length }
}
