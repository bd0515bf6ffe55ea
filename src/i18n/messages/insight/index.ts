/** The words of what we find beyond `istioctl analyze`, in both languages. */
import type { Insight, InsightCode } from '../../../engine/types/insight.js'
import type { Language } from '../index.js'
import { insightTexts as en } from './en.js'
import type { InsightText, InsightTexts } from './types.js'
import { insightTexts as zhCN } from './zh-CN.js'

export type { InsightText, InsightTexts } from './types.js'

const byLanguage: Readonly<Record<Language, InsightTexts>> = { en, 'zh-CN': zhCN }

export function insightTextOf({ code, arguments: args }: Pick<Insight, 'code' | 'arguments'>, language: Language): string {
  return (byLanguage[language][code].text as (args: Insight['arguments']) => string)(args)
}

export const insightAdviceOf = (code: InsightCode, language: Language): Pick<InsightText<InsightCode>, 'meaning' | 'remedy'> =>
  byLanguage[language][code]
