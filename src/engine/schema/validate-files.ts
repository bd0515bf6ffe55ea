import { placeFindings, readFiles, type SourceReader } from '../source/index.js'
import type { Diagnostic } from '../types/diagnostic.js'
import type { SourceDocument, SourceFile } from '../types/source.js'
import { readResource } from './read-resource.js'
import { at } from './resource.js'
import { inTextOrder } from './resources.js'
import { type WebhookAnswer, webhookAnswer } from './webhook-answer.js'

/** What is wrong with one document. */
export interface DocumentValidation {
  readonly file: string
  /** Position among the file's documents that hold something, from 0. */
  readonly document: number
  /** As far as they could be read; empty where not. */
  readonly apiVersion: string
  readonly kind: string
  readonly name: string
  /** As the document says it, `default` where a sound one says nothing; empty for kinds that belong to the cluster. */
  readonly namespace: string
  readonly diagnostics: readonly Diagnostic[]
  /** What the validating webhook would answer, were it asked. */
  readonly answer: WebhookAnswer
}

/**
 * Validates files: what YAML and the schemas say of each document, file by file in order, sound documents included. A document that
 * could not be read at all is listed by its place only.
 */
export function validateFiles(files: readonly SourceFile[], read: SourceReader = readFiles): DocumentValidation[] {
  const sources = read(files)
  const ofSource = new Map<string, Diagnostic[]>()
  const add = (diagnostic: Diagnostic): void => {
    const key = keyOf(diagnostic.file, diagnostic.document ?? 0)
    ofSource.set(key, [...(ofSource.get(key) ?? []), diagnostic])
  }
  sources.diagnostics.forEach(add)
  const validations: DocumentValidation[] = []
  for (const document of sources.documents) {
    const index = sources.placements(document)?.index ?? 0
    const key = keyOf(document.file, index)
    const own = placeFindings(sources, document, readResource(document).findings)
    const diagnostics = inTextOrder(files, [...(ofSource.get(key) ?? []), ...own])
    validations.push({ ...describe(document), document: index, diagnostics, answer: webhookAnswer(document) })
    ofSource.delete(key)
  }
  for (const diagnostics of ofSource.values()) {
    const [{ file, document = 0 } = { file: '' }] = diagnostics
    validations.push({
      file,
      document,
      apiVersion: '',
      kind: '',
      name: '',
      namespace: '',
      diagnostics,
      answer: { errors: [], warnings: [] },
    })
  }
  const order = new Map(files.map(({ name }, i) => [name, i]))
  return validations.sort((a, b) => (order.get(a.file) ?? 0) - (order.get(b.file) ?? 0) || a.document - b.document)
}

const keyOf = (file: string, document: number): string => `${document} ${file}`

const text = (value: unknown): string => (typeof value === 'string' ? value : '')

function describe(document: SourceDocument): Pick<DocumentValidation, 'file' | 'apiVersion' | 'kind' | 'name' | 'namespace'> {
  const { value, file } = document
  const metadata = at(value, 'metadata')
  const namespace = readResource(document).resource?.namespace ?? text(at(metadata, 'namespace'))
  return { file, apiVersion: text(at(value, 'apiVersion')), kind: text(at(value, 'kind')), name: text(at(metadata, 'name')), namespace }
}
