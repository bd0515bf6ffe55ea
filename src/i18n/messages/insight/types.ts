import type { InsightArguments, InsightCode } from '../../../engine/types/insight.js'

/** The words of what we find beyond istioctl. Names from the reader's YAML stand in backquotes, which the page shows as code. */
export interface InsightText<C extends InsightCode> {
  /** The message: what is wrong here. */
  readonly text: (args: InsightArguments[C]) => string
  /** What it means for traffic. */
  readonly meaning: string
  /** What to do about it. */
  readonly remedy: string
}

export type InsightTexts = { readonly [C in InsightCode]: InsightText<C> }
