import type { StepResult, TracePart, TraceStep } from '../types/trace.js'
import type { TraceCodes } from '../types/trace-codes/index.js'

type Rest = Pick<TraceStep, 'subject' | 'path' | 'tried' | 'left'>

/** A step, its arguments checked against its code. */
export function step<Code extends keyof TraceCodes>(
  part: TracePart,
  code: Code,
  result: StepResult,
  args: TraceCodes[Code],
  rest: Rest = {},
): TraceStep {
  return { part, code, result, arguments: args as TraceStep['arguments'], ...rest }
}
