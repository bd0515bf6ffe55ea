import type { RuleReasonCodes } from '../../engine/types/rule-reasons.js'

/** Why a rule is there, one sentence for every code. */
export type RuleTexts = { readonly [C in keyof RuleReasonCodes]: (args: RuleReasonCodes[C]) => string }
