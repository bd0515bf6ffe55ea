import { levelRank } from '../../engine/types/diagnostic'
import type { Answer } from '../../worker/protocol'
import type { Analysis } from './analyst'
import { type Finding, ofProblem } from './finding'

export interface Findings {
  /** Errors first, then warnings and notes; within each as they stand in the files. */
  readonly all: readonly Finding[]
  /** How many were left out. */
  readonly more: number
}

const nothing: Findings = { all: [], more: 0 }
const remembered = new WeakMap<Answer, { readonly analysis: Analysis | undefined; readonly findings: Findings }>()

/** All that is said of the reader's YAML; the same object while nothing new was said. */
export function findingsOf({ answer, analysis }: { readonly answer?: Answer; readonly analysis?: Analysis }): Findings {
  if (!answer) return nothing
  const known = remembered.get(answer)
  if (known && known.analysis === analysis) return known.findings
  const all = [...answer.problems.map(ofProblem), ...(analysis?.findings ?? [])].sort((a, b) => levelRank[a.level] - levelRank[b.level])
  const findings = { all, more: answer.moreProblems + (analysis?.more ?? 0) }
  remembered.set(answer, { analysis, findings })
  return findings
}
