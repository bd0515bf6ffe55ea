import type { HttpFilter } from '../http/stream.js'
import { decide, denialDetails } from '../rbac/engine.js'
import { requestFacts } from '../rbac/facts.js'
import { noRules } from '../rbac/network.js'
import { field } from '../reading.js'
import { routeConfig } from './per-route.js'

const METADATA = 'envoy.filters.http.rbac'

/** `envoy.filters.http.rbac`: 403 for what the rules in force do not allow; the watched rules only leave metadata. */
export const rbac: HttpFilter = {
  decode(stream, filter) {
    const ofRoute = routeConfig(stream, filter)
    const config = ofRoute ? field(ofRoute, 'rbac') : filter.typed_config
    const { enforced, shadow, metadata } = decide(config, requestFacts(stream))
    for (const made of [shadow, enforced]) if (made) stream.run.note(made.step)
    if (!enforced) stream.run.note(noRules(filter))
    if (Object.keys(metadata).length > 0) stream.metadata.set(METADATA, { ...stream.metadata.get(METADATA), ...metadata })
    if (enforced?.logs !== undefined) {
      stream.metadata.set('envoy.common', { ...stream.metadata.get('envoy.common'), access_log_hint: enforced.logs })
    }
    if (!enforced || enforced.isAllowed) return undefined
    return { code: 403, details: denialDetails(enforced.policy), flags: [], body: 'RBAC: access denied' }
  },
}
