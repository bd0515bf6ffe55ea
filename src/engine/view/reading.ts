import type { Address, FilterChain, LbEndpoint, Listener, LoadAssignment, Route, RouteConfiguration } from '../envoy/shapes.js'
import { memo1 } from '../memo.js'

/** What a filter chain does in the end. */
export type ChainEnd =
  | { readonly kind: 'http'; readonly routeName: string; readonly inline?: RouteConfiguration }
  | { readonly kind: 'tcp'; readonly clusters: readonly { readonly name: string; readonly weight?: number }[] }
  | { readonly kind: 'other' }

interface HttpManagerConfig {
  readonly rds?: { readonly route_config_name?: string }
  readonly route_config?: RouteConfiguration
}

interface TcpProxyConfig {
  readonly cluster?: string
  readonly weighted_clusters?: { readonly clusters?: readonly { readonly name?: string; readonly weight?: number }[] }
}

const HTTP_MANAGER = 'envoy.filters.network.http_connection_manager'
const TCP_PROXY = 'envoy.filters.network.tcp_proxy'

/** A gRPC server's filters have names of their own: the type tells. */
const isHttpManager = (config: object | undefined): boolean =>
  (config as { '@type'?: unknown } | undefined)?.['@type'] ===
  'type.googleapis.com/envoy.extensions.filters.network.http_connection_manager.v3.HttpConnectionManager'

/** The chain's terminal filter, read. */
export function endOf(chain: FilterChain): ChainEnd {
  for (const filter of chain.filters ?? []) {
    if (filter.name === HTTP_MANAGER || isHttpManager(filter.typed_config)) {
      const config = (filter.typed_config ?? {}) as HttpManagerConfig
      return config.route_config
        ? { kind: 'http', routeName: config.route_config.name ?? '', inline: config.route_config }
        : { kind: 'http', routeName: config.rds?.route_config_name ?? '' }
    }
    if (filter.name === TCP_PROXY) {
      const config = (filter.typed_config ?? {}) as TcpProxyConfig
      const weighted = config.weighted_clusters?.clusters
      return {
        kind: 'tcp',
        clusters: weighted ? weighted.map((c) => ({ name: c.name ?? '', weight: c.weight })) : [{ name: config.cluster ?? '' }],
      }
    }
  }
  return { kind: 'other' }
}

/**
 * All chains, the default one last, as Envoy tries them. A gRPC client's listener has no chain but the settings of its calls: they are read as
 * the one chain of that listener.
 */
export function chainsOf(listener: Listener): readonly FilterChain[] {
  const api = listener.api_listener?.api_listener
  if (api) return [apiChain(api)]
  return listener.default_filter_chain ? [...(listener.filter_chains ?? []), listener.default_filter_chain] : (listener.filter_chains ?? [])
}

const apiChain = memo1((settings: object): FilterChain => ({ filters: [{ name: HTTP_MANAGER, typed_config: settings }] }))

/** `10.244.0.8:9080`, a socket's path, or an internal listener's name. */
export function showAddress(address: Address | undefined): string {
  const socket = address?.socket_address
  if (socket) {
    const host = socket.address ?? ''
    return socket.port_value ? `${host.includes(':') ? `[${host}]` : host}:${socket.port_value}` : host
  }
  if (address?.pipe) return `unix://${address.pipe.path ?? ''}`
  const internal = address?.envoy_internal_address
  return internal ? `envoy://${internal.server_listener_name ?? ''}/${internal.endpoint_id ?? ''}` : ''
}

/** The clusters a route can send to, with weights where it splits. Empty for redirects and direct answers. */
export function clustersOf(route: Route): readonly { readonly name: string; readonly weight?: number }[] {
  const action = route.route
  if (!action) return []
  const weighted = action.weighted_clusters?.clusters
  if (weighted) return weighted.map((c) => ({ name: c.name ?? '', weight: c.weight ?? 0 }))
  return action.cluster ? [{ name: action.cluster }] : []
}

export const endpointsOf = (assignment: LoadAssignment | undefined): readonly LbEndpoint[] =>
  (assignment?.endpoints ?? []).flatMap((group) => group.lb_endpoints ?? [])

/** The parts of `outbound|9080|v1|reviews.default.svc.cluster.local`; undefined for names of another form. */
export function clusterNameParts(name: string): { direction: string; port: string; subset: string; host: string } | undefined {
  const parts = name.split('|')
  return parts.length >= 4 ? { direction: parts[0]!, port: parts[1]!, subset: parts[2]!, host: parts.slice(3).join('|') } : undefined
}
