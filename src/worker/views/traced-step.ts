import type { TraceOutcome, TraceStep } from '../../engine/types/trace.js'
import type { Spot, TracedHop, TracedStep } from '../protocol.js'

type SpotsOf = (object: object | undefined) => readonly Spot[]

/** Places that a step shows. */
const MOST_SPOTS = 3

export function tracedStep(step: TraceStep, spotsOf: SpotsOf): TracedStep {
  return {
    part: step.part,
    code: step.code,
    result: step.result,
    arguments: step.arguments,
    spots: spotsOf(step.subject).slice(0, MOST_SPOTS),
    tried: (step.tried ?? []).map((tried) => tracedStep(tried, spotsOf)),
    left: step.left ?? 0,
  }
}

/** What an Envoy decided, and what came of it. */
export function tracedEnvoy(outcome: TraceOutcome, spotsOf: SpotsOf): Pick<TracedHop, 'steps' | 'answer' | 'sent'> {
  const { code, flags, details, cluster, upstream } = outcome
  return {
    steps: outcome.steps.map((step) => tracedStep(step, spotsOf)),
    answer: {
      flags,
      ...(code === undefined ? {} : { code }),
      ...(details === undefined ? {} : { details }),
      ...(cluster === undefined ? {} : { cluster }),
    },
    ...(upstream && outcome.endpoints.length > 0 ? { sent: upstream } : {}),
  }
}
