/** The sentences of a trace's steps. The engine speaks in codes; this is the one place that has the words. */
import type { TraceStep } from '../../engine/types/trace.js'
import type { Language } from '../messages/index.js'
import { steps as en } from './en/index.js'
import { steps as zhCN } from './zh-CN/index.js'

const byLanguage = { en, 'zh-CN': zhCN } as const

/** A step's sentence; of a code that has none, the code. */
export function stepText({ code, arguments: args }: Pick<TraceStep, 'code' | 'arguments'>, language: Language): string {
  const texts = byLanguage[language]
  if (!Object.hasOwn(texts, code)) return code
  return (texts[code] as (args: TraceStep['arguments']) => string)(args)
}
