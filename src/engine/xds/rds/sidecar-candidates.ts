import type { Service } from '../../mesh/model/service.js'
import type { Route, VirtualHost } from '../../types/envoy/route.js'
import type { ConsistentHash } from '../../types/istio/destination-rule.js'
import { madeBy, originsOf } from '../../types/provenance.js'
import type { Origin } from '../../types/resource.js'
import type { RouteContext } from './context.js'
import { hashForService } from './hash-policy.js'
import { ANY_PORT } from './listener-services.js'
import { remember } from './remember.js'
import type { RouteClient } from './route-client.js'
import { serviceRoute } from './service-route.js'
import { hostAndPort } from './trace-operation.js'
import { type Shape, serviceDomains } from './virtual-host-domains.js'
import type { RoutesInPlace } from './virtual-service-routes.js'

/** A virtual host before domains that others have are taken away. */
export interface Candidate {
  readonly shape: Shape
  readonly host: VirtualHost
}

const shapes = remember<Shape>()

function shapeOfHost(context: RouteContext, host: string, port: number): Shape {
  const name = hostAndPort(host, port)
  return shapes([context], name, () => {
    const bare = host.includes(':') ? `[${host}]` : host
    return shape({ name, port, domains: context.proxylessGrpc ? [bare, name] : [bare] })
  })
}

/** A listener that ignores ports in hosts needs none in its domains. */
function shapeOfService(context: RouteContext, service: Service, port: number, listenPort: number): Shape {
  const ofListener = listenPort !== ANY_PORT
  const { domains, alternatives, shapes } = serviceDomains(
    context,
    service,
    ofListener,
    ofListener && !context.proxylessGrpc ? undefined : port,
  )
  const known = shapes.get(port)
  if (known) return known
  const { hostname } = service
  const made = shape({ name: hostAndPort(hostname, port), port, domains, hostname, alternatives })
  shapes.set(port, made)
  return made
}

const shape = (of: Omit<Shape, 'lower'>): Shape => ({ ...of, lower: of.domains.map((d) => d.toLowerCase()) })

/** A VirtualService's host that no service has. */
export function otherHost(context: RouteContext, { rule, routes }: RoutesInPlace, port: number, host: string): Candidate {
  const position = (rule.spec.hosts ?? []).findIndex((h) => h.toLowerCase() === host)
  return candidate(context, shapeOfHost(context, host, port), routes, rule.whence('hosts', position))
}

/** A service with a VirtualService's routes. */
export function governedHost(
  context: RouteContext,
  governed: RoutesInPlace,
  port: number,
  service: Service,
  listenPort: number,
): Candidate {
  const { rule, routes } = governed
  return candidate(context, shapeOfService(context, service, port, listenPort), routes, rule.whence(), service.origin)
}

const ownHosts = remember<Candidate>()
const noHash = {}

/** A service with its own route. */
export function ownHost(client: RouteClient, service: Service, port: number, listenPort: number): Candidate {
  const { context } = client
  const rule = client.scope.destinationRule(client.proxy, service.hostname)
  const hash: ConsistentHash | undefined = hashForService(rule, port)
  return ownHosts([context, hash ?? noHash, service], listenPort === ANY_PORT ? `any ${port}` : `${port}`, () => {
    const route = serviceRoute(service, port, context.mesh, hash)
    madeBy(route, service.origin, hash && rule?.rule.whence('trafficPolicy'))
    return candidate(context, shapeOfService(context, service, port, listenPort), [route], ...originsOf(route))
  })
}

function candidate(context: RouteContext, of: Shape, routes: Route[], ...origins: Origin[]): Candidate {
  const host: VirtualHost = { name: of.name, domains: of.domains, routes }
  if (context.includeAttemptCount) host.include_request_attempt_count = true
  return { shape: of, host: madeBy(host, ...origins) }
}
