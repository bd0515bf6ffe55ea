import { isHttp2, type Protocol } from '../../../mesh/model/protocol.js'
import type { Service } from '../../../mesh/model/service.js'
import {
  HTTP_CONNECTION_MANAGER,
  HTTP_CONNECTION_MANAGER_TYPE,
  type HttpConnectionManager,
  type HttpConnectionManagerFilter,
  type HttpFilter,
} from '../../../types/envoy/http-connection-manager.js'
import type { RouteConfiguration } from '../../../types/envoy/route.js'
import { EXTENSION_KINDS, httpExtensions } from '../../extensions/index.js'
import type { ListenerClass } from '../../listener-class.js'
import { type HeaderSettings, headerSettingsOf } from '../../proxy-config.js'
import { httpAuthorizationFilters, jwtFilters } from '../../security/index.js'
import { accessLogs, httpStatsFilters, tracing } from '../../telemetry/index.js'
import { type ProxyBasis, part } from '../basis.js'
import { withConnectionSettings } from './connection-settings.js'
import type { DnsCache } from './dynamic-dns.js'
import * as filters from './filters.js'

/** What tells one connection manager of a proxy from another. */
export interface HttpOptions {
  readonly listenerClass: ListenerClass
  readonly statPrefix: string
  /** The routes in place, or the name to ask RDS for. */
  readonly routes: RouteConfiguration | string
  readonly protocol: Protocol
  readonly port: number
  /** Whether the connection's own address is the client's, as at the edge. */
  readonly useRemoteAddress: boolean
  /** What the kind of listener adds. */
  readonly own?: Partial<HttpConnectionManager>
  /** Hosts resolved when they are asked for. */
  readonly dnsCaches?: readonly DnsCache[]
  /** Whose telemetry a waypoint follows. */
  readonly service?: Service
  /** The caller is told to servers outside the mesh, too, whatever the settings say. */
  readonly tellsOutside?: boolean
  /** In place of the usual ones. */
  readonly filters?: readonly HttpFilter[]
}

/** Istio: pilot/pkg/networking/core/listener_builder.go#buildHTTPConnectionManager */
export function connectionManager(basis: ProxyBasis, options: HttpOptions): HttpConnectionManagerFilter {
  const { routes } = options
  const manager: HttpConnectionManager = {
    ...shared(basis, options.listenerClass, options.service),
    use_remote_address: options.useRemoteAddress,
    ...options.own,
    ...protocolOptions(basis, options.own),
    stat_prefix: options.statPrefix,
    ...(typeof routes === 'string' ? { rds: routeDiscovery(routes) } : { route_config: routes }),
    http_filters: (options.filters ?? httpFilters(basis, options)) as HttpFilter[],
  }
  return {
    name: HTTP_CONNECTION_MANAGER,
    typed_config: { '@type': HTTP_CONNECTION_MANAGER_TYPE, ...withConnectionSettings(manager, basis.connections) },
  }
}

type Shared = Omit<HttpConnectionManager, 'stat_prefix' | 'http_filters'>

/** All that is the same for the proxy's connection managers of one class. */
const shared = (basis: ProxyBasis, listenerClass: ListenerClass, service?: Service): Shared =>
  part(basis, `http/${listenerClass}/${service ? `${service.namespace}/${service.hostname}` : ''}`, () => {
    const { proxy, push } = basis
    const headers = headerSettingsOf(proxy, basis.mesh, listenerClass)
    const logs = accessLogs('http', listenerClass, proxy, push, service)
    return {
      ...(logs.length > 0 && { access_log: [...logs] }),
      ...serverHeader(headers),
      ...(headers.forwardedPort && { append_x_forwarded_port: true }),
      ...(!headers.generateRequestId && { generate_request_id: false }),
      ...pathNormalization(basis),
      ...(basis.idleTimeout && { common_http_protocol_options: { idle_timeout: basis.idleTimeout } }),
      stream_idle_timeout: '0s',
      upgrade_configs: [{ upgrade_type: 'websocket' }],
      proxy_100_continue: true,
      ...tracing(listenerClass, proxy, push, service),
    }
  })

