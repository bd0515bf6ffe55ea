import { analyze } from './analysis/index.js'
import { type Judge, ofDiagnostic, ofInsight, ofMessage } from './fix/index.js'
import { findInsights } from './insight/index.js'
import { createEngine } from './pipeline.js'
import type { SourceFile } from './types/source.js'

/**
 * Says all that the engine has to say of files: what the schemas and the webhook refuse or warn of, istioctl's analysis, and what the
 * configuration proves. Remembers what an edit leaves alone. `now`: milliseconds since the epoch.
 */
export function createJudge(mesh: SourceFile | undefined, now: number): Judge {
  const run = createEngine()
  return (files) => {
    const state = run({ files, mesh })
    const { sources, diagnostics, cluster, writtenMesh } = state
    const messages = analyze({ files, sources, mesh: writtenMesh, now, running: cluster.list('', 'Pod') })
    const insights = findInsights(state, messages)
    const complaints = [
      ...diagnostics.map((diagnostic) => ofDiagnostic(diagnostic, sources)),
      ...messages.map(ofMessage),
      ...insights.map((insight) => ofInsight(insight, sources)),
    ]
    return { sources, complaints }
  }
}
