import type { FilterChain, Listener } from '../../../types/envoy/listener.js'
import { madeBy, originsOf } from '../../../types/provenance.js'
import type { Origin } from '../../../types/resource.js'
import { accessLogs } from '../../telemetry/index.js'
import { listenAddress, listenerName } from '../addresses.js'
import type { ProxyBasis } from '../basis.js'
import { type ChainDraft, chainMatch, draftChain } from '../filter-chain.js'
import { limit } from '../http/connection-settings.js'
import { proxyProtocol, tlsInspector } from '../network/filters.js'
import { ONE_CONNECTION_AT_A_TIME } from '../sockets.js'
import type { GatewayListenerDraft } from './context.js'

/** Istio: pilot/pkg/networking/core/listener.go#buildGatewayListener */
export function gatewayListener(basis: ProxyBasis, { bind, port, chains }: GatewayListenerDraft): Listener {
  const name = listenerName(bind, port)
  const logs = accessLogs('listener', 'gateway', basis.proxy, basis.push)
  const buffer = limit(basis.connections?.listenerPerConnectionBufferLimitBytes)
  const filters = [
    // A load balancer's header comes before anything of the client's.
    ...(basis.config.gatewayTopology?.proxyProtocol ? [proxyProtocol] : []),
    ...(chains.some((chain) => chain.tls || (chain.sniHosts?.length ?? 0) > 0) ? [tlsInspector] : []),
  ]
  return madeBy(
    {
      name,
      address: listenAddress(bind, port),
      filter_chains: chains.map((chain) => gatewayChain(chain, name)),
      ...(filters.length > 0 && { listener_filters: filters }),
      traffic_direction: 'OUTBOUND' as const,
      ...(basis.exactBalance.outbound && { connection_balance_config: { exact_balance: {} } }),
      ...(buffer !== undefined && { per_connection_buffer_limit_bytes: buffer }),
      ...ONE_CONNECTION_AT_A_TIME,
      ...(logs.length > 0 && { access_log: [...logs] }),
    },
    ...distinct(chains.flatMap((chain) => chain.origins)),
  )
}

function gatewayChain(draft: ChainDraft, listener: string): FilterChain {
  const chain = draftChain(draft, listener)
  const match = chainMatch(draft)
  return match ? madeBy({ filter_chain_match: match, ...chain }, ...originsOf(chain)) : chain
}

const distinct = (origins: readonly Origin[]): Origin[] => [
  ...new Map(origins.map((o) => [`${o.resource.kind}/${o.resource.namespace}/${o.resource.name}/${o.path.join('/')}`, o])).values(),
]
