import { readFiles, type SourceReader } from '../source/index.js'
import type { Diagnostic } from '../types/diagnostic.js'
import type { SourceFile } from '../types/source.js'
import { readResource } from './read-resource.js'
import { at } from './resource.js'
import { inTextOrder, readResources } from './resources.js'

/** What is wrong with one document. */
export interface DocumentValidation {
  readonly file: string
  /** Position among the file's documents that hold something, from 0. */
  readonly document: number
  /** As far as they could be read; empty where not. */
  readonly apiVersion: string
  readonly kind: string
  readonly name: string
  readonly namespace: string
  readonly diagnostics: readonly Diagnostic[]
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '')

/**
 * Validates files: what YAML and the schemas say of each document, file by file in order, sound documents included. A document that
 * could not be read at all is listed by its place only.
 */
export function validateFiles(files: readonly SourceFile[], read: SourceReader = readFiles): DocumentValidation[] {
  const sources = read(files)
  const { diagnostics } = readResources(sources)
  const all = inTextOrder(files, [...sources.diagnostics, ...diagnostics])
  const validations: DocumentValidation[] = []
  for (const { name: file } of files) {
    const ofFile = all.filter((diagnostic) => diagnostic.file === file)
    const documents = new Map(sources.documents.filter((d) => d.file === file).map((d) => [sources.placements(d)?.index ?? 0, d]))
    const indexes = new Set([...documents.keys(), ...ofFile.map(({ document }) => document ?? 0)])
    for (const index of [...indexes].sort((a, b) => a - b)) {
      const document = documents.get(index)
      const metadata = at(document?.value, 'metadata')
      validations.push({
        file,
        document: index,
        apiVersion: text(at(document?.value, 'apiVersion')),
        kind: text(at(document?.value, 'kind')),
        name: text(at(metadata, 'name')),
        namespace: document ? (readResource(document).resource?.namespace ?? text(at(metadata, 'namespace'))) : '',
        diagnostics: ofFile.filter((diagnostic) => (diagnostic.document ?? 0) === index),
      })
    }
  }
  return validations
}
