import { type Finding, placeFindings, type Sources } from '../source/index.js'
import type { Diagnostic } from '../types/diagnostic.js'
import type { Resource } from '../types/resource.js'
import type { SourceDocument, SourceFile } from '../types/source.js'
import { readResource } from './read-resource.js'

export interface Resources {
  /** In document order. A document that did not change gives the same Resource. */
  readonly resources: readonly Resource[]
  /** Documents with an error: what they would have made is missing from `resources`, and so from every result. */
  readonly refused: readonly SourceDocument[]
  /** What the schemas say. What the sources say themselves is in `Sources`. */
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * The resources that the sources write. `isRecorded`: they are the state of a cluster, which took them already, so that a value beyond
 * its limits is a warning and does not refuse the document.
 */
export function readResources(sources: Pick<Sources, 'documents' | 'placements'>, isRecorded = false): Resources {
  const resources: Resource[] = []
  const refused: SourceDocument[] = []
  const diagnostics: Diagnostic[] = []
  for (const document of sources.documents) {
    const reading = readResource(document)
    const resource = isRecorded ? reading.held : reading.resource
    const findings = isRecorded && resource ? reading.findings.map(asWarning) : reading.findings
    if (resource) resources.push(resource)
    else if (document.isFaulty || findings.some(({ level }) => level === 'error')) refused.push(document)
    for (const diagnostic of placeFindings(sources, document, findings)) diagnostics.push(diagnostic)
  }
  return { resources, refused, diagnostics }
}

/** The cluster holds the object, whatever the schema thinks of it now. */
const asWarning = (finding: Finding): Finding => (finding.level === 'error' ? { ...finding, level: 'warning' } : finding)

/** Diagnostics as a reader meets them: by file, then by place. */
export function inTextOrder(files: readonly SourceFile[], diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const order = new Map(files.map(({ name }, i) => [name, i]))
  const fileOf = (diagnostic: Diagnostic): number => order.get(diagnostic.file) ?? files.length
  return [...diagnostics].sort((a, b) => fileOf(a) - fileOf(b) || a.range.start - b.range.start || a.range.end - b.range.end)
}
