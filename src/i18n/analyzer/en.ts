import { analysisTexts } from '../messages/ist/en.js'
import type { AnalyzerTexts } from './types.js'

export const analyzer: AnalyzerTexts = {
  label: 'Codes of istioctl analyze',
  code: 'Code',
  level: 'Level',
  meaning: 'What it means',
  remedy: 'The usual fix',
  levels: { error: 'Error', warning: 'Warning', info: 'Info' },
  advice: analysisTexts,
}
