import type { HttpRoute, TcpRoute, TlsRoute, VirtualServiceSpec } from '../../types/istio/virtual-service.js'
import type { GrpcRouteSpec, HttpRouteSpec, L4RouteSpec } from '../../types/kubernetes/gateway-api.js'
import { origin } from '../../types/provenance.js'
import type { Resource } from '../../types/resource.js'
import { parentNames } from '../destination-rule/backend-policy.js'
import { routeSemantics, type VirtualServiceRule } from '../model/rules.js'
import type { Context, GatewayApiObjects } from './context.js'
import { type Converted, type ConvertedHttp, onPort } from './converted-route.js'
import { generatedName } from './gateways.js'
import { byPrecedence } from './http-match.js'
import { grpcRoutes, httpRoutes } from './http-route.js'
import { commonHosts, coveredBy, tcpRoutes, tlsRoutes, withinListener, withServiceHosts } from './l4-route.js'
import { type GroupKind, kinds } from './references.js'
import { type Attachment, attachments, belongsHere, isMesh, meshHosts, type parentIndex } from './route-parents.js'

type ListenersOf = ReturnType<typeof parentIndex>

/** HTTP routes for one host of one parent, on their way into a VirtualService. */
interface HostRoutes {
  /** What is put together: one host of one listener, or of one namespace's (and port's) routes in the mesh. */
  readonly key: string
  readonly host: string
  readonly gateway: string
  readonly name: string
  readonly source: Resource
  readonly routes: readonly ConvertedHttp[]
}

/**
 * The VirtualServices that routes make: for TCP and TLS one for each route, parent and host; for HTTP and gRPC one for each host and
 * parent, since the order of matches goes across routes.
 * Istio: pilot/pkg/config/kube/gateway/route_collections.go
 */
export function virtualServices(context: Context, objects: GatewayApiObjects, listenersOf: ListenersOf): VirtualServiceRule[] {
  const hostRoutes = [
    ...objects.httpRoutes.flatMap((route) => byHost(context, route, kinds.httpRoute, listenersOf, httpRoutes)),
    ...objects.grpcRoutes.flatMap((route) => byHost(context, route, kinds.grpcRoute, listenersOf, grpcRoutes)),
  ]
  return [
    ...objects.tcpRoutes.flatMap((route) => tcpVirtualServices(context, route, listenersOf)),
    ...objects.tlsRoutes.flatMap((route) => tlsVirtualServices(context, route, listenersOf)),
    ...mergeByKey(firstOfName(hostRoutes)),
  ]
}

/** An HTTPRoute and a GRPCRoute of one name in one namespace make parts of one name too: of each, istiod keeps the HTTPRoute's. */
function firstOfName(found: readonly HostRoutes[]): HostRoutes[] {
  const names = new Set<string>()
  return found.filter(({ source, name }) => {
    const key = `${source.namespace}/${name}`
    const isNew = !names.has(key)
    names.add(key)
    return isNew
  })
}

/** Routes converted with grants asked for, for gateways, or without, for the mesh; each only when needed. */
function conversions<R>(convert: (granted: boolean) => readonly R[]): (attachment: Attachment) => readonly R[] {
  const made = new Map<boolean, readonly R[]>()
  return (attachment) => {
    const granted = !isMesh(attachment)
    const routes = made.get(granted) ?? convert(granted)
    made.set(granted, routes)
    return routes
  }
}

function byHost<Spec extends HttpRouteSpec | GrpcRouteSpec>(
  context: Context,
  source: Resource<Spec>,
  kind: GroupKind,
  listenersOf: ListenersOf,
  convert: (context: Context, source: Resource<Spec>, granted: boolean) => readonly ConvertedHttp[],
): HostRoutes[] {
  const routesFor = conversions((granted) => convert(context, source, granted))
  const found: HostRoutes[] = []
  for (const attachment of attachments(context, source, kind, listenersOf)) {
    const { port } = attachment.reference
    const inMesh = isMesh(attachment)
    const routes = inMesh ? onPort(routesFor(attachment), port) : routesFor(attachment)
    if (routes.length === 0) continue
    const scope = !inMesh ? attachment.internalName : port === undefined ? source.namespace : `${source.namespace}/${port}`
    const hosts = inMesh ? meshHosts(context, attachment) : source.spec?.hostnames?.length ? source.spec.hostnames : ['*']
    for (const host of hosts.filter((h) => belongsHere(attachment, h))) {
      const name = `${source.name}~${found.length}~${generatedName}`
      found.push({ key: `${scope}/${host}`, host, gateway: attachment.internalName, name, source, routes })
    }
  }
  return found
}

