import type { VirtualServiceRule } from '../../../mesh/model/rules.js'
import type { Service } from '../../../mesh/model/service.js'
import { waypointRules } from '../../rds/waypoint-rules.js'
import { keep } from '../basis.js'
import type { WaypointContext } from './context.js'

/** All that the chains of a service are made from beside the basis: while it stays the same, so do they. */
export function chainInputs(context: WaypointContext, service: Service): readonly unknown[] {
  const { basis, scope, resources } = context
  const { proxy } = basis
  const served = keep(basis, 'waypoint/served', resources.services, () => ({}))
  const rules = waypointRules(scope.egressListeners[0]?.virtualServices ?? none, service, proxy.namespace)
  const hosts = new Set([service.hostname, ...rules.flatMap(hostsNamed)])
  return [
    served,
    resources.origin?.resource,
    ...rules,
    scope.destinationRule(proxy, service.hostname, 'inbound'),
    ...[...hosts].map((host) => scope.destinationRule(proxy, host)),
  ]
}

const none: readonly never[] = []

function hostsNamed({ spec }: VirtualServiceRule): string[] {
  const routes = [...(spec.http ?? []), ...(spec.tcp ?? []), ...(spec.tls ?? [])].flatMap((r) => r.route ?? [])
  const mirrors = (spec.http ?? []).flatMap((r) => [r.mirror, ...(r.mirrors ?? []).map((m) => m.destination)])
  return [...routes.map((r) => r.destination?.host ?? ''), ...mirrors.map((m) => m?.host ?? '')]
}
