import type { FilterChain, ListenerFilter, ListenerFilterPredicate } from '../../../types/envoy/listener.js'
import type { ProxyBasis } from '../basis.js'
import { httpInspector, originalDestination, originalSource, tlsInspector } from '../network/filters.js'

/** What the chains of one port must know before one of them is taken; port 0 stands for all others. */
interface Needs {
  tls: boolean
  http: boolean
}

/**
 * The listener filters of an inbound listener. Looking at first bytes delays a connection, and stops it where the server speaks first:
 * so only ports look that must.
 * Istio: pilot/pkg/networking/core/listener_inbound.go#populateListenerFilters
 */
export function inboundListenerFilters(basis: ProxyBasis, chains: readonly FilterChain[], toPort: boolean): ListenerFilter[] {
  const needs = needsByPort(chains)
  const all = [...needs.values()]
  return [
    ...(toPort ? [] : [originalDestination]),
    ...(!toPort && basis.interception === 'TPROXY' ? [originalSource] : []),
    ...(all.some((n) => n.tls) ? [tlsFilter(needs)] : []),
    // After the TLS inspector: what that found to be TLS is not looked at again.
    ...(all.some((n) => n.http) ? [httpFilter(needs)] : []),
  ]
}

function needsByPort(chains: readonly FilterChain[]): Map<number, Needs> {
  const byPort = new Map<number, Needs>()
  for (const { filter_chain_match: match } of chains) {
    const port = match?.destination_port ?? 0
    const needs = byPort.get(port) ?? { tls: false, http: false }
    needs.tls ||= match?.transport_protocol === 'tls'
    needs.http ||= match?.application_protocols?.some((p) => p === 'http/1.1' || p === 'h2c') ?? false
    byPort.set(port, needs)
  }
  return byPort
}

/** Where unknown ports look, the known ones that need not are named; where they do not, those that must. */
function tlsFilter(needs: ReadonlyMap<number, Needs>): ListenerFilter {
  const looks = needs.get(0)?.tls === true
  const others = portsWhere(needs, (n, port) => port !== 0 && n.tls !== looks)
  if (others.length === 0) return tlsInspector
  return { ...tlsInspector, filter_disabled: looks ? anyOf(others) : { not_match: anyOf(others) } }
}

function httpFilter(needs: ReadonlyMap<number, Needs>): ListenerFilter {
  const passing = portsWhere(needs, (n) => !n.http)
  return passing.length === 0 ? httpInspector : { ...httpInspector, filter_disabled: anyOf(passing) }
}

const portsWhere = (needs: ReadonlyMap<number, Needs>, chosen: (needs: Needs, port: number) => boolean): number[] =>
  [...needs]
    .filter(([port, n]) => chosen(n, port))
    .map(([port]) => port)
    .sort((a, b) => a - b)

function anyOf(ports: readonly number[]): ListenerFilterPredicate {
  const rules = ports.map((port) => ({ destination_port_range: { ...(port > 0 && { start: port }), end: port + 1 } }))
  const [only] = rules
  return rules.length === 1 && only ? only : { or_match: { rules } }
}
