import type { StepResult, TraceStep } from '../../types/trace.js'
import type { TraceCodes } from '../../types/trace-codes/index.js'
import { step as makeStep } from '../step.js'

/** A step of a filter. */
export const step = <Code extends keyof TraceCodes>(
  code: Code,
  result: StepResult,
  args: TraceCodes[Code],
  rest: Pick<TraceStep, 'tried' | 'left' | 'subject'> = {},
): TraceStep => makeStep('listener', code, result, args, rest)
