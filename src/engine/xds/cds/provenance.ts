import type { DestinationRuleInEffect } from '../../mesh/model/rules.js'
import type { Service, ServicePort } from '../../mesh/model/service.js'
import type { Origin } from '../../types/resource.js'

/** The port in the Service or ServiceEntry, or the whole of it where the port is not one of those written there. */
export function portOrigin(service: Service, port: ServicePort): Origin {
  const ports = (service.origin.resource.spec as { ports?: { port?: number; number?: number }[] } | undefined)?.ports
  const index = Array.isArray(ports) ? ports.findIndex((p) => (p?.port ?? p?.number) === port.port) : -1
  return index < 0 ? service.origin : { resource: service.origin.resource, path: ['spec', 'ports', index] }
}

/** Where a rule says how to go to a port: its own settings, else the whole traffic policy. */
export function policyOrigin(rule: DestinationRuleInEffect | undefined, port: ServicePort): Origin | undefined {
  const policy = rule?.rule.spec.trafficPolicy
  if (!rule || !policy) return undefined
  const index = policy.portLevelSettings?.findIndex((p) => p.port?.number === port.port) ?? -1
  return index < 0 ? rule.rule.whence('trafficPolicy') : rule.rule.whence('trafficPolicy', 'portLevelSettings', index)
}
