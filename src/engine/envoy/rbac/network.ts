import type { TraceStep } from '../../types/trace.js'
import type { ConnectionFacts, Run } from '../http/stream.js'
import { step } from '../http-filters/step.js'
import { field } from '../reading.js'
import type { Filter } from '../shapes.js'
import { decide, denialDetails } from './engine.js'
import { connectionFacts } from './facts.js'

/** What the network filter makes of a connection. */
export interface NetworkRbacDecision {
  readonly isAllowed: boolean
  /** `%CONNECTION_TERMINATION_DETAILS%` of a connection that it closes. */
  readonly termination?: string
  /** Dynamic metadata that it leaves under `envoy.filters.network.rbac`. */
  readonly metadata: Readonly<Record<string, string>>
}

/** `envoy.filters.network.rbac`: decides when the first bytes come, by the connection alone; a connection that is not allowed is closed. */
export function decideNetworkRbac(run: Run, connection: ConnectionFacts, filter: Filter): NetworkRbacDecision {
  const { enforced, shadow, metadata } = decide(filter.typed_config, connectionFacts(connection))
  for (const made of [shadow, enforced]) if (made) run.note(made.step)
  if (!enforced) run.note(noRules(filter))
  if (!enforced || enforced.isAllowed) return { isAllowed: true, metadata }
  return { isAllowed: false, termination: denialDetails(enforced.policy), metadata }
}

/** A filter that only watches, or has nothing to go by. */
export const noRules = (filter: Filter): TraceStep =>
  step('rbac.no-rules', 'passed', { isShadow: Boolean(field(filter.typed_config, 'shadow_rules')) }, { subject: filter })
