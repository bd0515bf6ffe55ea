import fc from 'fast-check'
import { paths, ports } from './pools.js'

/** Patches of EnvoyFilters, whole: what they match, what they do, what they put. */
type Json = Readonly<Record<string, unknown>>
const of = <T>(...values: readonly T[]): fc.Arbitrary<T> => fc.constantFrom(...values)
const type = (name: string): string => `type.googleapis.com/${name}`

const contexts = of('ANY', 'SIDECAR_INBOUND', 'SIDECAR_OUTBOUND', 'GATEWAY', undefined)
const manager = 'envoy.filters.network.http_connection_manager'

const match = (extra: fc.Arbitrary<Json>): fc.Arbitrary<Json> =>
  fc.tuple(contexts, fc.option(extra, { nil: {} })).map(([context, more]) => ({ ...(context ? { context } : {}), ...more }))

const clusterMatch = of<Json>(
  { cluster: { service: 'web.default.svc.cluster.local' } },
  { cluster: { portNumber: 80 } },
  { cluster: { subset: 'v1' } },
  { cluster: { name: 'PassthroughCluster' } },
  { cluster: { name: 'outbound|80||web.default.svc.cluster.local' } },
)

const listenerMatch = fc.oneof(
  ports.map((portNumber) => ({ listener: { portNumber } })),
  of<Json>(
    { listener: { name: 'virtualInbound' } },
    { listener: { name: 'virtualOutbound' } },
    { listener: { filterChain: { destinationPort: 8080 } } },
    { listener: { filterChain: { sni: 'www.example.com' } } },
    { listener: { filterChain: { transportProtocol: 'tls' } } },
    { listener: { filterChain: { filter: { name: manager } } } },
    { listener: { filterChain: { filter: { name: 'envoy.filters.network.tcp_proxy' } } } },
  ),
)

const subFilterMatch = fc
  .tuple(of('envoy.filters.http.router', 'envoy.filters.http.fault', 'envoy.filters.http.cors', 'istio.stats', 'none'), fc.boolean())
  .map(([name, both]) => ({ listener: { filterChain: { filter: { name: manager, ...(both ? { subFilter: { name } } : {}) } } } }))

const routeMatch = of<Json>(
  { routeConfiguration: { name: '80' } },
  { routeConfiguration: { portNumber: 80 } },
  { routeConfiguration: { vhost: { name: 'web.default.svc.cluster.local:80' } } },
  { routeConfiguration: { vhost: { domainName: 'www.example.com' } } },
  { routeConfiguration: { vhost: { route: { name: 'main' } } } },
  { routeConfiguration: { vhost: { route: { action: 'ROUTE' } } } },
  { routeConfiguration: { vhost: { name: 'web.default.svc.cluster.local:80', route: { name: 'default' } } } },
  { routeConfiguration: { gateway: 'default/front' } },
)

const patch = (operations: readonly string[], values: fc.Arbitrary<Json>): fc.Arbitrary<Json> =>
  fc
    .tuple(fc.constantFrom(...operations), values)
    .map(([operation, value]) => (operation === 'REMOVE' ? { operation } : { operation, value }))

const fill = (applyTo: string, matches: fc.Arbitrary<Json>, patches: fc.Arbitrary<Json>): fc.Arbitrary<Json> =>
  fc.tuple(match(matches), patches).map(([where, what]) => ({ applyTo, match: where, patch: what }))

const lua = of<Json>(
  {
    name: 'lua-one',
    typed_config: { '@type': type('envoy.extensions.filters.http.lua.v3.Lua'), default_source_code: { inline_string: 'x' } },
  },
  { name: 'bare' },
)
const around = ['ADD', 'INSERT_BEFORE', 'INSERT_AFTER', 'INSERT_FIRST', 'REMOVE']
const echo = of<Json>({ name: 'echo', typed_config: { '@type': type('envoy.extensions.filters.network.echo.v3.Echo') } })

/** Items of `configPatches`. */
export const patches: fc.Arbitrary<Json> = fc.oneof(
  fill(
    'CLUSTER',
    clusterMatch,
    patch(
      ['MERGE', 'MERGE', 'REMOVE'],
      of<Json>(
        { connect_timeout: '1.5s' },
        { lb_policy: 'RANDOM' },
        { circuit_breakers: { thresholds: [{ max_connections: 3 }] } },
        { metadata: { filter_metadata: { mine: { a: 1 } } } },
      ),
    ),
  ),
  fill('CLUSTER', of<Json>({}), patch(['ADD'], of<Json>({ name: 'added', type: 'STATIC', connect_timeout: '1s' }))),
  fill(
    'LISTENER',
    listenerMatch,
    patch(['MERGE', 'REMOVE'], of<Json>({ per_connection_buffer_limit_bytes: 9 }, { listener_filters_timeout: '3s' })),
  ),
  fill(
    'FILTER_CHAIN',
    listenerMatch,
    patch(['MERGE', 'REMOVE'], of<Json>({ name: 'renamed' }, { transport_socket_connect_timeout: '2s' })),
  ),
  fill('NETWORK_FILTER', listenerMatch, patch(around, echo)),
  // A merge must name what it merges into: into a filter of another type istiod fails, at a listener that chance picks.
  fc.constant({
    applyTo: 'NETWORK_FILTER',
    match: { listener: { filterChain: { filter: { name: manager } } } },
    patch: {
      operation: 'MERGE',
      value: {
        typed_config: {
          '@type': type('envoy.extensions.filters.network.http_connection_manager.v3.HttpConnectionManager'),
          preserve_external_request_id: true,
        },
      },
    },
  }),
  fc.constant({
    applyTo: 'NETWORK_FILTER',
    match: { listener: { filterChain: { filter: { name: 'envoy.filters.network.tcp_proxy' } } } },
    patch: {
      operation: 'MERGE',
      value: { typed_config: { '@type': type('envoy.extensions.filters.network.tcp_proxy.v3.TcpProxy'), idle_timeout: '9s' } },
    },
  }),
  fill('HTTP_FILTER', subFilterMatch, patch([...around, 'REPLACE'], lua)),
  fc.constant({
    applyTo: 'HTTP_FILTER',
    match: { listener: { filterChain: { filter: { name: manager, subFilter: { name: 'envoy.filters.http.router' } } } } },
    patch: {
      operation: 'MERGE',
      value: { typed_config: { '@type': type('envoy.extensions.filters.http.router.v3.Router'), suppress_envoy_headers: true } },
    },
  }),
  fill('ROUTE_CONFIGURATION', routeMatch, patch(['MERGE'], of<Json>({ request_headers_to_remove: ['x-gone'] }))),
  fill(
    'VIRTUAL_HOST',
    routeMatch,
    patch(['MERGE', 'REMOVE', 'ADD'], of<Json>({ name: 'merged', domains: ['added.com'], include_request_attempt_count: true })),
  ),
  fill(
    'HTTP_ROUTE',
    routeMatch,
    patch(
      ['MERGE', 'REMOVE', ...around],
      paths.map((prefix) => ({
        name: 'new',
        match: { prefix },
        route: { timeout: '7s', ...(prefix === '/' ? {} : { cluster: 'PassthroughCluster' }) },
      })),
    ),
  ),
)
