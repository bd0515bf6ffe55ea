/**
 * EnvoyFilter: what the reader changes in the generated configuration by hand.
 * Takes a proxy, the push context and what was generated; gives it with the patches of the EnvoyFilters that apply to the proxy, and the
 * same object where none does. Nothing of what was generated is changed in place.
 * Istio: pilot/pkg/networking/core/envoyfilter
 */
import { envoyFiltersOf, type Patches } from '../../mesh/policy/envoy-filter.js'
import type { PushContext } from '../../mesh/push-context.js'
import type { TypedConfig } from '../../types/envoy/core.js'
import type { FilterChain, Listener } from '../../types/envoy/listener.js'
import type { RouteConfiguration } from '../../types/envoy/route.js'
import { sameOrigins } from '../../types/provenance.js'
import type { Proxy } from '../../types/proxy.js'
import { patchListeners } from './listeners.js'
import { patchRoutes } from './routes.js'

export { addedClusters, patchCluster } from './clusters.js'

/** The listeners of a proxy with its patches; in a sidecar's inbound ones the routes that stand in them, too. */
export function withListenerPatches(listeners: Listener[], proxy: Proxy, push: PushContext): Listener[] {
  const patches = envoyFiltersOf(proxy, push)
  if (!patches) return listeners
  if (proxy.type === 'router') return patchListeners(listeners, patches, 'GATEWAY')
  // All of a waypoint's count as inbound.
  const isInbound = (listener: Listener): boolean => proxy.type === 'waypoint' || listener.traffic_direction === 'INBOUND'
  const inbound = listeners.filter(isInbound).map((listener) => withInlineRoutePatches(listener, proxy, patches))
  const outbound = listeners.filter((listener) => !isInbound(listener))
  return [...patchListeners(outbound, patches, 'SIDECAR_OUTBOUND'), ...patchListeners(inbound, patches, 'SIDECAR_INBOUND')]
}

export function withRoutePatches(routes: RouteConfiguration[], proxy: Proxy, push: PushContext): RouteConfiguration[] {
  const patches = envoyFiltersOf(proxy, push)
  if (!patches) return routes
  const ports = proxy.type === 'router' ? push.gatewaysOf(proxy)?.portMap : undefined
  return routes.map((config) => patchRoutes(config, patches, proxy.type === 'router' ? 'GATEWAY' : 'SIDECAR_OUTBOUND', ports))
}

/** A waypoint's routes that VirtualServices make are out of EnvoyFilters' reach. They lack the limit of direct responses that its own have. */
const hasLimit = (config: RouteConfiguration): boolean => config.max_direct_response_body_size_bytes !== undefined

function withInlineRoutePatches(listener: Listener, proxy: Proxy, patches: Patches): Listener {
  const patchChain = (chain: FilterChain): FilterChain => {
    const filters = (chain.filters ?? []) as readonly { name: string; typed_config?: TypedConfig }[]
    const patched = filters.map((filter) => {
      const config = filter.typed_config?.route_config as RouteConfiguration | undefined
      const result = config && (proxy.type !== 'waypoint' || hasLimit(config)) ? patchRoutes(config, patches, 'SIDECAR_INBOUND') : config
      if (!filter.typed_config || result === config) return filter
      return sameOrigins({ ...filter, typed_config: { ...filter.typed_config, route_config: result } }, filter)
    })
    return patched.every((f, i) => f === filters[i]) ? chain : sameOrigins({ ...chain, filters: patched as FilterChain['filters'] }, chain)
  }
  const chains = listener.filter_chains.map(patchChain)
  const fallback = listener.default_filter_chain && patchChain(listener.default_filter_chain)
  if (fallback === listener.default_filter_chain && chains.every((c, i) => c === listener.filter_chains[i])) return listener
  return sameOrigins({ ...listener, filter_chains: chains, ...(fallback && { default_filter_chain: fallback }) }, listener)
}
