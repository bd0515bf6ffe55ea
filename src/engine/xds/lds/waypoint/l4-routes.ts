import { selects } from '../../../mesh/model/labels.js'
import type { VirtualServiceRule } from '../../../mesh/model/rules.js'
import type { Service } from '../../../mesh/model/service.js'
import { meshGateway } from '../../../mesh/virtual-service/index.js'
import type { L4MatchAttributes, RouteDestination } from '../../../types/istio/virtual-service.js'
import type { Origin } from '../../../types/resource.js'
import { waypointRules } from '../../rds/waypoint-rules.js'
import type { WaypointContext } from './context.js'

const none: readonly never[] = []

/** Where a rule sends connections. */
export interface L4Destinations {
  readonly destinations: readonly RouteDestination[]
  readonly origin: Origin
}

/**
 * The first route for connections to the port: of all rules a `tls` one for just this host, else a `tcp` one.
 * Istio: pilot/pkg/networking/core/listener_waypoint.go#getWaypointTCPRoutes
 */
export function l4Destinations({ basis, scope }: WaypointContext, service: Service, port: number): L4Destinations | undefined {
  const rules = waypointRules(scope.egressListeners[0]?.virtualServices ?? none, service, basis.proxy.namespace)
  return first(rules, (rule) => tlsRoute(rule, service.hostname, port)) ?? first(rules, (rule) => tcpRoute(rule, port))
}

function first(rules: readonly VirtualServiceRule[], find: (rule: VirtualServiceRule) => L4Destinations | undefined) {
  for (const rule of rules) {
    const found = find(rule)
    if (found) return found
  }
  return undefined
}

/** Nothing is known of the client's labels and namespace: what asks for some never holds. */
const holds = (match: L4MatchAttributes, port: number): boolean =>
  (!match.gateways?.length || match.gateways.includes(meshGateway)) &&
  selects(match.sourceLabels, {}) &&
  (!match.port || match.port === port) &&
  !match.sourceNamespace

function tlsRoute({ spec, whence }: VirtualServiceRule, hostname: string, port: number): L4Destinations | undefined {
  const index = (spec.tls ?? []).findIndex(
    ({ match = [] }) => match.length === 0 || match.some((m) => m.sniHosts?.length === 1 && m.sniHosts[0] === hostname && holds(m, port)),
  )
  return index < 0 ? undefined : destinations(spec.tls?.[index]?.route, whence('tls', index))
}

function tcpRoute({ spec, whence }: VirtualServiceRule, port: number): L4Destinations | undefined {
  const index = (spec.tcp ?? []).findIndex(({ match = [] }) => match.length === 0 || match.some((m) => holds(m, port)))
  return index < 0 ? undefined : destinations(spec.tcp?.[index]?.route, whence('tcp', index))
}

const destinations = (route: readonly RouteDestination[] | undefined, origin: Origin): L4Destinations | undefined =>
  route && { destinations: route, origin }
