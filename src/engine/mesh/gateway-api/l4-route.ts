import type { RouteDestination, TcpRoute, TlsRoute } from '../../types/istio/virtual-service.js'
import type { L4RouteSpec } from '../../types/kubernetes/gateway-api.js'
import type { Resource } from '../../types/resource.js'
import { isSubsetOf, overlap } from '../model/hostname.js'
import { backend, totalWeight, weighted } from './backend.js'
import type { Context } from './context.js'
import { type Converted, whenceOfRule } from './converted-route.js'
import { type GroupKind, kinds } from './references.js'

/** A cluster that is nowhere: there is no other way to refuse a connection. */
const refused: RouteDestination = { destination: { host: 'internal.cluster.local', subset: 'zero-weight', port: { number: 65535 } } }

/** Istio: pilot/pkg/config/kube/gateway/conversion.go#convertTCPRoute */
export const tcpRoutes = (context: Context, source: Resource<L4RouteSpec>, granted: boolean): readonly Converted<TcpRoute>[] =>
  convert(context, source, kinds.tcpRoute, granted)

/** Istio: pilot/pkg/config/kube/gateway/conversion.go#convertTLSRoute */
export function tlsRoutes(context: Context, source: Resource<L4RouteSpec>, granted: boolean): readonly Converted<TlsRoute>[] {
  const sniHosts = source.spec?.hostnames?.length ? source.spec.hostnames : ['*']
  return convert(context, source, kinds.tlsRoute, granted).map(({ route, whence }) => ({
    route: route.route?.[0] === refused ? route : { match: [{ sniHosts }], ...route },
    whence,
  }))
}

function convert(context: Context, source: Resource<L4RouteSpec>, kind: GroupKind, granted: boolean): readonly Converted<TcpRoute>[] {
  const converted: Converted<TcpRoute>[] = []
  for (const [index, { backendRefs = [] }] of (source.spec?.rules ?? []).entries()) {
    if (totalWeight(backendRefs) === 0) {
      converted.push({ route: { route: [refused] }, whence: whenceOfRule(source, index, {}) })
      continue
    }
    const some = weighted(backendRefs)
    const destinations = some.map(({ backend: reference, weight }): RouteDestination | undefined => {
      const found = backend(context, reference, kind, source.namespace, granted)
      return found && { destination: found.destination, ...(weight !== 0 && { weight }) }
    })
    const route = destinations.filter((d) => d !== undefined)
    if (route.length < destinations.length) return []
    converted.push({ route: { route }, whence: whenceOfRule(source, index, { backends: some.map((s) => s.index) }) })
  }
  return converted
}

type ConvertedTls = Converted<TlsRoute>

const withSni = (converted: ConvertedTls, sniHosts: (own: readonly string[]) => string[]): ConvertedTls => ({
  ...converted,
  route: { ...converted.route, match: converted.route.match?.map((m) => ({ ...m, sniHosts: sniHosts(m.sniHosts ?? []) })) },
})

/** In the mesh a route without hostnames is for its service's. Istio: gateway/conversion.go#augmentTLSPortMatch */
export function withServiceHosts(
  routes: readonly ConvertedTls[],
  port: number | undefined,
  hosts: readonly string[],
): readonly ConvertedTls[] {
  return routes.map((converted) => {
    const { match = [] } = converted.route
    const isOpen = match.length === 1 && match[0]?.sniHosts?.length === 1 && match[0].sniHosts[0] === '*'
    const named = isOpen ? withSni(converted, () => [...hosts]) : converted
    if (port === undefined) return named
    return { ...named, route: { ...named.route, match: named.route.match?.map((m) => ({ ...m, port })) } }
  })
}

/** Of several SNI hosts those that the VirtualService's own covers. Istio: gateway/conversion.go#compatibleRoutesForHost */
export const coveredBy = (routes: readonly ConvertedTls[], host: string): readonly ConvertedTls[] =>
  routes.map((converted) => {
    const { match = [] } = converted.route
    if (match.length !== 1 || (match[0]?.sniHosts?.length ?? 0) < 2) return converted
    return withSni(converted, (own) => own.filter((h) => overlap(host, h)))
  })

/** At a listener a route is for what it and the listener have in common. Istio: gateway/conversion.go#constrainTLSRoutesToListenerHost */
export const withinListener = (routes: readonly ConvertedTls[], hostname: string): readonly ConvertedTls[] =>
  routes
    .map((converted) => withSni(converted, (own) => commonHosts(own, [hostname])))
    .filter(({ route }) => !route.match?.length || route.match.some((m) => m.sniHosts?.length))

/** The narrower of each pair that overlaps, once. Istio: pkg/config/host/names.go#Intersection */
export function commonHosts(hosts: readonly string[], others: readonly string[]): string[] {
  const common = new Set<string>()
  for (const host of hosts) {
    for (const other of others) {
      if (isSubsetOf(host, other)) common.add(host)
      else if (isSubsetOf(other, host)) common.add(other)
    }
  }
  return [...common]
}
