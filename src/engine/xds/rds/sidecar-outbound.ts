import { parseProtocol } from '../../mesh/model/protocol.js'
import type { EgressListener } from '../../mesh/sidecar-scope/scope.js'
import type { Route, RouteConfiguration, VirtualHost } from '../../types/envoy/route.js'
import type { OutboundTrafficPolicy } from '../../types/istio/sidecar.js'
import { madeBy, origin } from '../../types/provenance.js'
import type { RouteContext } from './context.js'
import { destinationCluster } from './destination-cluster.js'
import { listenerOf } from './egress-listener.js'
import { ANY_PORT } from './listener-services.js'
import { remember } from './remember.js'
import type { RouteClient } from './route-client.js'
import { keepIdentity, LARGEST_DIRECT_RESPONSE } from './route-configuration.js'
import { parseRouteName } from './route-names.js'
import { sidecarVirtualHosts, withDomains } from './sidecar-virtual-hosts.js'

/**
 * The route configurations that a sidecar's outbound listeners name. A name that stands for no listener gives one without virtual hosts.
 * Istio: pilot/pkg/networking/core/httproute.go#buildSidecarOutboundHTTPRouteConfig
 */
export function sidecarRoutes(client: RouteClient, names: readonly string[]): RouteConfiguration[] {
  const byPort = new Map<string, VirtualHost[]>()
  return names.map((name) => {
    const parsed = parseRouteName(name)
    if (!parsed) return { name, validate_clusters: false }
    const listener = listenerOf(client.scope, parsed.port, name)
    const key = parsed.port === ANY_PORT ? name : String(parsed.port)
    const hosts = byPort.get(key) ?? (listener ? sidecarVirtualHosts(client, listener, servedPort(listener, parsed.port)) : [])
    byPort.set(key, hosts)
    const virtual_hosts = parsed.host === undefined ? [...hosts, catchAll(client)] : onlyHost(hosts, name, parsed.host)
    const { sidecar } = client.scope
    const made: RouteConfiguration = {
      name,
      ...(virtual_hosts.length > 0 && { virtual_hosts }),
      validate_clusters: false,
      max_direct_response_body_size_bytes: LARGEST_DIRECT_RESPONSE,
      ignore_port_in_host_matching: true,
    }
    const origins = sidecar && listener ? [origin(sidecar, 'spec', 'egress', listener.index)] : []
    return keepIdentity(client.context, sidecar ?? client.context, made, origins)
  })
}

/** An HTTP proxy is asked for any port, whatever its own. */
function servedPort({ listener }: EgressListener, port: number): number {
  return listener?.port && parseProtocol(listener.port.protocol) === 'HTTP_PROXY' ? ANY_PORT : port
}

/**
 * For a listener that is one service's alone: its virtual host takes every Host, as the address was decided already.
 * Istio: pilot/pkg/networking/core/httproute.go#getVirtualHostsForSniffedServicePort
 */
function onlyHost(hosts: readonly VirtualHost[], name: string, host: string): VirtualHost[] {
  const [first, ...more] = hosts.filter((h) => h.domains?.some((d) => d === name || d === host))
  if (!first) return []
  return more.length > 0 ? [first, ...more] : [withDomains(first, ['*'])]
}

const catchAlls = remember<VirtualHost>()

/**
 * What happens to requests for hosts that nobody knows.
 * Istio: pilot/pkg/networking/core/httproute.go#buildCatchAllVirtualHost
 */
export function catchAll({ scope, context }: RouteClient): VirtualHost {
  const policy = scope.outboundTrafficPolicy
  return catchAlls([context, scope.sidecar ?? context], JSON.stringify(policy), () => {
    const [name, action] = catchAllAction(context, policy)
    const route: Route = { name, match: { prefix: '/' }, ...action }
    const host: VirtualHost = {
      name,
      domains: ['*'],
      routes: [route],
      ...(context.includeAttemptCount && { include_request_attempt_count: true }),
    }
    const whence = scope.sidecar?.spec?.outboundTrafficPolicy && origin(scope.sidecar, 'spec', 'outboundTrafficPolicy')
    madeBy(route, whence)
    return madeBy(host, whence)
  })
}

function catchAllAction(context: RouteContext, policy: OutboundTrafficPolicy): [string, Pick<Route, 'route' | 'direct_response'>] {
  const to = (cluster: string): Route['route'] => ({
    cluster,
    timeout: '0s',
    max_grpc_timeout: '0s',
    ...(context.appendForwardedHost && { append_x_forwarded_host: true }),
  })
  switch (policy.mode as string | undefined) {
    case 'ALLOW_ANY_DYNAMIC_DNS':
      return ['allow_any_dynamic_dns', { route: to('AllowAnyDynamicDNSCluster') }]
    case 'ALLOW_ANY':
      return ['allow_any', { route: to(policy.egressProxy ? destinationCluster(policy.egressProxy, undefined, 0) : 'PassthroughCluster') }]
    default:
      return ['block_all', { direct_response: { status: 502 } }]
  }
}
