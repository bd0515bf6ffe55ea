import { readDocument } from '../source/document.js'
import type { Sources } from '../source/index.js'
import { splitDocuments } from '../source/split.js'
import type { Placement, SourceDocument, SourceFile } from '../types/source.js'
import { isBehindSeparator } from './unread.js'

type Read = Pick<Sources, 'documents' | 'diagnostics' | 'placements'>

/**
 * The sources as istioctl reads them: it cuts off the blanks at both ends of a stretch before it parses it, those before the first line among
 * them. So one line may stand too far to the right, and a document that is indented as a whole is none.
 * Istio: pilot/pkg/config/file/store.go#parseContent
 */
export function trimmed(files: readonly SourceFile[], sources: Read): Read {
  const odd = files.filter(({ text }) => mayBeOdd(text))
  const again = odd.flatMap((file) => oddChunks(file).map((chunk) => ({ file, ...chunk })))
  if (again.length === 0) return sources
  const starts = new Set(again.map(({ file, start }) => `${start} ${file.name}`))
  const isOld = (file: string, start: number): boolean => starts.has(`${start} ${file}`)
  const placements = new Map<SourceDocument, Placement>()
  const documents: SourceDocument[] = []
  const indexes = new Map<string, number>()
  for (const document of sources.documents) {
    const placement = sources.placements(document)
    if (placement && isOld(document.file, placement.start)) indexes.set(`${placement.start} ${document.file}`, placement.index)
    else documents.push(document)
  }
  // Positions of documents that could not be read the first time are past the others': nobody else has them.
  let next = sources.documents.length + again.length
  for (const { file, start, text, cut } of again) {
    const index = indexes.get(`${start} ${file.name}`) ?? next++
    const reading = readDocument(file.name, text)
    // A key that is written twice does not stop istioctl.
    if (reading.findings.some(({ level, code }) => level === 'error' && code !== 'MB0020')) continue
    for (const document of reading.documents) {
      placements.set(document, { index, start: start + cut })
      documents.push(document)
    }
  }
  return { documents, diagnostics: sources.diagnostics, placements: (document) => placements.get(document) ?? sources.placements(document) }
}

const blanks = new Set([' ', '\t', '\r', '\n'])

/**
 * Whether the first line of a stretch may be indented, or a blank that YAML does not take stand at a stretch's end. Looks at the blanks
 * around separators alone, at each of them twice at most, however many there are.
 */
function mayBeOdd(text: string): boolean {
  for (let at = -1, begin = 0; ; ) {
    let end = begin
    while (blanks.has(text.charAt(end))) end++
    if (end < text.length && /[ \t]/.test(text.slice(Math.max(begin, end - 1), end))) return true
    const next = text.indexOf('\n---', at + 1)
    let last = next === -1 ? text.length : next
    const first = at === -1 ? 0 : at + '\n---'.length
    for (; last > first && blanks.has(text.charAt(last - 1)); last--) if (text.charAt(last - 1) === '\t') return true
    if (next === -1) return false
    at = next
    const line = text.indexOf('\n', next + 1)
    begin = line === -1 ? text.length : line + 1
  }
}

function oddChunks(file: SourceFile): readonly { readonly start: number; readonly text: string; readonly cut: number }[] {
  return splitDocuments(file.text).flatMap(({ text, start }) => {
    const rest = text.trimStart()
    // What was an indented separator is one now.
    const body = /^---\s/.test(rest) ? rest.slice('---'.length) : rest
    const kept = body.trimEnd()
    const cut = text.length - body.length
    const isIndented = /[ \t](?:---)?$/.test(text.slice(0, cut)) && !isBehindSeparator(file, start)
    const endsOddly = body.slice(kept.length).includes('\t')
    if (kept === '' || (!isIndented && !endsOddly)) return []
    return [{ start, text: isIndented ? kept : text.slice(0, cut) + kept, cut: isIndented ? cut : 0 }]
  })
}
