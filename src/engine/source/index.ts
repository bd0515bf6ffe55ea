/**
 * Takes the reader's files; gives their YAML documents as values with the place of every key and value, and what could not be read.
 * YAML is read as Kubernetes reads it: cut into documents as k8s.io/apimachinery does, scalars as sigs.k8s.io/yaml does.
 */
import type { Diagnostic } from '../types/diagnostic.js'
import type { Placement, SourceDocument, SourceFile } from '../types/source.js'
import { type Reading, readDocument } from './document.js'
import type { Finding, Sources } from './sources.js'
import { splitDocuments } from './split.js'

export type { Finding, Sources } from './sources.js'
export { locateInFile, placeFindings, rangeInFile } from './sources.js'

/** Reads files, keeping every document whose text did not change since a recent reading. */
export type SourceReader = (files: readonly SourceFile[]) => Sources

/** How many readings ago a document may have been seen last and is still known: a reader who switches between states finds both. */
const kept = 8

/** A reader with a memory of its own. */
export function createSourceReader(): SourceReader {
  const known = new Map<string, { reading: Reading; usedIn: number }>()
  let turn = 0

  /** `copy`: which of a file's documents of equal text this is, for each has its own place. */
  function read(file: string, text: string, copy: number): Reading {
    const id = `${copy} ${file}\n${text}`
    let entry = known.get(id)
    if (entry) entry.usedIn = turn
    else {
      entry = { reading: readDocument(file, text), usedIn: turn }
      known.set(id, entry)
    }
    return entry.reading
  }

  return (files) => {
    turn++
    const documents: SourceDocument[] = []
    const diagnostics: Diagnostic[] = []
    const placements = new Map<SourceDocument, Placement>()
    for (const { name, text } of files) {
      const copies = new Map<string, number>()
      let index = 0
      for (const chunk of splitDocuments(text)) {
        const place = (finding: Finding): Diagnostic => ({
          ...finding,
          file: name,
          document: index,
          range: { start: finding.range.start + chunk.start, end: finding.range.end + chunk.start },
        })
        if (chunk.badSeparator) {
          diagnostics.push({ code: 'MB0003', level: 'error', arguments: {}, file: name, document: index, range: chunk.badSeparator })
        }
        const copy = copies.get(chunk.text) ?? 0
        copies.set(chunk.text, copy + 1)
        const reading = read(name, chunk.text, copy)
        diagnostics.push(...reading.findings.map(place))
        if (reading.document) {
          placements.set(reading.document, { index, start: chunk.start })
          documents.push(reading.document)
        }
        if (!reading.isEmpty) index++
      }
    }
    for (const [id, { usedIn }] of known) if (turn - usedIn > kept) known.delete(id)
    return { documents, diagnostics, placements: (document) => placements.get(document) }
  }
}

/** Reads files with a memory shared by all who call this. */
export const readFiles: SourceReader = createSourceReader()