/** Istio: pilot/pkg/config/kube/gateway/route_collections.go#mergeHTTPRoutes */
function mergeByKey(found: readonly HostRoutes[]): VirtualServiceRule[] {
  const groups = new Map<string, HostRoutes[]>()
  for (const routes of found) {
    const group = groups.get(routes.key)
    if (group) group.push(routes)
    else groups.set(routes.key, [routes])
  }
  return [...groups].flatMap(([key, group]) => {
    const [first, ...more] = group.sort(oldestFirst)
    if (!first) return []
    const routes = [first, ...more].flatMap((g) => g.routes).sort((a, b) => byPrecedence(a.route, b.route))
    const sources = [first, ...more].map((g) => g.source)
    return [httpVirtualService(key.replaceAll('/', '~'), first, sources, routes)]
  })
}

function oldestFirst(a: HostRoutes, b: HostRoutes): number {
  const [one, other] = [a.source, b.source]
  return one.createdAt - other.createdAt || byText(one.namespace, other.namespace) || byText(a.name, b.name)
}

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

const parentOf = ({ kind, name, namespace }: Resource): string => `${kind}/${name}.${namespace}`

function httpVirtualService(
  name: string,
  { source, host, gateway }: HostRoutes,
  sources: readonly Resource[],
  routes: readonly ConvertedHttp[],
): VirtualServiceRule {
  const spec: VirtualServiceSpec = { hosts: [host], gateways: [gateway], http: routes.map((r): HttpRoute => r.route) }
  return derived(name, source, sources, spec, 'http', routes)
}

function derived(
  name: string,
  source: Resource,
  sources: readonly Resource[],
  spec: VirtualServiceSpec,
  field: 'http' | 'tcp' | 'tls',
  routes: readonly Converted<unknown>[],
): VirtualServiceRule {
  return {
    kind: 'VirtualService',
    name,
    namespace: source.namespace,
    createdAt: source.createdAt,
    annotations: { [parentNames]: sources.map(parentOf).join(','), [routeSemantics]: 'gateway' },
    labels: {},
    spec,
    source,
    whence(...path) {
      if (path[0] === field && typeof path[1] === 'number') return routes[path[1]]?.whence(path.slice(2)) ?? origin(source, 'spec', 'rules')
      if (path[0] === 'hosts') return origin(source, 'spec', 'hostnames')
      return path[0] === 'gateways' ? origin(source, 'spec', 'parentRefs') : origin(source, 'spec')
    },
  }
}

/** Istio: pilot/pkg/config/kube/gateway/route_collections.go#TCPRouteCollection */
function tcpVirtualServices(context: Context, source: Resource<L4RouteSpec>, listenersOf: ListenersOf): VirtualServiceRule[] {
  const routesFor = conversions((granted) => tcpRoutes(context, source, granted))
  const made: VirtualServiceRule[] = []
  for (const attachment of attachments(context, source, kinds.tcpRoute, listenersOf)) {
    const inMesh = isMesh(attachment)
    const routes = inMesh ? onPort<TcpRoute>(routesFor(attachment), attachment.reference.port) : routesFor(attachment)
    for (const host of inMesh ? meshHosts(context, attachment) : ['*']) {
      const spec = { hosts: [host], gateways: [attachment.internalName], tcp: routes.map((r) => r.route) }
      made.push(derived(`${source.name}~tcp~${made.length}~${generatedName}`, source, [source], spec, 'tcp', routes))
    }
  }
  return made
}

/** Istio: pilot/pkg/config/kube/gateway/route_collections.go#TLSRouteCollection */
function tlsVirtualServices(context: Context, source: Resource<L4RouteSpec>, listenersOf: ListenersOf): VirtualServiceRule[] {
  const routesFor = conversions((granted) => tlsRoutes(context, source, granted))
  const made: VirtualServiceRule[] = []
  for (const attachment of attachments(context, source, kinds.tlsRoute, listenersOf)) {
    const { hosts, routesOf } = tlsHosts(context, source, attachment, routesFor(attachment))
    for (const host of hosts) {
      const routes = routesOf(host)
      const spec = { hosts: [host], gateways: [attachment.internalName], tls: routes.map((r) => r.route) }
      made.push(derived(`${source.name}~tls~${made.length}~${generatedName}`, source, [source], spec, 'tls', routes))
    }
  }
  return made
}

interface TlsHosts {
  readonly hosts: readonly string[]
  routesOf(host: string): readonly Converted<TlsRoute>[]
}

function tlsHosts(
  context: Context,
  source: Resource<L4RouteSpec>,
  attachment: Attachment,
  routes: readonly Converted<TlsRoute>[],
): TlsHosts {
  if (isMesh(attachment)) {
    const hosts = meshHosts(context, attachment)
    const named = withServiceHosts(routes, attachment.reference.port, hosts)
    return { hosts, routesOf: (host) => coveredBy(named, host) }
  }
  const own = source.spec?.hostnames?.length ? source.spec.hostnames : ['*']
  if (attachment.hostname === '') return { hosts: own, routesOf: () => routes }
  const within = withinListener(routes, attachment.hostname)
  return { hosts: commonHosts(own, [attachment.hostname]), routesOf: () => within }
}
