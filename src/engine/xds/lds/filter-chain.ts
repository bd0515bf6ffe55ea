import { addressText, parsePrefix, prefixKey } from '../../mesh/model/ip.js'
import type { CidrRange, Metadata } from '../../types/envoy/core.js'
import type { FilterChain, FilterChainMatch, TransportProtocol } from '../../types/envoy/listener.js'
import type { NetworkFilter } from '../../types/envoy/network-filters.js'
import type { DownstreamTlsSocket } from '../../types/envoy/tls.js'
import { madeBy } from '../../types/provenance.js'
import type { Origin } from '../../types/resource.js'

/** Against clients that begin TLS and never end it. Istio: pilot/pkg/features/pilot.go (PILOT_GATEWAY_TRANSPORT_SOCKET_CONNECT_TIMEOUT) */
const HANDSHAKE_TIMEOUT = '15s'

/**
 * A filter chain before it has a listener: several services may want one port, so the conditions must be comparable.
 * Istio: pilot/pkg/networking/core/listener.go#filterChainOpts
 */
export interface ChainDraft {
  readonly sniHosts?: readonly string[]
  readonly destinationCidrs?: readonly string[]
  readonly applicationProtocols?: readonly string[]
  readonly transportProtocol?: TransportProtocol
  readonly tls?: DownstreamTlsSocket
  readonly metadata?: Metadata
  /** All filters; of an HTTP chain those before the connection manager and the manager itself, which know the listener's name. */
  readonly filters: (listenerName: string) => NetworkFilter[]
  readonly origins: readonly Origin[]
}

/** Whether nothing tells its connections from others; a destination of `0.0.0.0` counts as a condition here and as none in the match. */
export const matchesAll = ({ sniHosts = [], applicationProtocols = [], transportProtocol, destinationCidrs = [] }: ChainDraft): boolean =>
  (sniHosts.length === 0 || sniHosts.includes('*')) &&
  applicationProtocols.length === 0 &&
  !transportProtocol &&
  destinationCidrs.length === 0

/** The condition in Envoy's words; undefined for none. Istio: pilot/pkg/networking/core/listener.go#toFilterChainMatch */
export function chainMatch(draft: ChainDraft): FilterChainMatch | undefined {
  if (matchesAll(draft)) return undefined
  const { sniHosts = [], destinationCidrs = [], applicationProtocols = [], transportProtocol } = draft
  const names = sniHosts.includes('*') ? [] : [...sniHosts].sort()
  const ranges = [...destinationCidrs].sort().map(cidrRange).filter(isSomewhere)
  return {
    ...(ranges.length > 0 && { prefix_ranges: ranges }),
    ...(names.length > 0 && { server_names: names }),
    ...(transportProtocol && { transport_protocol: transportProtocol }),
    ...(applicationProtocols.length > 0 && { application_protocols: [...applicationProtocols] }),
  }
}

/** An address or a range as Envoy writes it; undefined for what is neither. */
export function cidrRange(text: string): CidrRange | undefined {
  const prefix = parsePrefix(text)
  return prefix && { address_prefix: addressText(prefix.address), prefix_len: prefix.bits }
}

const isSomewhere = (range: CidrRange | undefined): range is CidrRange => range !== undefined && range.address_prefix !== '0.0.0.0'

/**
 * What two chains of one listener must not have in common: Envoy refuses a listener with two chains of one match.
 * Istio: pilot/pkg/networking/core/listener.go#conflictsWith
 */
export function conditionKey({ sniHosts = [], destinationCidrs = [], applicationProtocols = [], transportProtocol }: ChainDraft): string {
  const names = [...new Set(sniHosts.filter((name) => name !== '*'))].sort()
  const prefixes = destinationCidrs.map(parsePrefix).filter((p) => p !== undefined && addressText(p.address) !== '0.0.0.0')
  const ranges = [...new Set(prefixes.map((p) => (p ? prefixKey(p) : '')))].sort()
  return JSON.stringify([transportProtocol ?? '', applicationProtocols, names, ranges])
}

/** The chain without its condition. */
export function draftChain(draft: ChainDraft, listenerName: string): FilterChain {
  return madeBy(
    {
      filters: draft.filters(listenerName),
      ...(draft.tls && { transport_socket: draft.tls }),
      transport_socket_connect_timeout: HANDSHAKE_TIMEOUT,
      ...(draft.metadata && { metadata: draft.metadata }),
    },
    ...draft.origins,
  )
}

/** Filters that do not ask for the listener's name, made once and only if the chain comes into a listener. */
export function constant(make: () => NetworkFilter[]): () => NetworkFilter[] {
  let made: NetworkFilter[] | undefined
  return () => {
    made ??= make()
    return made
  }
}
