import type { Service } from '../../../mesh/model/service.js'
import type { NetworkFilter } from '../../../types/envoy/network-filters.js'
import { networkExtensions } from '../../extensions/index.js'
import type { ListenerClass } from '../../listener-class.js'
import { type AuthorizationKind, tcpAuthorizationFilters } from '../../security/index.js'
import { tcpStatsFilters } from '../../telemetry/index.js'
import { type ProxyBasis, part } from '../basis.js'
import { dnsCacheOf, resolvedOnDemand } from '../http/dynamic-dns.js'
import { metadataExchange, sniDynamicForwardProxy } from './filters.js'

/** Where a TCP chain stands. */
export interface TcpPlace {
  readonly listenerClass: ListenerClass
  readonly port: number
  /** Policies apply: inbound, and gateways but for those that pass TLS through to a cluster by its name. */
  readonly guarded: boolean
  /** The peer is a proxy of the mesh, so peer metadata may come. */
  readonly exchangesMetadata: boolean
  /** Whose hosts are resolved when a connection comes. */
  readonly service?: Service
}

/** The metrics of a class, as one list for all its TCP chains. */
export const tcpStats = (basis: ProxyBasis, listenerClass: ListenerClass): readonly NetworkFilter[] =>
  part(basis, `tcp-stats/${listenerClass}`, () => tcpStatsFilters(listenerClass, basis.proxy, basis.push))

const authorization = (basis: ProxyBasis, kind: AuthorizationKind, service?: Service): readonly NetworkFilter[] =>
  part(basis, `tcp-authorization/${kind}/${service?.namespace ?? ''}`, () =>
    tcpAuthorizationFilters(kind, basis.proxy, basis.push, service && { service }),
  )

/**
 * A chain that ends in `terminal`: peer metadata first so that policies can use it, then policies, metrics.
 * Istio: pilot/pkg/networking/core/networkfilter.go#buildCompleteNetworkFilters
 */
export function tcpFilters(basis: ProxyBasis, place: TcpPlace, terminal: readonly NetworkFilter[]): NetworkFilter[] {
  const { proxy, push } = basis
  const { listenerClass, service } = place
  // The policies of the workload, and of the namespace of a service that is resolved on demand, which are in force at the client.
  const guarded = place.guarded || resolvedOnDemand(service)
  const onDemand =
    listenerClass === 'sidecar-outbound' && resolvedOnDemand(service)
      ? [sniDynamicForwardProxy(dnsCacheOf(service, basis), place.port)]
      : []
  const facts = { listenerClass, port: place.port, ...(resolvedOnDemand(service) && { service }) }
  return [
    ...(place.exchangesMetadata ? [metadataExchange] : []),
    ...(guarded ? authorization(basis, 'custom', service) : []),
    ...networkExtensions('AUTHN', facts, proxy, push),
    ...networkExtensions('AUTHZ', facts, proxy, push),
    ...(guarded ? authorization(basis, 'local', service) : []),
    ...networkExtensions('STATS', facts, proxy, push),
    ...networkExtensions('UNSPECIFIED', facts, proxy, push),
    ...tcpStats(basis, listenerClass),
    ...onDemand,
    ...terminal,
  ]
}
