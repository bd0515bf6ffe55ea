import type { GatewayServer } from '../../mesh/gateway/merged-gateway.js'
import { isSubsetOf } from '../../mesh/model/hostname.js'
import type { VirtualServiceRule } from '../../mesh/model/rules.js'
import type { PushContext } from '../../mesh/push-context.js'
import { isVisible } from '../../mesh/registry/visibility.js'
import type { Route, RouteConfiguration, VirtualHost } from '../../types/envoy/route.js'
import { madeBy } from '../../types/provenance.js'
import type { Origin } from '../../types/resource.js'
import { collapseHosts, type GatewayHost } from './collapse-hosts.js'
import type { DestinationService } from './destination-cluster.js'
import { remember } from './remember.js'
import type { RouteClient } from './route-client.js'
import { keepIdentity, LARGEST_DIRECT_RESPONSE } from './route-configuration.js'
import { isCatchAll } from './route-match.js'
import { hostAndPort } from './trace-operation.js'
import { rememberedRoutes } from './virtual-service-routes.js'

/**
 * The routes of a gateway's servers that share a name: all VirtualServices bound to them, one virtual host for each host, or for several
 * that have the very same routes.
 * Istio: pilot/pkg/networking/core/gateway.go#buildGatewayHTTPRouteConfig
 */
export function gatewayRoutes(client: RouteClient, push: PushContext, name: string): RouteConfiguration {
  const servers = push.gatewaysOf(client.proxy)?.serversByRouteName.get(name)
  const [first] = servers ?? []
  if (!servers || !first) return { name, validate_clusters: false }
  const hosts = new Map<string, GatewayHost>()
  const routesOf = gatewayVirtualServiceRoutes(client, push)
  for (const server of servers) addServer(client, push, server, hosts, routesOf)
  const virtual_hosts = hosts.size > 0 ? [...collapseHosts(hosts)].map((h) => finish(client, h)) : [nothingHere(first)]
  virtual_hosts.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))
  const made: RouteConfiguration = {
    name,
    virtual_hosts,
    validate_clusters: false,
    max_direct_response_body_size_bytes: LARGEST_DIRECT_RESPONSE,
    ignore_port_in_host_matching: true,
  }
  return keepIdentity(client.context, client.context, made, servers.map(whenceOf))
}

const whenceOf = ({ gateway, index }: GatewayServer): Origin => gateway.whence('servers', index)

/** Puts what one server serves into `hosts`; a host that an earlier server or VirtualService has gets the routes at its end. */
function addServer(
  client: RouteClient,
  push: PushContext,
  at: GatewayServer,
  hosts: Map<string, GatewayHost>,
  routesOf: (rule: VirtualServiceRule, at: GatewayServer) => Route[],
): void {
  const port = at.server.port?.number ?? 0
  const redirects = at.server.tls?.httpsRedirect === true
  for (const rule of push.virtualServicesForGateway(client.proxy.namespace, at.gatewayName)) {
    const both = intersectHosts(hostsForNamespace(at.hosts, rule.namespace), rule.spec.hosts ?? [])
    if (both.length === 0) continue
    const routes = routesOf(rule, at)
    if (routes.length === 0) continue
    for (const host of both.map((h) => h.toLowerCase())) {
      const known = hosts.get(host) ?? newHost(host, port, redirects)
      hosts.set(host, {
        ...known,
        routes: [...known.routes, ...routes],
        redirects: known.redirects || redirects,
        origins: [...known.origins, rule.whence(), ...(known.routes.length > 0 ? [] : [whenceOf(at)])],
      })
    }
  }
  if (!redirects) return
  for (const host of at.hosts.map((h) => h.toLowerCase())) {
    const known = hosts.get(host) ?? { ...newHost(host, port, true), origins: [whenceOf(at)] }
    hosts.set(host, { ...known, redirects: true })
  }
}

const newHost = (host: string, port: number, redirects: boolean): GatewayHost => ({
  name: hostAndPort(host, port),
  domains: [host],
  routes: [],
  redirects,
  origins: [],
})

/**
 * The routes of a VirtualService at a gateway: those for the first of its servers that the VirtualService has a host of, and their own
 * ones for each gateway, as only hosts of one gateway are put together.
 */
function gatewayVirtualServiceRoutes(client: RouteClient, push: PushContext): (rule: VirtualServiceRule, at: GatewayServer) => Route[] {
  const known = new Map<string, Map<VirtualServiceRule, Route[]>>()
  return (rule, { gatewayName: gateway, server }) => {
    const ofGateway = known.get(gateway) ?? new Map<VirtualServiceRule, Route[]>()
    known.set(gateway, ofGateway)
    const before = ofGateway.get(rule)
    if (before) return before
    const serviceOf = (host: string): DestinationService | undefined => {
      const own = push.serviceByHostname(host, rule.namespace)
      const service = own && isVisible(own.exportTo, client.proxy.namespace) ? own : client.scope.serviceByHostname(host)
      return service && { service, ports: service.ports }
    }
    const options = client.routeOptions({ listenPort: server.port?.number ?? 0, gateway, isTls: Boolean(server.tls), serviceOf })
    const { routes } = rememberedRoutes(rule, client.context, options)
    if (routes.length > 0) ofGateway.set(rule, routes)
    return routes
  }
}

/** Hosts of a server that a VirtualService of the namespace may use, without the namespace. Istio: pkg/config/host/names.go#NamesForNamespace */
function hostsForNamespace(hosts: readonly string[], namespace: string): string[] {
  return hosts.flatMap((host) => {
    const slash = host.indexOf('/')
    if (slash < 0) return [host]
    const owner = host.slice(0, slash)
    return owner === namespace || owner === '*' ? [host.slice(slash + 1)] : []
  })
}

/** The narrower of every overlapping pair, each once. Istio: pkg/config/host/names.go#Intersection */
export function intersectHosts(a: readonly string[], b: readonly string[]): string[] {
  const both = new Set<string>()
  for (const x of a) {
    for (const y of b) {
      if (isSubsetOf(x, y)) both.add(x)
      else if (isSubsetOf(y, x)) both.add(y)
    }
  }
  return [...both]
}

const finished = remember<VirtualHost>()

/** The host as Envoy has it, routes that take every request last: several VirtualServices may have brought one. */
function finish({ context }: RouteClient, { name, domains, routes, redirects, origins }: GatewayHost): VirtualHost {
  const make = (): VirtualHost => {
    const host: VirtualHost = { name, domains: [...domains], ...(routes.length > 0 && { routes: catchAllsLast(routes) }) }
    if (redirects) host.require_tls = 'ALL'
    if (context.includeAttemptCount) host.include_request_attempt_count = true
    return madeBy(host, ...origins)
  }
  return finished([context, ...routes, ...origins.map((o) => o.resource)], `${name} ${domains} ${redirects}`, make)
}

/** Istio: pilot/pkg/networking/core/route/route.go#SortVHostRoutes */
function catchAllsLast(routes: readonly Route[]): Route[] {
  return [...routes.filter((r) => !isCatchAll(r.match)), ...routes.filter((r) => isCatchAll(r.match))]
}

/** Without routes Envoy answers 404. */
function nothingHere(at: GatewayServer): VirtualHost {
  return madeBy({ name: hostAndPort('blackhole', at.server.port?.number ?? 0), domains: ['*'] }, whenceOf(at))
}
