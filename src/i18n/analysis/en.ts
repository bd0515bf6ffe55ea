import { insightTexts } from '../messages/insight/en.js'
import { analysisTexts } from '../messages/ist/en.js'
import type { AnalysisWords } from './zh-CN.js'

export const analysis = { ...analysisTexts, ...insightTexts }

export const words: AnalysisWords = {
  meaning: 'What it does',
  remedy: 'What to do',
  where: 'Where it shows',
  others: 'See also',
  more: 'More about',
  between: '; ',
}
