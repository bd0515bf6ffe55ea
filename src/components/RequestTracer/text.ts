import { steps } from '@texts/trace'
import type { TracedStep } from '../../worker/protocol'

type Sentence = (args: TracedStep['arguments']) => string

/** A step in the page's language; of a code without words, the code. */
export function stepText({ code, arguments: args }: Pick<TracedStep, 'code' | 'arguments'>): string {
  return Object.hasOwn(steps, code) ? ((steps as unknown as Record<string, Sentence>)[code]?.(args) ?? code) : code
}
