import { isWildcard, overlap } from '../../mesh/model/hostname.js'
import { hasGatewaySemantics, type VirtualServiceRule } from '../../mesh/model/rules.js'
import type { EgressListener } from '../../mesh/sidecar-scope/scope.js'
import type { Route } from '../../types/envoy/route.js'
import type { DestinationService } from './destination-cluster.js'
import { type ListenerServices, servicesOnPort, virtualServicesOnPort } from './listener-services.js'
import type { RouteClient } from './route-client.js'
import { carriesHttp } from './service-route.js'
import { rememberedRoutes } from './virtual-service-routes.js'

/** Hosts that share routes on a port. Istio: pilot/pkg/networking/core/route/route.go#VirtualHostWrapper */
export interface HostGroup {
  readonly port: number
  readonly services: readonly DestinationService[]
  /** Of the VirtualService, where the registry does not have them. */
  readonly otherHosts: readonly string[]
  /** The VirtualService and its routes; without it each service's own route. */
  readonly governed?: { readonly rule: VirtualServiceRule; readonly routes: Route[] }
}

/**
 * What a sidecar's listener can reach: VirtualServices first, in order of precedence, then the services that none of them took.
 * Istio: pilot/pkg/networking/core/route/route.go#BuildSidecarVirtualHostWrapper
 */
export function hostGroups(client: RouteClient, listener: EgressListener, port: number): HostGroup[] {
  const services = servicesOnPort(listener.services, port)
  const groups = virtualServicesOnPort(listener.services, listener.virtualServices, port).flatMap((rule) =>
    groupsOfRule(client, listener, rule, services, port),
  )
  const taken = new Set(groups.flatMap((g) => g.services.map((s) => s.service.hostname)))
  for (const [host, { service, ports }] of services) {
    // An ExternalName is one more name of the service that it stands for.
    if (taken.has(host) || service.resolution === 'Alias') continue
    for (const own of ports) if (carriesHttp(own)) groups.push({ port: own.port, services: [{ service, ports: [own] }], otherHosts: [] })
  }
  return groups
}

/** Istio: pilot/pkg/networking/core/route/route.go#buildSidecarVirtualHostsForVirtualService */
function groupsOfRule(
  client: RouteClient,
  listener: EgressListener,
  rule: VirtualServiceRule,
  services: ListenerServices,
  listenPort: number,
): HostGroup[] {
  const routes = rememberedRoutes(
    rule,
    client.context,
    client.sidecarOptions(listenPort, (host) => services.get(host)),
  )
  if (routes.length === 0) return []
  const { registered, others: otherHosts } = separateHosts(listener, rule, services)
  if (hasGatewaySemantics(rule) && !registered.some(({ service }) => mayRoute(rule, service.namespace, client.context.namespace))) return []
  const byPort = new Map<number, DestinationService[]>()
  for (const seen of registered) {
    for (const { port } of seen.ports.filter(carriesHttp)) {
      const there = byPort.get(port)
      if (there) there.push(seen)
      else byPort.set(port, [seen])
    }
  }
  if (byPort.size === 0 && listenPort === 80) byPort.set(80, [])
  return [...byPort].map(([port, there]) => ({ port, services: there, otherHosts, governed: { rule, routes } }))
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
