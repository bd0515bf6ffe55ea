import { ruleTexts } from '@texts/rules'
import type { RuleLine } from '../../worker/protocol'

/** Why a rule is there, in the page's language. */
export const reasonText = ({ code, arguments: args }: NonNullable<RuleLine['why']>): string =>
  (ruleTexts[code] as (args: unknown) => string)(args)
