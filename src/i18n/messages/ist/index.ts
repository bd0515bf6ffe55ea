/** The words of `istioctl analyze`'s codes: our own, in both languages. */
import type { AnalysisMessage } from '../../../engine/types/analysis.js'
import type { AnalysisCode } from '../../../engine/types/analysis-messages.js'
import { type Language, messageOf } from '../index.js'
import { analysisTexts as en } from './en.js'
import type { AnalysisText, AnalysisTexts } from './types.js'
import { analysisTexts as zhCN } from './zh-CN.js'

export type { AnalysisText, AnalysisTexts } from './types.js'

const byLanguage: Readonly<Record<Language, AnalysisTexts>> = { en, 'zh-CN': zhCN }

/** A message's text; what it passes on of the webhook stands behind it. */
export function analysisTextOf(
  { code, arguments: args, cause }: Pick<AnalysisMessage, 'code' | 'arguments' | 'cause'>,
  language: Language,
): string {
  const text = (byLanguage[language][code].text as (args: AnalysisMessage['arguments']) => string)(args)
  if (!cause) return text
  return `${text}${language === 'en' ? ' ' : ''}${messageOf({ code: cause.code, arguments: cause.arguments as AnalysisMessage['arguments'] }, language)}`
}

/** What a code means, and what to do about it. */
export const adviceOf = (code: AnalysisCode, language: Language): Pick<AnalysisText<AnalysisCode>, 'meaning' | 'remedy'> =>
  byLanguage[language][code]
