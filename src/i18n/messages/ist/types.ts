import type { AnalysisCode, AnalysisMessageArguments } from '../../../engine/types/analysis-messages.js'

/** The words of a code of `istioctl analyze`. Names from the reader's YAML stand in backquotes, which the page shows as code. */
export interface AnalysisText<C extends AnalysisCode> {
  /** The message: what is wrong here. Where a webhook's cause is passed on, it follows. */
  readonly text: (args: AnalysisMessageArguments[C]) => string
  /** What it means for traffic. */
  readonly meaning: string
  /** What to do about it. */
  readonly remedy: string
}

export type AnalysisTexts = { readonly [C in AnalysisCode]: AnalysisText<C> }
