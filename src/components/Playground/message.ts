import { messages } from '@texts/messages'
import type { Problem } from '../../worker/protocol'

type Words = (args: Problem['arguments']) => string

/** A problem in the page's language; of a code without words, the code. */
export function messageOf({ code, arguments: args }: Pick<Problem, 'code' | 'arguments'>): string {
  return Object.hasOwn(messages, code) ? ((messages as unknown as Record<string, Words>)[code]?.(args) ?? code) : code
}
