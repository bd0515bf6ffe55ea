import type { GatewayServer } from '../../../mesh/gateway/merged-gateway.js'
import { sniClusterName } from '../../../mesh/model/cluster-name.js'
import { isSubsetOf } from '../../../mesh/model/hostname.js'
import type { Service, ServicePort } from '../../../mesh/model/service.js'
import { MESH } from '../alpn.js'
import { type ChainDraft, constant } from '../filter-chain.js'
import { ruleFor, serviceFilters } from '../network/l4-route.js'
import { portOrigin } from '../port-origin.js'
import type { GatewayContext } from './context.js'

/**
 * A chain for each cluster that proxies of other networks may ask for by its name in their TLS greeting. Only TLS of the mesh is let
 * through: the policies are the destination's.
 * Istio: pilot/pkg/networking/core/gateway.go#builtAutoPassthroughFilterChains
 */
export function autoPassthroughChains(context: GatewayContext, at: GatewayServer): ChainDraft[] {
  const served = (service: Service): boolean => !service.meshExternal && at.sniHosts.some((host) => isSubsetOf(service.hostname, host))
  return context.scope.services.filter(served).flatMap((service) =>
    service.ports
      .filter((port) => port.protocol !== 'UDP')
      .flatMap((port) => {
        const subsets = ruleFor(context, service.hostname)?.subsets ?? []
        return ['', ...subsets.map((subset) => subset.name)].map((subset) => clusterChain(context, at, service, port, subset))
      }),
  )
}

function clusterChain(context: GatewayContext, at: GatewayServer, service: Service, port: ServicePort, subset: string): ChainDraft {
  const name = sniClusterName(subset, service.hostname, port.port)
  const cluster = { name, port: port.port, portName: port.name, subset, tunnels: false }
  const place = { listenerClass: 'gateway' as const, port: port.port, guarded: false, exchangesMetadata: false }
  return {
    sniHosts: [name],
    applicationProtocols: MESH,
    filters: constant(() => serviceFilters(context, service, cluster, port, place)),
    origins: [portOrigin(service, port), at.gateway.whence('servers', at.index)],
  }
}
