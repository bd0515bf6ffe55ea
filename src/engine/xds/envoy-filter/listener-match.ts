import type { FilterChain, Listener } from '../../types/envoy/listener.js'
import type { ApplyTo, ListenerMatch } from '../../types/istio/envoy-filter.js'

/** The two that iptables redirects to: ports are told by their filter chains. */
const isVirtual = ({ name }: Listener): boolean => name === 'virtualInbound' || name === 'virtualOutbound'

/** Istio: pilot/pkg/networking/core/envoyfilter/listener_patch.go#listenerMatch */
export function listenerMatches(listener: Listener, match: ListenerMatch | undefined, applyTo: ApplyTo): boolean {
  if (!match) return true
  if (match.name && match.name !== listener.name) return false
  if (applyTo !== 'LISTENER' && isVirtual(listener)) return true
  return !match.portNumber || match.portNumber === socketPort(listener)
}

const socketPort = ({ address }: Listener): number | undefined =>
  address && 'socket_address' in address ? address.socket_address.port_value : undefined

/** Of a listener that matches. Istio: pilot/pkg/networking/core/envoyfilter/listener_patch.go#filterChainMatch */
export function chainMatches(listener: Listener, chain: FilterChain, match: ListenerMatch | undefined): boolean {
  if (!match) return true
  const own = chain.filter_chain_match ?? {}
  if (isVirtual(listener) && match.portNumber && (own.destination_port ?? 0) !== match.portNumber) return false
  const wanted = match.filterChain
  if (!wanted) return true
  if (wanted.name && wanted.name !== chain.name) return false
  if (wanted.sni && !own.server_names?.includes(wanted.sni)) return false
  if (wanted.transportProtocol && own.transport_protocol !== wanted.transportProtocol) return false
  if (wanted.applicationProtocols && !wanted.applicationProtocols.split(',').every((p) => own.application_protocols?.includes(p)))
    return false
  return !wanted.destinationPort || own.destination_port === wanted.destinationPort
}

/** The network filter that a match names; undefined for any. A match with an empty name means the filter without name. */
export const namedFilter = (match: ListenerMatch | undefined): string | undefined => {
  const filter = match?.filterChain?.filter
  return filter && (filter.name ?? '')
}

/** The HTTP filter that a match names; undefined for any. */
export const namedSubFilter = (match: ListenerMatch | undefined): string | undefined => {
  const sub = match?.filterChain?.filter?.subFilter
  return sub && (sub.name ?? '')
}
