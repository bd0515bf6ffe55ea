import { overlap } from '../../mesh/model/hostname.js'
import type { RouteConfiguration, VirtualHost } from '../../types/envoy/route.js'
import { listenerOf } from './egress-listener.js'
import type { RouteClient } from './route-client.js'
import { sidecarVirtualHosts } from './sidecar-virtual-hosts.js'
import { hostAndPort } from './trace-operation.js'

/**
 * The routes that a gRPC client without proxy asks for by the name of a cluster, `outbound|7070||greeter.default.svc.cluster.local`: the
 * virtual hosts of that service alone. Undefined for any other name.
 * Istio: pilot/pkg/networking/grpcgen/rds.go#buildHTTPRoute
 */
export function proxylessRoutes(client: RouteClient, name: string): RouteConfiguration | undefined {
  const [, number, , hostname] = name.split('|')
  const port = Number(number)
  if (!hostname || !port) return undefined
  const listener = listenerOf(client.scope, port, name)
  const hosts = listener ? sidecarVirtualHosts(client, listener, port) : []
  const virtual_hosts = hosts.filter((h) => answersFor(h, hostname.toLowerCase(), port))
  return virtual_hosts.length > 0 ? { name, virtual_hosts } : { name }
}

/** Istio: pilot/pkg/networking/grpcgen/rds.go#filterVirtualHostsForHostname */
function answersFor({ domains = [] }: VirtualHost, hostname: string, port: number): boolean {
  const bare = hostname.includes(':') ? `[${hostname}]` : hostname
  return domains.some((domain) => {
    const lower = domain.toLowerCase()
    if (lower === bare || lower === hostAndPort(hostname, port)) return true
    const [host, itsPort] = splitPort(lower)
    if (itsPort !== '' && itsPort !== String(port)) return false
    return host === bare || (host.startsWith('*') && overlap(host, hostname))
  })
}

/** The host without its port; the port is empty where there is none, brackets of IPv6 stay off. */
function splitPort(domain: string): [string, string] {
  const [, bracketed, plain, port = ''] = /^(?:\[(.*)\]|([^:]*)):(\d+)$/.exec(domain) ?? []
  return port === '' ? [domain, ''] : [bracketed ?? plain ?? '', port]
}
