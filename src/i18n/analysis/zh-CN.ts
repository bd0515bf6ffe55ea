/** The words of all messages about the whole cluster, in one piece that loads when there is one. */
import { insightTexts } from '../messages/insight/zh-CN.js'
import { analysisTexts } from '../messages/ist/zh-CN.js'

export const analysis = { ...analysisTexts, ...insightTexts }

export const words = {
  meaning: '后果',
  remedy: '怎么改',
  where: '在哪里看得见',
  others: '与它有关',
  more: '更多',
  between: '；',
}
export type AnalysisWords = typeof words
