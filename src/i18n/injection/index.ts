/** The texts of injection: why a pod gets a sidecar, or none, or is refused. */
import { injectionTexts as en } from './en.js'
import type { InjectionTexts } from './types.js'
import { injectionTexts as zhCN } from './zh-CN.js'

export type { InjectionTexts } from './types.js'

const byLanguage: Readonly<Record<'zh-CN' | 'en', InjectionTexts>> = { en, 'zh-CN': zhCN }

/** A reason of a decision, or of a refusal, in words. */
export function injectionText(code: keyof InjectionTexts, args: object, language: 'zh-CN' | 'en'): string {
  return (byLanguage[language][code] as (args: object) => string)(args)
}
