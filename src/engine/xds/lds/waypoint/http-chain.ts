import { isWildcard } from '../../../mesh/model/hostname.js'
import type { HttpFilter } from '../../../types/envoy/http-connection-manager.js'
import type { FilterChain } from '../../../types/envoy/listener.js'
import type { NetworkFilter } from '../../../types/envoy/network-filters.js'
import { madeBy } from '../../../types/provenance.js'
import { httpExtensions } from '../../extensions/index.js'
import { headerSettingsOf } from '../../proxy-config.js'
import { buildWaypointRouteConfig } from '../../rds/index.js'
import { httpAuthorizationFilters, jwtFilters } from '../../security/index.js'
import { httpStatsFilters } from '../../telemetry/index.js'
import { connectionManager, http2Options } from '../http/connection-manager.js'
import { dnsCacheOf } from '../http/dynamic-dns.js'
import * as filters from '../http/filters.js'
import type { ChainTarget, WaypointContext } from './context.js'
import { clientIdentityHeader, upstreamPeer } from './filters.js'

/** The pod's wish that applications be told the client's identity in `x-forwarded-client-cert`. */
const TELL_CLIENT = 'ambient.istio.io/xfcc-include-client-identity'

/** A chain for HTTP. `before`: filters that come first of all. */
export function httpChain(context: WaypointContext, target: ChainTarget, name: string, before: readonly NetworkFilter[] = []): FilterChain {
  const { basis, push, resources } = context
  const { service, port, clusterName } = target
  const tellsClient = (basis.proxy.metadata.annotations[TELL_CLIENT] ?? '').toLowerCase() === 'true'
  const manager = connectionManager(basis, {
    listenerClass: 'sidecar-inbound',
    statPrefix: `inbound_0.0.0.0_${port.port};`,
    routes: buildWaypointRouteConfig(basis.proxy, push, {
      clusterName,
      port: port.port,
      serves: resources.serves,
      ...(service && { service }),
    }),
    protocol: port.protocol,
    port: port.port,
    useRemoteAddress: false,
    own: { ...http2Options(port.protocol), ...(tellsClient && { forward_client_cert_details: 'ALWAYS_FORWARD_ONLY' }) },
    filters: httpFilters(context, target, tellsClient),
    ...(service && { service }),
  })
  return madeBy({ name, filters: [...before, manager] }, ...target.origins)
}

/** Istio: pilot/pkg/networking/core/listener_waypoint.go#buildWaypointHTTPFilters */
function httpFilters({ basis }: WaypointContext, { service, port }: ChainTarget, tellsClient: boolean): readonly HttpFilter[] {
  const { proxy, push, mesh } = basis
  const options = { identityInFilterState: true, ...(service && { service }) }
  const facts = { listenerClass: 'sidecar-inbound' as const, port: 0, ...(service && { service }) }
  const { suppressDebugHeaders } = headerSettingsOf(proxy, mesh, 'sidecar-inbound')
  return [
    ...(tellsClient ? [clientIdentityHeader] : []),
    ...httpAuthorizationFilters('custom', proxy, push, options),
    ...httpExtensions('AUTHN', facts, proxy, push),
    ...jwtFilters(proxy, push, options),
    ...httpExtensions('AUTHZ', facts, proxy, push),
    ...httpAuthorizationFilters('local', proxy, push, options),
    ...(port.protocol === 'GRPC-Web' ? [filters.grpcWeb] : []),
    filters.grpcStats,
    filters.fault,
    filters.cors,
    ...(service && isWildcard(service.hostname) ? [filters.dynamicForwardProxy(dnsCacheOf(service, basis))] : []),
    ...httpExtensions('STATS', facts, proxy, push),
    ...httpExtensions('UNSPECIFIED', facts, proxy, push),
    upstreamPeer,
    ...httpStatsFilters('sidecar-inbound', proxy, push, service),
    filters.router(suppressDebugHeaders),
  ]
}
