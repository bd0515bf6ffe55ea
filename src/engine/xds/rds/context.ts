import { memo1 } from '../../memo.js'
import type { MeshConfig } from '../../mesh/mesh-config.js'
import { type IpMode, ipModeOf } from '../../mesh/model/ip.js'
import type { Service } from '../../mesh/model/service.js'
import { addressForProxy, allAddressesForProxy, UNSPECIFIED_IPV4 } from '../../mesh/model/service-address.js'
import type { Proxy } from '../../types/proxy.js'
import { headerSettingsOf } from '../proxy-config.js'

/**
 * What routes depend on beside rules and services: the mesh's settings and who asks, as far as it shows. Proxies of one namespace mostly
 * share one, and with it everything remembered under it.
 */
export interface RouteContext {
  readonly mesh: MeshConfig
  readonly proxylessGrpc: boolean
  readonly dnsDomain: string
  readonly namespace: string
  readonly includeAttemptCount: boolean
  readonly appendForwardedHost: boolean
  /** The addresses under which clients address the service, for a listener of one of its ports or (`ofListener` false) of none. */
  addressesOf(service: Service, ofListener: boolean): readonly string[]
}

const contextsOf = memo1((_: MeshConfig) => new Map<string, RouteContext>())

export function routeContext(proxy: Proxy, mesh: MeshConfig): RouteContext {
  const { attemptCount: includeAttemptCount, forwardedHost: appendForwardedHost } = headerSettingsOf(proxy, mesh, 'sidecar-outbound')
  const mode = ipModeOf(proxy)
  const proxylessGrpc = proxy.type === 'grpc'
  const facts = [
    proxy.type,
    proxy.dnsDomain,
    proxy.namespace,
    mode,
    proxy.metadata.raw.DNS_CAPTURE,
    includeAttemptCount,
    appendForwardedHost,
  ]
  const key = JSON.stringify(facts)
  const known = contextsOf(mesh)
  let context = known.get(key)
  if (!context) {
    const { dnsDomain, namespace } = proxy
    const addressesOf = (service: Service, ofListener: boolean) => addressesForClient(service, proxy, mode, ofListener)
    context = { mesh, proxylessGrpc, dnsDomain, namespace, includeAttemptCount, appendForwardedHost, addressesOf }
    known.set(key, context)
  }
  return context
}

/** A listener knows a ServiceEntry by the one address that it is bound to, even one made up for it. */
function addressesForClient(service: Service, proxy: Proxy, mode: IpMode, ofListener: boolean): string[] {
  const bound = ofListener && service.registry === 'External'
  const addresses = bound ? [addressForProxy(service, proxy, mode)] : allAddressesForProxy(service, proxy, mode)
  return addresses.filter((address) => address !== '' && address !== UNSPECIFIED_IPV4)
}
