/**
 * Takes the reader's documents; gives what `istioctl analyze` would say of a cluster that holds them.
 * Istio: pkg/config/analysis
 */
import type { Sources } from '../source/index.js'
import type { AnalysisMessage } from '../types/analysis.js'
import type { Resource } from '../types/resource.js'
import type { SourceFile } from '../types/source.js'
import { analyzers } from './analyzers.js'
import { AnalysisContext } from './context.js'
import { instancesOf } from './instances.js'
import { analysisMesh } from './mesh.js'
import { isSuppressed, sortedOnce } from './order.js'
import { placer } from './placing.js'
import { trimmed } from './trimmed.js'

export { analyzers, analyzersWithoutFiles } from './analyzers.js'
export { codes, notFromFiles } from './codes.js'
export type { Instance } from './instance.js'
export { undecodable } from './instances.js'

export interface AnalysisInput {
  readonly files: readonly SourceFile[]
  /** The same files, read. */
  readonly sources: Sources
  /** A MeshConfig as it is written. */
  readonly mesh?: unknown
  /** Milliseconds since the epoch: a certificate that has expired is none. Without it none expires. */
  readonly now?: number
  /** The pods of a cluster that took the files. Without them the files are all there is, as for istioctl given nothing but files. */
  readonly running?: readonly Resource[]
}

/** The messages in istioctl's order: errors, warnings, notes; by code, then by resource. */
export function analyze({ files, sources, mesh: meshConfig, now, running }: AnalysisInput): readonly AnalysisMessage[] {
  const mesh = analysisMesh(meshConfig)
  const read = trimmed(files, sources)
  const context = new AnalysisContext(instancesOf(files, read, mesh, running), mesh, now)
  for (const analyzer of analyzers) analyzer.analyze(context)
  const place = placer(files, read.placements)
  return sortedOnce(context.reports.filter((report) => !isSuppressed(report)).map(place))
}
