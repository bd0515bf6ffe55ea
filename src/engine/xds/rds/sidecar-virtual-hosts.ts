import { memo1 } from '../../memo.js'
import type { EgressListener } from '../../mesh/sidecar-scope/scope.js'
import type { VirtualHost } from '../../types/envoy/route.js'
import type { ConsistentHash } from '../../types/istio/destination-rule.js'
import { madeBy, originsOf, sameOrigins } from '../../types/provenance.js'
import type { RouteContext } from './context.js'
import type { DestinationService } from './destination-cluster.js'
import { hashForService } from './hash-policy.js'
import { ANY_PORT } from './listener-services.js'
import { remember, sameItems } from './remember.js'
import type { RouteClient } from './route-client.js'
import { serviceRoute } from './service-route.js'
import { type HostGroup, hostGroups } from './sidecar-groups.js'
import { hostAndPort } from './trace-operation.js'
import { serviceDomains } from './virtual-host-domains.js'

/** A virtual host before domains that others have are taken away. */
interface Candidate {
  readonly host: VirtualHost
  readonly alternatives?: ReadonlySet<string>
}

/**
 * The virtual hosts of a sidecar's outbound listener, by name. Each name and each domain appears once: the first to ask for it has it.
 * Istio: pilot/pkg/networking/core/httproute.go#BuildSidecarOutboundVirtualHosts
 */
export function sidecarVirtualHosts(client: RouteClient, listener: EgressListener, port: number): VirtualHost[] {
  const groups = hostGroups(client, listener, port)
  const ownNames = new Set(
    groups.flatMap((g) => g.services.flatMap(({ service }) => [service.hostname, hostAndPort(service.hostname, g.port)])),
  )
  const names = new Set<string>()
  const domains = new Set<string>()
  const hosts: VirtualHost[] = []
  for (const group of groups) {
    for (const { host, alternatives } of candidates(client, group, port)) {
      if (names.has(host.name)) continue
      names.add(host.name)
      const free = (host.domains ?? []).filter((d) => isFree(d, domains, ownNames, alternatives))
      const kept = port === ANY_PORT && group.port !== 80 ? free.filter((d) => d.includes(':')) : free
      if (kept.length > 0) hosts.push(kept.length === host.domains?.length ? host : withDomains(host, kept))
    }
  }
  return hosts.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))
}

/** Takes the domain if it may be had. A name that only stands in for another never displaces a service of that very name. */
function isFree(domain: string, taken: Set<string>, ownNames: ReadonlySet<string>, alternatives: ReadonlySet<string> | undefined): boolean {
  const lower = domain.toLowerCase()
  if (taken.has(lower) || (alternatives?.has(domain) && ownNames.has(domain))) return false
  taken.add(lower)
  return true
}

function* candidates(client: RouteClient, group: HostGroup, listenPort: number): Generator<Candidate> {
  const { governed, port } = group
  if (governed) for (const host of group.otherHosts) yield otherHost(client.context, governed, port, host)
  for (const seen of group.services) {
    yield governed ? governedHost(client.context, governed, port, seen, listenPort) : ownHost(client, seen, port, listenPort)
  }
}

const remembered = remember<Candidate>()

type Governed = NonNullable<HostGroup['governed']>

/** A VirtualService's host that no service has. */
function otherHost(context: RouteContext, { rule, routes }: Governed, port: number, host: string): Candidate {
  return remembered([routes, context], `${port} ${host}`, () => {
    const name = hostAndPort(host, port)
    const bare = host.includes(':') ? `[${host}]` : host
    const position = (rule.spec.hosts ?? []).findIndex((h) => h.toLowerCase() === host)
    const virtualHost = { ...shared(context), name, domains: context.proxylessGrpc ? [bare, name] : [bare], routes }
    return { host: madeBy(virtualHost, rule.whence('hosts', position)) }
  })
}

/** A service with a VirtualService's routes. */
function governedHost(
  context: RouteContext,
  { rule, routes }: Governed,
  port: number,
  seen: DestinationService,
  listenPort: number,
): Candidate {
  const { service } = seen
  return remembered([routes, context, service], `${port} ${listenPort === ANY_PORT}`, () => {
    const { domains, alternatives } = domainsOf(context, service, port, listenPort)
    const host = { ...shared(context), name: hostAndPort(service.hostname, port), domains, routes }
    return { host: madeBy(host, rule.whence(), service.origin), alternatives }
  })
}

const noHash = {}

/** A service with its own route. */
function ownHost(client: RouteClient, { service }: DestinationService, port: number, listenPort: number): Candidate {
  const rule = client.scope.destinationRule(client.proxy, service.hostname)
  const hash: ConsistentHash | undefined = hashForService(rule, port)
  return remembered([service, client.context, hash ?? noHash], `${port} ${listenPort === ANY_PORT}`, () => {
    const { domains, alternatives } = domainsOf(client.context, service, port, listenPort)
    const route = serviceRoute(service, port, client.context.mesh, hash)
    madeBy(route, service.origin, hash && rule?.rule.whence('trafficPolicy'))
    const host = { ...shared(client.context), name: hostAndPort(service.hostname, port), domains, routes: [route] }
    return { host: madeBy(host, ...originsOf(route)), alternatives }
  })
}

const shared = (context: RouteContext): { include_request_attempt_count?: true } =>
  context.includeAttemptCount ? { include_request_attempt_count: true } : {}

/** A listener that ignores ports in hosts needs none in its domains. */
function domainsOf(context: RouteContext, service: DestinationService['service'], port: number, listenPort: number) {
  const ignoresPort = !context.proxylessGrpc && listenPort !== ANY_PORT
  const { domains, alternatives } = serviceDomains(context, service, listenPort !== ANY_PORT, ignoresPort ? undefined : port)
  return { domains: domains as string[], alternatives }
}

const reduced = memo1((_: VirtualHost): { last?: VirtualHost } => ({}))

/** The virtual host with other domains; the same one as last time if they are. */
export function withDomains(host: VirtualHost, domains: string[]): VirtualHost {
  const known = reduced(host)
  if (!known.last || !sameItems(known.last.domains ?? [], domains)) known.last = sameOrigins({ ...host, domains }, host)
  return known.last
}
