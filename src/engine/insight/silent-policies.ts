import { origin } from '../types/provenance.js'
import { keyOf, type Resource } from '../types/resource.js'
import { type InsightCheck, isWritten } from './context.js'
import { usedIn } from './used.js'

/** The part of an AuthorizationPolicy's spec that this reads. */
interface Policy {
  readonly action?: string
  readonly rules?: readonly unknown[]
}

/** Rules of an AuthorizationPolicy that stands in some proxy's filters without them: where it stands their fields cannot be read. */
export const silentPolicyRules: InsightCheck = {
  codes: ['MB0506'],
  check(context) {
    if (!context.isWhole) return
    const { resources, places } = usedIn(context)
    for (const resource of context.push.resourcesOf('AuthorizationPolicy') as readonly Resource<Policy>[]) {
      const { rules = [], action = 'ALLOW' } = resource.spec ?? {}
      if (!resources.has(resource) || !isWritten(resource, 'AuthorizationPolicy') || action === 'CUSTOM') continue
      for (const i of rules.keys()) {
        if (places.has(`${keyOf(resource)} spec.rules.${i}`)) continue
        const at = origin(resource, 'spec', 'rules', i)
        context.report('MB0506', 'warning', { arguments: { rule: i + 1, action }, at, others: [], evidence: [] })
      }
    }
  },
}
