import type { HttpFilter } from '../http/stream.js'
import { matchesHeader } from '../matchers/header.js'
import { field, flag, items } from '../reading.js'
import { step } from './step.js'

/** `envoy.filters.http.health_check`: the proxy answers probes itself, unless it only watches them. */
export const healthCheck: HttpFilter = {
  decode({ request, run }, filter) {
    const config = filter.typed_config ?? {}
    if (flag(field(config, 'pass_through_mode')) ?? true) return undefined
    if (!items(field(config, 'headers')).every((matcher) => matchesHeader(matcher, request))) return undefined
    run.note(step('health-check.answered', 'ended', {}, { subject: config }))
    return { code: 200, details: 'health_check_ok', flags: [] }
  },
}