const serverHeader = ({ serverName, passServerHeaderThrough }: HeaderSettings): Partial<HttpConnectionManager> => ({
  ...(serverName && { server_name: serverName }),
  ...(passServerHeaderThrough && { server_header_transformation: 'PASS_THROUGH' }),
})

function pathNormalization({ mesh }: ProxyBasis): Partial<HttpConnectionManager> {
  const level = mesh.pathNormalization.normalization
  const merges = level === 'MERGE_SLASHES' || level === 'DECODE_AND_MERGE_SLASHES'
  return {
    normalize_path: level !== 'NONE',
    ...(merges && { merge_slashes: true }),
    path_with_escaped_slashes_action: level === 'DECODE_AND_MERGE_SLASHES' ? 'UNESCAPE_AND_FORWARD' : 'KEEP_UNCHANGED',
  }
}

/** HTTP/1 as the pod and the mesh want it. */
function protocolOptions(basis: ProxyBasis, own: Partial<HttpConnectionManager> | undefined): Partial<HttpConnectionManager> {
  const keepsCase = basis.config.proxyHeaders?.preserveHttp1HeaderCase === true
  if (!basis.acceptsHttp10 && !keepsCase) return {}
  return {
    http_protocol_options: {
      ...own?.http_protocol_options,
      ...(basis.acceptsHttp10 && { accept_http_10: true }),
      ...(keepsCase && { header_key_format: { stateful_formatter: preserveCase } }),
    },
  }
}

const preserveCase = {
  name: 'preserve_case',
  typed_config: { '@type': 'type.googleapis.com/envoy.extensions.http.header_formatters.preserve_case.v3.PreserveCaseFormatterConfig' },
}

const routeDiscovery = (name: string): NonNullable<HttpConnectionManager['rds']> => ({
  config_source: { ads: {}, initial_fetch_timeout: '0s', resource_api_version: 'V3' },
  route_config_name: name,
})

/** Peer metadata first, so that policies can use it; the router last. */
function httpFilters(
  basis: ProxyBasis,
  { listenerClass, protocol, port, dnsCaches = [], tellsOutside = false }: HttpOptions,
): readonly HttpFilter[] {
  const grpcWeb = protocol === 'GRPC-Web'
  const extended = EXTENSION_KINDS.some((kind) => basis.push.resourcesOf(kind).length > 0)
  const key = `http-filters/${listenerClass}/${extended ? port : ''}/${grpcWeb}/${tellsOutside}/${dnsCaches.map((c) => c.name).join()}`
  return part(basis, key, () => {
    const { proxy, push } = basis
    const headers = headerSettingsOf(proxy, basis.mesh, listenerClass)
    const guarded = listenerClass !== 'sidecar-outbound'
    const facts = { listenerClass, port }
    return [
      listenerClass === 'sidecar-inbound' ? filters.inboundMetadata : outboundMetadata(headers, tellsOutside),
      ...(guarded ? httpAuthorizationFilters('custom', proxy, push) : []),
      ...httpExtensions('AUTHN', facts, proxy, push),
      ...(guarded ? jwtFilters(proxy, push) : []),
      ...httpExtensions('AUTHZ', facts, proxy, push),
      ...(guarded ? httpAuthorizationFilters('local', proxy, push) : []),
      ...httpExtensions('STATS', facts, proxy, push),
      ...httpExtensions('UNSPECIFIED', facts, proxy, push),
      ...(grpcWeb ? [filters.grpcWeb] : []),
      filters.grpcStats,
      ...(listenerClass === 'sidecar-inbound' ? [] : [filters.alpn]),
      filters.fault,
      filters.cors,
      ...httpStatsFilters(listenerClass, proxy, push),
      ...dnsCaches.map(filters.dynamicForwardProxy),
      filters.router(headers.suppressDebugHeaders),
    ]
  })
}

const outboundMetadata = (headers: HeaderSettings, tellsOutside: boolean): HttpFilter =>
  headers.skipMetadataHeadersOutside && !tellsOutside ? filters.outboundMetadataInsideOnly : filters.outboundMetadata

/** HTTP/2 without an upgrade, where the port says that it is. */
export const http2Options = (protocol: Protocol): Partial<HttpConnectionManager> =>
  isHttp2(protocol) ? { http2_protocol_options: {} } : {}
