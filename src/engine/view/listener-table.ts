import type { CidrRange, FilterChain, FilterChainMatch, Listener, Route, RouteConfiguration, VirtualHost } from '../envoy/shapes.js'
import { compareText } from './order.js'
import { chainsOf, endOf } from './reading.js'
import { describeMatch } from './route-table.js'
import type { Table, TableRow } from './table.js'

/** Names that istioctl gives to well-known lists of application protocols. */
const PROTOCOL_LISTS: Readonly<Record<string, string>> = {
  'http/1.0,http/1.1,h2c,istio-http/1.0,istio-http/1.1,istio-h2': 'App: HTTP TLS',
  'istio,istio-http/1.0,istio-http/1.1,istio-h2': 'App: Istio HTTP Plain',
  'istio-peer-exchange,istio': 'App: TCP TLS',
  'http/1.0,http/1.1,h2c': 'App: HTTP',
}

/**
 * `istioctl proxy-config listeners`: one row a filter chain.
 * Istio: istioctl/pkg/writer/envoy/configdump/listener.go#PrintListenerSummary
 */
export function listenerTable(listeners: readonly Listener[]): Table {
  const sorted = [...listeners].sort(
    (a, b) => portOf(a) - portOf(b) || compareText(addressOf(a), addressOf(b)) || compareText(listenerType(a), listenerType(b)),
  )
  return { columns: ['ADDRESSES', 'PORT', 'MATCH', 'DESTINATION'], rows: sorted.flatMap(rowsOf) }
}

const rowsOf = (listener: Listener): TableRow[] =>
  chainsOf(listener)
    .map((chain) => ({ chain, destination: describeEnd(chain) }))
    .sort((a, b) => compareText(b.destination, a.destination))
    .map(({ chain, destination }) => ({
      cells: [allAddresses(listener), String(portOf(listener)), describeChainMatch(chain.filter_chain_match), destination],
      object: chain,
    }))

const addressOf = (l: Listener) => l.address?.socket_address?.address ?? l.address?.pipe?.path ?? ''
const portOf = (l: Listener) => l.address?.socket_address?.port_value ?? 0
const allAddresses = (l: Listener) =>
  [addressOf(l), ...(l.additional_addresses ?? []).map((a) => a.address?.socket_address?.address ?? '')].join(',')

/** `HTTP`, `TCP`, `HTTP+TCP` or `UNKNOWN`, by the filters of all chains; black holes do not count. */
export function listenerType(listener: Listener): string {
  const ends = chainsOf(listener).map(endOf)
  const http = ends.some((e) => e.kind === 'http')
  const tcp = ends.some((e) => e.kind === 'tcp' && !isBlackHole(e.clusters))
  return http ? (tcp ? 'HTTP+TCP' : 'HTTP') : tcp ? 'TCP' : 'UNKNOWN'
}

const isBlackHole = (clusters: readonly { name: string }[]) => clusters.some((c) => c.name.includes('BlackHoleCluster'))
const showRange = (r: CidrRange) => `${r.address_prefix ?? ''}/${r.prefix_len ?? 0}`

/** What a connection must be like for the chain, in istioctl's words. */
export function describeChainMatch(match: FilterChainMatch | undefined): string {
  const parts: string[] = []
  if (match?.server_names?.length) parts.push(`SNI: ${match.server_names.join(',')}`)
  if (match?.transport_protocol) parts.push(`Trans: ${match.transport_protocol}`)
  const protocols = match?.application_protocols?.join(',')
  if (protocols) parts.push(PROTOCOL_LISTS[protocols] ?? `App: ${protocols}`)
  const port = match?.destination_port === undefined ? '' : `:${match.destination_port}`
  if (match?.prefix_ranges?.length) parts.push(`Addr: ${match.prefix_ranges.map(showRange).join(',')}${port}`)
  else if (port) parts.push(`Addr: *${port}`)
  return parts.join('; ') || 'ALL'
}

/** Where the chain's connections end, in istioctl's words. */
export function describeEnd(chain: FilterChain): string {
  const end = endOf(chain)
  if (end.kind === 'http') return end.inline ? describeInline(end.inline) : end.routeName ? `Route: ${end.routeName}` : 'HTTP'
  if (end.kind === 'other' || isBlackHole(end.clusters)) return 'Non-HTTP/Non-TCP'
  // istioctl reads only the single cluster of a TCP proxy
  const cluster = end.clusters.length === 1 && end.clusters[0]!.weight === undefined ? end.clusters[0]!.name : ''
  return describeCluster(cluster)
}

const describeCluster = (name: string) => (name.includes('Cluster') ? name : `Cluster: ${name}`)

function describeInline(routes: RouteConfiguration): string {
  const hosts = routes.virtual_hosts ?? []
  const only = hosts.length === 1 && matchesAllDomains(hosts[0]!) && hosts[0]!.routes?.length === 1 ? hosts[0]!.routes[0]! : undefined
  if (only && isCatchAll(only) && only.route?.cluster) return describeCluster(only.route.cluster)
  return `Inline Route: ${hosts.map(describeHost).join('; ')}`
}

const matchesAllDomains = (host: VirtualHost) => host.domains?.length === 1 && host.domains[0] === '*'
const isCatchAll = (route: Route) => route.match?.prefix === '/'

function describeHost(host: VirtualHost): string {
  const routes = (host.routes ?? []).map((r) => describeMatch(r.match)).join(', ')
  return matchesAllDomains(host) ? routes : `${(host.domains ?? []).join('/')} ${routes}`
}
