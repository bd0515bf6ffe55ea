/**
 * Takes the reader's files; gives their YAML documents as values with the place of every key and value, and what could not be read.
 * YAML is read as Kubernetes reads it: files are cut into documents as k8s.io/apimachinery does, documents read as sigs.k8s.io/yaml does.
 */
import type { Diagnostic } from '../types/diagnostic.js'
import type { Placement, SourceDocument, SourceFile } from '../types/source.js'
import { ReadingMemory } from './memory.js'
import { placed, type Sources } from './sources.js'
import { splitDocuments } from './split.js'

export { type Finding, locateInFile, placeFindings, rangeInFile, type Sources } from './sources.js'

/** Reads files, keeping the identity of every document whose text did not change since a recent reading. */
export type SourceReader = (files: readonly SourceFile[]) => Sources

/** In characters. A mesh of a thousand services takes a fifth of it. */
const longestFile = 8_000_000

/** A reader with a memory of its own. */
export function createSourceReader(): SourceReader {
  const memory = new ReadingMemory()
  return (files) => {
    const documents: SourceDocument[] = []
    const diagnostics: Diagnostic[] = []
    const placements = new Map<SourceDocument, Placement>()
    for (const file of files) readFile(file, memory, documents, diagnostics, placements)
    memory.endTurn()
    return { documents, diagnostics, placements: (document) => placements.get(document) }
  }
}

/** Reads files with a memory shared by all who call this. */
export const readFiles: SourceReader = createSourceReader()

function readFile(
  { name: file, text }: SourceFile,
  memory: ReadingMemory,
  documents: SourceDocument[],
  diagnostics: Diagnostic[],
  placements: Map<SourceDocument, Placement>,
): void {
  if (text.length > longestFile) {
    const size = { size: text.length, limit: longestFile }
    diagnostics.push({ code: 'MB0018', level: 'error', arguments: size, file, range: { start: 0, end: 0 } })
    return
  }
  const copies = new Map<string, number>()
  let index = 0
  for (const chunk of splitDocuments(text)) {
    if (chunk.badSeparator) {
      diagnostics.push({ code: 'MB0015', level: 'error', arguments: {}, file, document: index, range: chunk.badSeparator })
    }
    const copy = copies.get(chunk.text) ?? 0
    copies.set(chunk.text, copy + 1)
    const reading = memory.read(file, chunk.text, copy)
    const placement = { index, start: chunk.start }
    for (const finding of reading.findings) diagnostics.push(placed(finding, file, placement))
    for (const document of reading.documents) {
      placements.set(document, placement)
      documents.push(document)
    }
    if (!reading.isEmpty) index++
  }
}
