import type { Level } from '../../engine/types/diagnostic.js'
import type { AnalysisTexts } from '../messages/ist/types.js'

/** The words of the guide to `istioctl analyze`. */
export interface AnalyzerTexts {
  readonly label: string
  readonly code: string
  readonly level: string
  readonly meaning: string
  readonly remedy: string
  readonly levels: Readonly<Record<Level, string>>
  readonly advice: AnalysisTexts
}
