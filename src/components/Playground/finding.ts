import type { AnalysedProblem, Problem, Spot, TextRange } from '../../worker/protocol'
import { messageOf } from './message'

/** Something to say about the reader's YAML, in words. */
export interface Finding extends TextRange {
  readonly code: string
  readonly arguments: Problem['arguments']
  readonly level: Problem['level']
  /** Names in it stand in backquotes. */
  readonly text: string
  /** What it does to traffic, and what to do about it; of what the whole cluster shows. */
  readonly advice?: { readonly meaning: string; readonly remedy: string }
  readonly others: readonly Spot[]
  readonly evidence: readonly (readonly string[])[]
}

type AnalysisTexts = Readonly<
  Record<string, { readonly text: (args: Problem['arguments']) => string; readonly meaning: string; readonly remedy: string }>
>

/** What an answer says of its texts. */
export const ofProblem = (problem: Problem): Finding => ({ ...problem, text: messageOf(problem), others: [], evidence: [] })

/** What the analysis says of the cluster; a code without words says its code. */
export function ofAnalysis(problem: AnalysedProblem, texts: AnalysisTexts): Finding {
  const words = Object.hasOwn(texts, problem.code) ? texts[problem.code] : undefined
  const text = words ? words.text(problem.arguments) : problem.code
  const cause = problem.cause ? ` ${messageOf(problem.cause)}` : ''
  return { ...problem, text: text + cause, advice: words && { meaning: words.meaning, remedy: words.remedy } }
}
