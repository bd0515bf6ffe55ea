import type { HttpFilter } from '../http/stream.js'
import { field, flag, number, part } from '../reading.js'
import { routeConfig } from './per-route.js'
import { step } from './step.js'

/** `envoy.filters.http.buffer`: holds a request until its body is there, and refuses a body that is too long. */
export const buffer: HttpFilter = {
  decode(stream, filter) {
    const ofRoute = routeConfig(stream, filter)
    if (flag(field(ofRoute, 'disabled'))) return undefined
    const config = part(ofRoute, 'buffer') ?? filter.typed_config ?? {}
    const limit = field(config, 'max_request_bytes')
    const most = number(limit) ?? number(field(limit, 'value')) ?? Number.POSITIVE_INFINITY
    const length = number(stream.request.get('content-length')) ?? 0
    if (length <= most) return undefined
    stream.run.note(step('buffer.too-long', 'ended', { length, most }, { subject: config }))
    return { code: 413, details: 'request_payload_too_large', flags: [], body: 'Payload Too Large' }
  },
}
