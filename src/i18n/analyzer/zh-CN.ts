import { analysisTexts } from '../messages/ist/zh-CN.js'
import type { AnalyzerTexts } from './types.js'

export const analyzer: AnalyzerTexts = {
  label: 'istioctl analyze 的代码',
  code: '代码',
  level: '级别',
  meaning: '意味着什么',
  remedy: '通常怎么改',
  levels: { error: '错误', warning: '警告', info: '提示' },
  advice: analysisTexts,
}
