import type { MetadataShape, Route, RouteConfiguration, RouteMatch, VirtualHost } from '../envoy/shapes.js'
import type { Table, TableRow } from './table.js'

/** More domains than this are counted, not shown. */
const DOMAINS_SHOWN = 2

/**
 * `istioctl proxy-config routes`: one row a route, routes to PassthroughCluster left out.
 * Istio: istioctl/pkg/writer/envoy/configdump/route.go#PrintRouteSummary
 */
export function routeTable(routes: readonly RouteConfiguration[]): Table {
  return { columns: ['NAME', 'VHOST NAME', 'DOMAINS', 'MATCH', 'VIRTUAL SERVICE'], rows: byNumericName(routes).flatMap(rowsOf) }
}

/** Route configurations named by a port come first, in the order of ports. */
function byNumericName(routes: readonly RouteConfiguration[]): readonly RouteConfiguration[] {
  const number = (r: RouteConfiguration) => (/^\d+$/.test(r.name ?? '') ? Number(r.name) : Number.POSITIVE_INFINITY)
  return [...routes].sort((a, b) => {
    const [x, y] = [number(a), number(b)]
    return x === y ? 0 : x - y
  })
}

const rowsOf = (config: RouteConfiguration): TableRow[] =>
  (config.virtual_hosts ?? []).flatMap((host) => rowsOfHost(config.name ?? '', host))

function rowsOfHost(config: string, host: VirtualHost): TableRow[] {
  const head = [config, host.name ?? '', describeDomains(host.domains ?? [])]
  const routes = host.routes ?? []
  if (routes.length === 0) return [{ cells: [...head, '/*', '404'], object: host }]
  return routes
    .filter((route) => route.route?.cluster !== 'PassthroughCluster')
    .map((route: Route) => ({ cells: [...head, describeMatch(route.match), describeManager(route.metadata)], object: route }))
}

/** The domains worth reading: without ports, without the longer twins of a short name. */
export function describeDomains(domains: readonly string[]): string {
  if (domains.length <= 1) return domains[0] ?? ''
  const all = new Set<string>()
  for (const d of domains) if (!d.includes(':') || (d.split(':').length > 3 && d.endsWith(']'))) all.add(d)
  const shown = [...all].filter((d) => !hasShorter(d, '.svc.cluster.local', all) && !hasShorter(d, '.svc', all))
  if (shown.length <= DOMAINS_SHOWN) return shown.join(', ')
  return `${shown.slice(0, DOMAINS_SHOWN).join(', ')} + ${shown.length - DOMAINS_SHOWN} more...`
}

const hasShorter = (domain: string, suffix: string, all: ReadonlySet<string>) =>
  domain.endsWith(suffix) && all.has(domain.slice(0, -suffix.length))

/** A route's path condition in istioctl's words; headers and query are not shown there. */
export function describeMatch(match: RouteMatch | undefined): string {
  const parts: string[] = []
  if (match?.prefix) parts.push(`${match.prefix}*`)
  if (match?.path_separated_prefix) parts.push(`PathPrefix:${match.path_separated_prefix}`)
  if (match?.path) parts.push(match.path)
  if (match?.safe_regex) parts.push(`regex ${match.safe_regex.regex ?? ''}`)
  return parts.join(' ')
}

/** `reviews.default` from the metadata that names the resource which made a route or cluster. */
export function describeManager(metadata: MetadataShape | undefined): string {
  const config = metadata?.filter_metadata?.istio?.config
  if (typeof config !== 'string') return ''
  if (!config.startsWith('/apis/networking.istio.io/')) return '<unknown>'
  const parts = config.split('/')
  return parts.length === 8 ? `${parts[7]}.${parts[5]}` : ''
}
