import { destinationRule } from '../mesh/destination-rule/index.js'
import { isSubsetOf } from '../mesh/model/hostname.js'
import type { Service } from '../mesh/model/service.js'
import type { DestinationRuleSpec } from '../types/istio/destination-rule.js'
import { origin } from '../types/provenance.js'
import type { Resource } from '../types/resource.js'
import { type InsightCheck, type InsightContext, isWritten } from './context.js'

/** DestinationRules that no lookup of any proxy's finds, and the step at which those lookups end instead. */
export const unusedDestinationRules: InsightCheck = {
  codes: ['MB0505'],
  check(context) {
    if (!context.isWhole || context.seen.length === 0 || context.hasOthers) return
    const rules = (context.push.resourcesOf('DestinationRule') as readonly Resource<DestinationRuleSpec>[]).filter((r) =>
      isWritten(r, 'DestinationRule'),
    )
    if (rules.length === 0) return
    const clients = [...new Set(context.seen.map(({ info }) => info.namespace))]
    const found = new Set<Resource>()
    for (const service of context.push.services)
      for (const client of clients)
        for (const { from } of context.push.destinationRulesFor(client, service)) for (const resource of from) found.add(resource)
    for (const resource of rules) {
      if (found.has(resource)) continue
      const host = destinationRule(resource).spec.host ?? ''
      const { step, by } = stepOf(context, resource, host, clients)
      const at = origin(resource, 'spec', 'host')
      const others = by ? [origin(by, 'spec', 'host')] : []
      const name = by ? `${by.namespace}/${by.name}` : ''
      // The files may be a part of what there is: a missing service is no proof of a mistake.
      context.report('MB0505', step === 'no-service' ? 'info' : 'warning', {
        arguments: { host, step, by: name },
        at,
        others,
        evidence: [],
      })
    }
  },
}

interface Ending {
  readonly step: 'no-service' | 'not-exported' | 'client-namespace' | 'service-namespace' | 'more-specific'
  readonly by?: Resource
}

function stepOf(context: InsightContext, resource: Resource, host: string, clients: readonly string[]): Ending {
  const services = context.push.services.filter((service: Service) => isSubsetOf(service.hostname, host))
  if (services.length === 0) return { step: 'no-service' }
  for (const service of services) {
    for (const client of clients) {
      const winner = context.push.destinationRulesFor(client, service)[0]?.from[0]
      if (!winner) continue
      if (winner.namespace === resource.namespace) return { step: 'more-specific', by: winner }
      return { step: winner.namespace === client ? 'client-namespace' : 'service-namespace', by: winner }
    }
  }
  return { step: 'not-exported' }
}
