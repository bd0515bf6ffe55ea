/** The texts of diagnostics. The engine speaks in codes; this is the one place that has the words. */
import type { Diagnostic } from '../../engine/types/diagnostic.js'
import { messages as en } from './en.js'
import type { Language, Messages } from './types.js'
import { messages as zhCN } from './zh-CN.js'

export type { Language, Messages } from './types.js'

const byLanguage: Readonly<Record<Language, Messages>> = { en, 'zh-CN': zhCN }

/** A diagnostic's text; of a code that has none, the code. */
export function messageOf({ code, arguments: args }: Pick<Diagnostic, 'code' | 'arguments'>, language: Language): string {
  const messages = byLanguage[language]
  if (!Object.hasOwn(messages, code)) return code
  const text = messages[code as keyof Messages] as (args: Diagnostic['arguments']) => string
  return text(args)
}
