/** The words for rules and packets. The engine gives codes and arguments (`src/engine/netfilter`). */
import type { Problem } from '../../engine/netfilter/index.js'
import { packet as en } from './en.js'
import type { PacketTexts } from './types.js'
import { packet as zhCN } from './zh-CN.js'

export * from './sentences.js'
export type { PacketTexts, StepArguments } from './types.js'

export type Language = 'zh-CN' | 'en'

export const packetTexts: Readonly<Record<Language, PacketTexts>> = { en, 'zh-CN': zhCN }

/** What is wrong with a ruleset's text, in words. */
export function problemText({ code, arguments: values }: Problem, language: Language): string {
  const text = packetTexts[language].problems[code] as (args: Problem['arguments']) => string
  return text(values)
}
