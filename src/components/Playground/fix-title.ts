import { fixes } from '@texts/fixes'
import type { Fix } from '../../engine/types/fix'

/** The title of a fix; names stand in backquotes. */
export const titleOf = ({ code, arguments: args }: Fix): string => (fixes.titles[code] as (args: Fix['arguments']) => string)(args)
