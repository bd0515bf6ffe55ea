import { envoyDuration } from '../../../types/duration.js'
import type { FilterChain, Listener, ListenerFilter } from '../../../types/envoy/listener.js'
import type { NetworkFilter } from '../../../types/envoy/network-filters.js'
import { madeBy, originsOf } from '../../../types/provenance.js'
import type { Origin } from '../../../types/resource.js'
import { additionalAddresses, listenAddress, listenerName } from '../addresses.js'
import type { ProxyBasis } from '../basis.js'
import { type ChainDraft, chainMatch, draftChain, matchesAll } from '../filter-chain.js'
import { httpInspector, SNI_DYNAMIC_FORWARD_PROXY, tlsInspector } from '../network/filters.js'
import { ONE_CONNECTION_AT_A_TIME } from '../sockets.js'
import type { Binding } from './context.js'

export interface ListenerDraft {
  readonly binding: Binding
  readonly port: number
  readonly chains: readonly ChainDraft[]
  readonly origins: readonly Origin[]
}

/**
 * A listener of its chains; what none of them takes goes through `fallthrough`.
 * Istio: pilot/pkg/networking/core/listener.go#buildListenerFromEntry
 */
export function outboundListener(basis: ProxyBasis, draft: ListenerDraft, fallthrough: readonly NetworkFilter[]): Listener {
  const { binding, port } = draft
  const [bind = '', ...more] = binding.addresses
  const name = listenerName(bind, port)
  const inspectors = inspectorsFor(draft.chains, name)
  const sniffs = inspectors.includes(httpInspector)
  const chains: FilterChain[] = []
  let byDefault: FilterChain | undefined
  for (const chain of draft.chains) {
    if (matchesAll(chain)) byDefault = draftChain(chain, name)
    else chains.push(withMatch(draftChain(chain, name), chain))
  }
  const alone = chains.length === 0 && byDefault
  return madeBy(
    {
      name,
      address: listenAddress(bind, port),
      ...additionalAddresses(more, port),
      ...(binding.toPort ? ONE_CONNECTION_AT_A_TIME : { bind_to_port: false }),
      ...(basis.exactBalance.outbound && { connection_balance_config: { exact_balance: {} } }),
      filter_chains: alone ? [alone] : chains,
      ...(!alone && { default_filter_chain: byDefault ?? passthrough(fallthrough) }),
      ...(inspectors.length > 0 && { listener_filters: inspectors }),
      listener_filters_timeout: (sniffs && envoyDuration(basis.mesh.protocolDetectionTimeout)) || '0s',
      continue_on_listener_filters_timeout: true,
      traffic_direction: 'OUTBOUND' as const,
    },
    ...draft.origins,
  )
}

function withMatch(chain: FilterChain, draft: ChainDraft): FilterChain {
  const match = chainMatch(draft)
  return match ? madeBy({ filter_chain_match: match, ...chain }, ...originsOf(chain)) : chain
}

/** An application may talk to addresses that no service has on this port: that is for the outbound traffic policy. */
const passthrough = (filters: readonly NetworkFilter[]): FilterChain => ({
  name: 'PassthroughFilterChain',
  filter_chain_match: {},
  filters: [...filters],
})

/** Only what a chain's condition asks for is looked at, for looking makes the connection wait. */
function inspectorsFor(chains: readonly ChainDraft[], listener: string): ListenerFilter[] {
  const greeting = chains.some(
    (chain) =>
      (chain.sniHosts?.length ?? 0) > 0 ||
      (!chain.applicationProtocols && chain.filters(listener).some((filter) => filter.name === SNI_DYNAMIC_FORWARD_PROXY)),
  )
  const protocol = chains.some((chain) => (chain.applicationProtocols?.length ?? 0) > 0)
  return [...(greeting ? [tlsInspector] : []), ...(protocol ? [httpInspector] : [])]
}
