/**
 * Takes documents; gives typed resources, and what of them the kinds' schemas do not allow.
 */
import { memo1 } from '../memo.js'
import type { Finding } from '../source/index.js'
import type { Resource } from '../types/resource.js'
import type { SourceDocument } from '../types/source.js'
import { resourceOf } from './resource.js'

/** A document's resource, or why it has none. */
export interface SchemaReading {
  readonly resource?: Resource
  readonly findings: readonly Finding[]
}

export const readResource = memo1((document: SourceDocument): SchemaReading => ({ resource: resourceOf(document), findings: [] }))

/** The resources of documents, in order. An unchanged document gives the same Resource. */
export function readResources(documents: readonly SourceDocument[]): { resources: Resource[]; refused: SourceDocument[] } {
  const resources: Resource[] = []
  const refused: SourceDocument[] = []
  for (const document of documents) {
    const { resource } = readResource(document)
    if (resource) resources.push(resource)
    else refused.push(document)
  }
  return { resources, refused }
}
