import { memo1 } from '../../memo.js'
import type { EgressListener } from '../../mesh/sidecar-scope/scope.js'
import type { VirtualHost } from '../../types/envoy/route.js'
import { sameOrigins } from '../../types/provenance.js'
import { ANY_PORT, servicesOnPort, virtualServicesOnPort } from './listener-services.js'
import { pickHosts } from './pick-hosts.js'
import { sameItems, steady } from './remember.js'
import type { RouteClient } from './route-client.js'
import { carriesHttp } from './service-route.js'
import { type Candidate, ownHost } from './sidecar-candidates.js'
import { hostsOfRule } from './sidecar-rules.js'

/**
 * The virtual hosts of a sidecar's outbound listener, by name. Each name and each domain appears once: the first to ask for it has it.
 * Istio: pilot/pkg/networking/core/httproute.go#BuildSidecarOutboundVirtualHosts
 */
export function sidecarVirtualHosts(client: RouteClient, listener: EgressListener, port: number): VirtualHost[] {
  const all = candidates(client, listener, port)
  const picks = pickHosts(client.context, `${listener.index} ${port}`, all, port === ANY_PORT)
  return picks.map(({ index, domains }) => {
    const { host } = all[index] as Candidate
    return domains ? withDomains(host, domains) : host
  })
}

/**
 * What the listener can reach: VirtualServices first, in order of precedence, then the services that none of them took.
 * Istio: pilot/pkg/networking/core/route/route.go#BuildSidecarVirtualHostWrapper
 */
function candidates(client: RouteClient, listener: EgressListener, port: number): Candidate[] {
  const listed = steady(client.scope.sidecar ?? client.context, `services ${listener.index}`, listener.services)
  const services = servicesOnPort(listed, port)
  const options = client.sidecarOptions(port, (host) => services.get(host))
  const all: Candidate[] = []
  const governed = new Set<string>()
  for (const rule of virtualServicesOnPort(listed, listener.virtualServices, port)) {
    for (const candidate of hostsOfRule(client.context, listener, rule, services, options)) {
      all.push(candidate)
      if (candidate.shape.hostname !== undefined) governed.add(candidate.shape.hostname)
    }
  }
  for (const [host, { service, ports }] of services) {
    // An ExternalName is one more name of the service that it stands for.
    if (governed.has(host) || service.resolution === 'Alias') continue
    for (const own of ports) if (carriesHttp(own)) all.push(ownHost(client, service, own.port, port))
  }
  return all
}

const reduced = memo1((_: VirtualHost): { last?: VirtualHost } => ({}))

/** The virtual host with other domains; the same one as last time if they are. */
export function withDomains(host: VirtualHost, domains: string[]): VirtualHost {
  const known = reduced(host)
  if (!known.last || !sameItems(known.last.domains ?? [], domains)) known.last = sameOrigins({ ...host, domains }, host)
  return known.last
}
