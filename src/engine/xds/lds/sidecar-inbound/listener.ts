import { envoyDuration } from '../../../types/duration.js'
import type { FilterChain, Listener } from '../../../types/envoy/listener.js'
import { madeBy } from '../../../types/provenance.js'
import type { Origin } from '../../../types/resource.js'
import { accessLogs } from '../../telemetry/index.js'
import { listenAddress } from '../addresses.js'
import type { ProxyBasis } from '../basis.js'
import { ONE_CONNECTION_AT_A_TIME } from '../sockets.js'
import { inboundListenerFilters } from './inspectors.js'

export interface InboundListenerDraft {
  readonly name: string
  readonly addresses: readonly string[]
  readonly port: number
  /** A socket that clients reach as it is, not by redirection. */
  readonly toPort: boolean
  readonly chains: FilterChain[]
  readonly origins: readonly Origin[]
}

/** Istio's switch for dual stack is off by default: an inbound listener has one address. Istio: listener_inbound.go#buildInboundListener */
export function inboundListener(basis: ProxyBasis, { name, addresses, port, toPort, chains, origins }: InboundListenerDraft): Listener {
  const logs = accessLogs('listener', 'sidecar-inbound', basis.proxy, basis.push)
  const filters = inboundListenerFilters(basis, chains, toPort)
  return madeBy(
    {
      name,
      address: listenAddress(addresses[0] ?? '', port),
      filter_chains: chains,
      ...(filters.length > 0 && { listener_filters: filters }),
      listener_filters_timeout: envoyDuration(basis.mesh.protocolDetectionTimeout) ?? '0s',
      continue_on_listener_filters_timeout: true,
      traffic_direction: 'INBOUND' as const,
      ...(basis.exactBalance.inbound && { connection_balance_config: { exact_balance: {} } }),
      ...(!toPort && basis.interception === 'TPROXY' && { transparent: true }),
      ...ONE_CONNECTION_AT_A_TIME,
      ...(logs.length > 0 && { access_log: [...logs] }),
    },
    ...origins,
  )
}
