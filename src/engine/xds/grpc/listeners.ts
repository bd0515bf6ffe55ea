import { outboundClusterName } from '../../mesh/model/cluster-name.js'
import type { Service } from '../../mesh/model/service.js'
import { addressForProxy, allAddressesForProxy } from '../../mesh/model/service-address.js'
import { modeForPort, peerAuthenticationsOf } from '../../mesh/policy/peer-authentication.js'
import type { PushContext } from '../../mesh/push-context.js'
import { HTTP_CONNECTION_MANAGER_TYPE, type HttpFilter } from '../../types/envoy/http-connection-manager.js'
import type { GrpcClientListener, GrpcFilterChain, GrpcServerListener } from '../../types/envoy/proxyless.js'
import { madeBy } from '../../types/provenance.js'
import type { Proxy } from '../../types/proxy.js'
import type { Origin } from '../../types/resource.js'
import { portOrigin } from '../cds/provenance.js'
import { hostPort } from '../eds/lb-endpoint.js'
import { fault } from '../lds/http/filters.js'
import { grpcAuthorization } from './authorization.js'
import { serverTls } from './tls.js'

/** Before the address that a server listens on, in the name that it asks for. */
export const SERVER_LISTENER_PREFIX = 'xds.istio.io/grpc/lds/inbound/'

const router: HttpFilter = {
  name: 'envoy.filters.http.router',
  typed_config: { '@type': 'type.googleapis.com/envoy.extensions.filters.http.router.v3.Router' },
}
const clientFilters: readonly HttpFilter[] = [fault, router]

const socket = (address: string, port: number) => ({ socket_address: { address, port_value: port } })

/**
 * What clients dial: a listener for each `HOST:PORT` that they ask for, the short names of the namespace among them.
 * Istio: pilot/pkg/networking/grpcgen/lds.go#buildOutboundListeners
 */
export function clientListeners(proxy: Proxy, push: PushContext, names: readonly string[]): GrpcClientListener[] {
  const asked = askedHosts(proxy, names)
  const listeners = new Map<string, GrpcClientListener>()
  for (const service of push.scopeOf(proxy).services) {
    const { names: hosts, ports } = asked.get(service.hostname) ?? nothing
    for (const host of hosts) {
      for (const port of service.ports) {
        const name = hostPort(host, port.port)
        if (!ports.has(String(port.port)) || listeners.has(name)) continue
        listeners.set(name, madeBy(clientListener(proxy, service, name, port.port), portOrigin(service, port)))
      }
    }
  }
  return [...listeners.values()]
}

function clientListener(proxy: Proxy, service: Service, name: string, port: number): GrpcClientListener {
  const more = allAddressesForProxy(service, proxy).slice(1)
  return {
    name,
    address: socket(addressForProxy(service, proxy), port),
    ...(more.length > 0 && { additional_addresses: more.map((address) => ({ address: socket(address, port) })) }),
    api_listener: {
      api_listener: {
        '@type': HTTP_CONNECTION_MANAGER_TYPE,
        http_filters: clientFilters,
        rds: { config_source: { ads: {} }, route_config_name: outboundClusterName('', service.hostname, port) },
      },
    },
  }
}

interface Asked {
  readonly names: Set<string>
  readonly ports: Set<string>
}
const nothing: Asked = { names: new Set(), ports: new Set() }

/** By a service's full hostname: the names under which it is asked for, and the ports, whichever name each came with. Istio: #newListenerNameFilter */
function askedHosts(proxy: Proxy, names: readonly string[]): ReadonlyMap<string, Asked> {
  const asked = new Map<string, Asked>()
  for (const name of names) {
    const colon = name.lastIndexOf(':')
    const host = name.slice(0, colon)
    for (const full of new Set([host, fullName(host, proxy)])) {
      const known = asked.get(full) ?? { names: new Set<string>(), ports: new Set<string>() }
      asked.set(full, known)
      known.names.add(host)
      known.ports.add(name.slice(colon + 1))
    }
  }
  return asked
}

/** `echo`, `echo.default` and `echo.default.svc` in the namespace `default`. Istio: #tryFindFQDN */
function fullName(host: string, { dnsDomain, namespace }: Proxy): string {
  if (!host.includes('.')) return `${host}.${dnsDomain}`
  const suffix = [`.${namespace}`, `.${namespace}.svc`].find((s) => host.endsWith(s))
  return suffix === undefined ? host : `${host.slice(0, -suffix.length)}.${dnsDomain}`
}

/**
 * What a server is told for a port; undefined where none of the proxy's services leads there.
 * Istio: pilot/pkg/networking/grpcgen/lds.go#buildInboundListeners
 */
export function serverListener(proxy: Proxy, push: PushContext, host: string, port: number): GrpcServerListener | undefined {
  const target = push.targetsOf(proxy).findLast((t) => t.targetPort === port)
  if (!target) return undefined
  const more = allAddressesForProxy(target.service, proxy).slice(1)
  const { chain, policy } = serverChain(proxy, push, port)
  const listener: GrpcServerListener = {
    name: SERVER_LISTENER_PREFIX + hostPort(host, port),
    address: socket(host, port),
    ...(more.length > 0 && { additional_addresses: more.map((address) => ({ address: socket(address, port) })) }),
    filter_chains: [chain],
  }
  return madeBy(listener, policy, portOrigin(target.service, target.port))
}

/** gRPC takes either mutual TLS or plain text: where a workload says that it takes mutual TLS, permissive means that. */
function serverChain(proxy: Proxy, push: PushContext, port: number): { chain: GrpcFilterChain; policy?: Origin } {
  const decided = modeForPort(peerAuthenticationsOf(push).forWorkload(proxy.namespace, proxy.labels), port)
  const strict = decided.mode === 'STRICT' || (decided.mode === 'PERMISSIVE' && proxy.labels['security.istio.io/tlsMode'] === 'istio')
  const suffix = strict ? 'mtls' : 'plaintext'
  const manager = {
    '@type': HTTP_CONNECTION_MANAGER_TYPE,
    route_config: { name: 'inbound', virtual_hosts: [{ domains: ['*'], routes: [{ match: { prefix: '/' }, non_forwarding_action: {} }] }] },
    http_filters: [...grpcAuthorization(proxy, push), router],
  }
  const chain: GrpcFilterChain = {
    name: `inbound-${suffix}`,
    filters: [{ name: `inbound-hcm${suffix}`, typed_config: manager }],
    ...(strict && { transport_socket: serverTls }),
  }
  return { chain: madeBy(chain, decided.origin), policy: decided.origin }
}
