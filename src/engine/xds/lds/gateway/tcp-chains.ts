import type { GatewayServer } from '../../../mesh/gateway/merged-gateway.js'
import { isPassthroughServer } from '../../../mesh/gateway/server-kind.js'
import { overlap } from '../../../mesh/model/hostname.js'
import { isHttp, parseProtocol } from '../../../mesh/model/protocol.js'
import type { VirtualServiceRule } from '../../../mesh/model/rules.js'
import type { ServicePort } from '../../../mesh/model/service.js'
import type { NetworkFilter } from '../../../types/envoy/network-filters.js'
import type { Origin } from '../../../types/resource.js'
import { serverTls } from '../../tls/server-tls.js'
import type { ChainDraft } from '../filter-chain.js'
import { holdsForServer } from '../network/l4-match.js'
import { routeFilters } from '../network/l4-route.js'
import { autoPassthroughChains } from './auto-passthrough.js'
import type { GatewayContext, TakenSniHosts } from './context.js'

/**
 * The chains of a server that is no HTTP: bytes as they come, bytes from TLS that ends here, or TLS passed through by the name it asks for.
 * Istio: pilot/pkg/networking/core/gateway.go#createGatewayTCPFilterChainOpts
 */
export function serverChains(context: GatewayContext, at: GatewayServer, taken: TakenSniHosts): ChainDraft[] {
  const { tls } = at.server
  if (tls?.mode === 'AUTO_PASSTHROUGH') return autoPassthroughChains(context, at)
  if (isPassthroughServer(at.server)) return passthroughChains(context, at, taken)
  const route = tcpRoute(context, at)
  if (!route) return []
  const filters = { filters: () => route.filters, origins: [...route.origins, at.gateway.whence('servers', at.index)] }
  if (!tls) return [filters]
  const tcpServer = !isHttpOrHttps(at)
  return [{ ...filters, sniHosts: at.sniHosts, tls: serverTls(tls, context.basis.proxy, context.push, tcpServer) }]
}

const isHttpOrHttps = ({ server }: GatewayServer): boolean => {
  const protocol = parseProtocol(server.port?.protocol)
  return isHttp(protocol) || protocol === 'HTTPS'
}

interface FoundRoute {
  readonly filters: NetworkFilter[]
  readonly origins: readonly Origin[]
}

/**
 * The first TCP route of the gateway's VirtualServices that can hold for the server.
 * Istio: pilot/pkg/networking/core/gateway.go#buildGatewayNetworkFiltersFromTCPRoutes
 */
function tcpRoute(context: GatewayContext, at: GatewayServer): FoundRoute | undefined {
  const number = at.server.port?.number ?? 0
  for (const rule of rulesOf(context, at)) {
    for (const [index, { match = [], route = [] }] of (rule.spec.tcp ?? []).entries()) {
      if (route.length === 0 || !holds(match, number, at.gatewayName)) continue
      return { filters: filtersOf(context, at, rule, route), origins: [rule.whence('tcp', index)] }
    }
    const fromTlsRoute = rule.annotations['internal.istio.io/parents']?.startsWith('TLSRoute/')
    if (!fromTlsRoute) continue
    for (const [index, { match = [], route = [] }] of (rule.spec.tls ?? []).entries()) {
      if (!match.some((m) => holdsForServer(m, number, at.gatewayName))) continue
      return { filters: filtersOf(context, at, rule, route), origins: [rule.whence('tls', index)] }
    }
  }
  return undefined
}

const holds = (matches: readonly { port?: number; gateways?: string[] }[], port: number, gateway: string): boolean =>
  matches.length === 0 || matches.some((match) => holdsForServer(match, port, gateway))

/**
 * A chain for each match of the gateway's TLS routes; one with a name that a chain of the port has already is left out.
 * Istio: pilot/pkg/networking/core/gateway.go#buildGatewayNetworkFiltersFromTLSRoutes
 */
function passthroughChains(context: GatewayContext, at: GatewayServer, taken: TakenSniHosts): ChainDraft[] {
  const chains: ChainDraft[] = []
  const bind = at.server.bind ?? ''
  for (const rule of rulesOf(context, at)) {
    for (const [index, { match: matches = [], route = [] }] of (rule.spec.tls ?? []).entries()) {
      if (route.length === 0) continue
      for (const [matchIndex, match] of matches.entries()) {
        if (!holdsForServer(match, at.server.port?.number ?? 0, at.gatewayName)) continue
        const sniHosts = match.sniHosts ?? []
        if (sniHosts.some((host) => taken.get(host) === bind)) continue
        for (const host of sniHosts) taken.set(host, bind)
        const origins = [rule.whence('tls', index, 'match', matchIndex), at.gateway.whence('servers', at.index)]
        chains.push({ sniHosts, filters: () => filtersOf(context, at, rule, route, false), origins })
      }
    }
  }
  return chains
}

/** VirtualServices of the gateway with a host that the server has, too. */
function rulesOf({ basis, push }: GatewayContext, { hosts, gatewayName }: GatewayServer): VirtualServiceRule[] {
  const { namespace } = basis.proxy
  return push
    .virtualServicesForGateway(namespace, gatewayName)
    .filter((rule) => rule.spec.hosts?.some((host) => hosts.some((served) => serves(served, host, rule.namespace))))
}

/** Istio: pilot/pkg/networking/core/gateway.go#pickMatchingGatewayHosts */
function serves(served: string, host: string, namespace: string): boolean {
  const slash = served.indexOf('/')
  if (slash < 0) return overlap(served, host)
  return served.slice(0, slash) === namespace && overlap(served.slice(slash + 1), host)
}

/** With the mesh's own mutual TLS the peer's proxy tells who it is. */
function filtersOf(
  { basis, scope }: GatewayContext,
  { server }: GatewayServer,
  rule: VirtualServiceRule,
  route: Parameters<typeof routeFilters>[1],
  exchangesMetadata = server.tls?.mode === 'ISTIO_MUTUAL',
): NetworkFilter[] {
  const port: ServicePort = {
    name: server.port?.name ?? '',
    port: server.port?.number ?? 0,
    protocol: parseProtocol(server.port?.protocol),
  }
  return routeFilters({ basis, scope }, route, port, rule, { listenerClass: 'gateway', port: port.port, guarded: true, exchangesMetadata })
}
