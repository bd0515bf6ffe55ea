import { memo1 } from '../../memo.js'
import { isWildcard, overlap } from '../../mesh/model/hostname.js'
import { hasGatewaySemantics, type VirtualServiceRule } from '../../mesh/model/rules.js'
import type { EgressListener } from '../../mesh/sidecar-scope/scope.js'
import type { RouteContext } from './context.js'
import type { DestinationService } from './destination-cluster.js'
import type { ListenerServices } from './listener-services.js'
import type { RouteOptions } from './route-options.js'
import { carriesHttp } from './service-route.js'
import { type Candidate, governedHost, otherHost } from './sidecar-candidates.js'
import { type RoutesInPlace, rememberedRoutes } from './virtual-service-routes.js'

const placed = memo1((_: RoutesInPlace): { last?: { readonly services: ListenerServices; readonly hosts: readonly Candidate[] } } => ({}))

/**
 * The virtual hosts that a VirtualService makes for a listener: on every port of the services that it names, its other hosts and those
 * services; none where no route is for the proxy.
 * Istio: pilot/pkg/networking/core/route/route.go#buildSidecarVirtualHostsForVirtualService
 */
export function hostsOfRule(
  context: RouteContext,
  listener: EgressListener,
  rule: VirtualServiceRule,
  services: ListenerServices,
  options: RouteOptions,
): readonly Candidate[] {
  const governed = rememberedRoutes(rule, context, options)
  if (governed.routes.length === 0) return []
  const known = placed(governed)
  // Which services a wildcard takes depends on the other VirtualServices, too.
  if (known.last?.services !== services || rule.spec.hosts?.some(isWildcard))
    known.last = { services, hosts: makeHosts(context, listener, governed, services, options.listenPort) }
  return known.last.hosts
}

function makeHosts(
  context: RouteContext,
  listener: EgressListener,
  governed: RoutesInPlace,
  services: ListenerServices,
  listenPort: number,
): readonly Candidate[] {
  const { rule } = governed
  const { registered, others } = separateHosts(listener, rule, services)
  if (hasGatewaySemantics(rule) && !registered.some(({ service }) => mayRoute(rule, service.namespace, context.namespace))) return []
  const hosts: Candidate[] = []
  for (const [port, there] of portsOf(registered, listenPort)) {
    for (const host of others) hosts.push(otherHost(context, governed, port, host))
    for (const { service } of there) hosts.push(governedHost(context, governed, port, service, listenPort))
  }
  return hosts
}

/** Port 80 is there without a service, for the hosts that have none. */
function portsOf(registered: readonly DestinationService[], listenPort: number): ReadonlyMap<number, readonly DestinationService[]> {
  const byPort = new Map<number, DestinationService[]>()
  for (const seen of registered) {
    for (const port of seen.ports) {
      if (!carriesHttp(port)) continue
      const there = byPort.get(port.port)
      if (there) there.push(seen)
      else byPort.set(port.port, [seen])
    }
  }
  return byPort.size === 0 && listenPort === 80 ? new Map([[80, []]]) : byPort
}

/** A Gateway API route counts in the service's namespace, the producer's, or in the client's own. */
const mayRoute = (rule: VirtualServiceRule, serviceNamespace: string, clientNamespace: string): boolean =>
  rule.namespace === serviceNamespace || rule.namespace === clientNamespace

/**
 * The hosts of a VirtualService as services and other names. A wildcard takes the services for which no other VirtualService is nearer.
 * Istio: pilot/pkg/networking/core/route/route.go#separateVSHostsAndServices
 */
function separateHosts(
  listener: EgressListener,
  rule: VirtualServiceRule,
  services: ListenerServices,
): { registered: DestinationService[]; others: string[] } {
  const registered: DestinationService[] = []
  const others: string[] = []
  const wildcards: string[] = []
  for (const written of rule.spec.hosts ?? []) {
    const host = written.toLowerCase()
    const seen = services.get(host)
    if (isWildcard(host)) wildcards.push(host)
    else if (seen) registered.push(seen)
    else others.push(host)
  }
  for (const host of wildcards) {
    let known = false
    for (const [name, seen] of hasGatewaySemantics(rule) ? [] : services) {
      if (!overlap(name, host)) continue
      known = true
      if (listener.mostSpecificVirtualService(name) === rule) registered.push(seen)
    }
    if (!known) others.push(host)
  }
  return { registered, others }
}
