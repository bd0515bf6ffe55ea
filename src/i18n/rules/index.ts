/** The texts of the reasons why a rule of iptables is there. */
import type { RuleReason } from '../../engine/types/rule-reasons.js'
import { ruleTexts as en } from './en.js'
import type { RuleTexts } from './types.js'
import { ruleTexts as zhCN } from './zh-CN.js'

export type { RuleTexts } from './types.js'

const byLanguage: Readonly<Record<'zh-CN' | 'en', RuleTexts>> = { en, 'zh-CN': zhCN }

/** Why a rule is there, in words. */
export function reasonText({ code, arguments: args }: RuleReason, language: 'zh-CN' | 'en'): string {
  const text = byLanguage[language][code] as (args: RuleReason['arguments']) => string
  return text(args)
}
