import { isHttp, isSniffed } from '../../mesh/model/protocol.js'
import type { VirtualServiceRule } from '../../mesh/model/rules.js'
import { portNumbered, type Service } from '../../mesh/model/service.js'
import type { PushContext } from '../../mesh/push-context.js'
import { meshGateway } from '../../mesh/virtual-service/index.js'
import type { Route, RouteConfiguration, VirtualHost } from '../../types/envoy/route.js'
import type { HttpMatchRequest } from '../../types/istio/virtual-service.js'
import { madeBy } from '../../types/provenance.js'
import type { Proxy } from '../../types/proxy.js'
import type { Origin } from '../../types/resource.js'
import { destinationPort, type NameDestination, UNKNOWN_SERVICE } from './destination-cluster.js'
import { inboundHostName } from './inbound.js'
import { type RouteClient, routeClient } from './route-client.js'
import { LARGEST_DIRECT_RESPONSE } from './route-configuration.js'
import type { RouteOptions } from './route-options.js'
import { defaultOutboundRoute } from './service-route.js'
import { serviceOperation } from './trace-operation.js'
import { isForProxy, virtualServiceRoutes } from './virtual-service-routes.js'
import { waypointRules } from './waypoint-rules.js'

export interface WaypointRouteInput {
  /** `inbound-vip|9080|http|reviews.default.svc.cluster.local`, `encap` */
  readonly clusterName: string
  readonly port: number
  /** Absent for what goes to pods and not to a service. */
  readonly service?: Service
  /** Whether the waypoint serves the service itself; other services are reached as any client reaches them. */
  serves(service: Service): boolean
}

/**
 * The routes inside a waypoint's listener for one port of a service: those of the VirtualServices that its or the service's namespace has
 * for it, else one route. There is one virtual host: the address has told the service already.
 * Istio: pilot/pkg/networking/core/listener_waypoint.go#buildWaypointInboundHTTPRouteConfig
 */
export function buildWaypointRouteConfig(proxy: Proxy, push: PushContext, input: WaypointRouteInput): RouteConfiguration {
  const client = routeClient(proxy, push)
  const { service, clusterName, port } = input
  const rules = service ? rulesFor(client, service) : []
  const ruled = rules.flatMap((rule) => virtualServiceRoutes(rule, optionsFor(client, input), concernsWaypoint))
  const origins: Origin[] = service ? [service.origin] : []
  const routes = ruled.length > 0 ? ruled : [madeBy(ownRoute(client, push, input), ...origins)]
  const host: VirtualHost = { name: inboundHostName(port), domains: hostsAllowed(service), routes }
  madeBy(host, ...rules.map((rule) => rule.whence()), ...origins)
  const limit = ruled.length > 0 ? {} : { max_direct_response_body_size_bytes: LARGEST_DIRECT_RESPONSE }
  return madeBy({ name: clusterName, virtual_hosts: [host], ...limit, validate_clusters: false }, ...origins)
}

const rulesFor = ({ scope, context }: RouteClient, service: Service): readonly VirtualServiceRule[] =>
  waypointRules(scope.egressListeners[0]?.virtualServices ?? none, service, context.namespace)

const none: readonly never[] = []

/** A waypoint does not know its clients' labels. */
const concernsWaypoint = (match: HttpMatchRequest, options: RouteOptions): boolean =>
  Object.keys(match.sourceLabels ?? {}).length === 0 && isForProxy(match, options)

function optionsFor(client: RouteClient, { port: listenPort, serves }: WaypointRouteInput): RouteOptions {
  const serviceOf: RouteOptions['serviceOf'] = (host) => {
    const service = client.scope.serviceByHostname(host)
    return service && { service, ports: service.ports }
  }
  const options = client.routeOptions({ listenPort, gateway: meshGateway, isTls: false, serviceOf })
  return { ...options, nameDestination: waypointCluster(serves) }
}

/** Istio: pilot/pkg/networking/core/listener_waypoint.go#getWaypointDestinationCluster */
export function waypointCluster(serves: (service: Service) => boolean): NameDestination {
  return (destination, seen, listenPort) => {
    if (!destination?.host) return UNKNOWN_SERVICE
    const port = destinationPort(destination, seen, listenPort)
    const subset = destination.subset ?? ''
    if (seen && !serves(seen.service)) return `outbound|${port}|${subset}|${destination.host}`
    const known = seen && portNumbered(seen.ports, port)
    const kind = !known || isHttp(known.protocol) || isSniffed(known.protocol) ? 'http' : 'tcp'
    return `inbound-vip|${port}|${subset ? `${kind}/${subset}` : kind}|${destination.host}`
  }
}

function ownRoute(client: RouteClient, push: PushContext, { service, clusterName, port }: WaypointRouteInput): Route {
  const rule = service && client.scope.destinationRule(client.proxy, service.hostname, 'inbound')
  const hash = rule?.rule.spec.trafficPolicy?.loadBalancer?.consistentHash
  return defaultOutboundRoute(clusterName, serviceOperation(service?.hostname ?? '', port), push.mesh, hash)
}

/** Where the destination is found by the request's Host, only the service's hosts may be asked for. */
const hostsAllowed = (service: Service | undefined): string[] => [service?.resolution === 'DynamicDNS' ? service.hostname : '*']
