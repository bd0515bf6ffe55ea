import type { HttpFilter } from '../http/stream.js'
import { field, milliseconds, number, part } from '../reading.js'
import { runtimeFraction } from './fraction.js'
import { routeConfig } from './per-route.js'
import { step } from './step.js'

/**
 * `envoy.filters.http.local_ratelimit`. One request comes to a full bucket, so it passes; the step says when further ones would not, and
 * with what status.
 */
export const localRateLimit: HttpFilter = {
  decode(stream, filter) {
    const config = routeConfig(stream, filter) ?? filter.typed_config ?? {}
    const bucket = part(config, 'token_bucket')
    const enabled = runtimeFraction(field(config, 'filter_enabled')) ?? 0
    if (!bucket || enabled === 0) return undefined
    const enforced = runtimeFraction(field(config, 'filter_enforced')) ?? 0
    const tokens = wrapped(bucket.max_tokens) ?? 0
    const args = {
      tokens,
      fill: wrapped(bucket.tokens_per_fill) ?? 1,
      milliseconds: milliseconds(bucket.fill_interval) ?? 0,
      isEnforced: enforced > 0,
      perConnection: field(config, 'local_rate_limit_per_downstream_connection') === true,
    }
    stream.run.note(step('rate-limit.local', 'passed', args, { subject: config }))
    return undefined
  },
}

const wrapped = (value: unknown): number | undefined => number(value) ?? number(field(value, 'value'))
