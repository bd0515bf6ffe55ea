import { isWildcard, overlap } from '../../mesh/model/hostname.js'
import { hasGatewaySemantics, type VirtualServiceRule } from '../../mesh/model/rules.js'
import type { EgressListener } from '../../mesh/sidecar-scope/scope.js'
import type { RouteContext } from './context.js'
import type { DestinationService } from './destination-cluster.js'
import type { ListenerServices } from './listener-services.js'
import { remember } from './remember.js'
import type { RouteOptions } from './route-options.js'
import { carriesHttp } from './service-route.js'
import { type Candidate, type Governed, governedHost, otherHost } from './sidecar-candidates.js'
import { rememberedRoutes } from './virtual-service-routes.js'

const known = remember<readonly Candidate[]>()

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
  const routes = rememberedRoutes(rule, context, options)
  if (routes.length === 0) return []
  const make = () => makeHosts(context, listener, { rule, routes }, services, options.listenPort)
  // Which services a wildcard takes depends on the other VirtualServices, too.
  return rule.spec.hosts?.some(isWildcard) ? make() : known([context, services, routes], '', make)
}

function makeHosts(
  context: RouteContext,
  listener: EgressListener,
  governed: Governed,
  services: ListenerServices,
  listenPort: number,
): readonly Candidate[] {
  const { rule } = governed
  const { registered, others } = separateHosts(listener, rule, services)
  if (hasGatewaySemantics(rule) && !registered.some(({ service }) => mayRoute(rule, service.namespace, context.namespace))) return []
  const byPort = new Map<number, DestinationService[]>()
  for (const seen of registered) {
    for (const { port } of seen.ports.filter(carriesHttp)) byPort.set(port, [...(byPort.get(port) ?? []), seen])
  }
  if (byPort.size === 0 && listenPort === 80) byPort.set(80, [])
  return [...byPort].flatMap(([port, there]) => [
    ...others.map((host) => otherHost(context, governed, port, host)),
    ...there.map(({ service }) => governedHost(context, governed, port, service, listenPort)),
  ])
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
  const hosts = (rule.spec.hosts ?? []).map((host) => host.toLowerCase())
  for (const host of hosts.filter((h) => !isWildcard(h))) {
    const seen = services.get(host)
    if (seen) registered.push(seen)
    else others.push(host)
  }
  for (const host of hosts.filter(isWildcard)) {
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
