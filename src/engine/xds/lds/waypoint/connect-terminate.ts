import {
  HTTP_CONNECTION_MANAGER,
  HTTP_CONNECTION_MANAGER_TYPE,
  type HttpConnectionManager,
} from '../../../types/envoy/http-connection-manager.js'
import type { FilterChain, Listener } from '../../../types/envoy/listener.js'
import type { RouteConfiguration } from '../../../types/envoy/route.js'
import { madeBy } from '../../../types/provenance.js'
import type { Origin } from '../../../types/resource.js'
import { headerSettingsOf } from '../../proxy-config.js'
import { accessLogs } from '../../telemetry/index.js'
import { tunnelTls } from '../../tls/tunnel-tls.js'
import { CONNECT_TERMINATE, MAIN_INTERNAL } from '../../waypoint-names.js'
import { additionalAddresses, listenAddress } from '../addresses.js'
import type { ProxyBasis } from '../basis.js'
import { router } from '../http/filters.js'
import { connectAuthority, downstreamPeer } from './filters.js'

const HBONE_PORT = 15008

/**
 * Ends the tunnels that ztunnels and gateways open. Few connections carry many, so workers share them out evenly.
 * Istio: pilot/pkg/networking/core/listener_waypoint.go#buildConnectTerminateListener
 */
export function connectTerminate(basis: ProxyBasis, by: Origin | undefined): Listener {
  const { proxy, mesh, push, wildcards } = basis
  const logs = accessLogs('listener', 'sidecar-inbound', proxy, push)
  const chain: FilterChain = {
    name: 'default',
    transport_socket: {
      name: 'tls',
      typed_config: {
        '@type': 'type.googleapis.com/envoy.extensions.transport_sockets.tls.v3.DownstreamTlsContext',
        common_tls_context: tunnelTls(proxy, mesh),
        require_client_certificate: true,
      },
    },
    filters: [
      {
        name: HTTP_CONNECTION_MANAGER,
        typed_config: { '@type': HTTP_CONNECTION_MANAGER_TYPE, ...manager(basis) },
      },
    ],
  }
  const listener: Listener = {
    name: CONNECT_TERMINATE,
    address: listenAddress(wildcards[0], HBONE_PORT),
    ...additionalAddresses(wildcards.slice(1), HBONE_PORT),
    filter_chains: [madeBy(chain, by)],
    connection_balance_config: { exact_balance: {} },
    ...(logs.length > 0 && { access_log: [...logs] }),
  }
  return madeBy(listener, by)
}

/** Every CONNECT goes on to the listener within. */
const routes: RouteConfiguration = {
  name: 'default',
  virtual_hosts: [
    {
      name: 'default',
      domains: ['*'],
      routes: [
        {
          match: { connect_matcher: {} },
          route: { cluster: MAIN_INTERNAL, upgrade_configs: [{ upgrade_type: 'CONNECT', connect_config: {} }] },
        },
      ],
    },
  ],
}

/** Istio: pilot/pkg/networking/core/listener_waypoint.go#buildHCMConnectTerminateChain */
function manager({ proxy, mesh, push }: ProxyBasis): HttpConnectionManager {
  const headers = headerSettingsOf(proxy, mesh, 'sidecar-inbound')
  const failures = accessLogs('hbone-termination', 'sidecar-inbound', proxy, push)
  return {
    stat_prefix: CONNECT_TERMINATE,
    route_config: routes,
    ...(headers.forwardClientCert !== 'SANITIZE' && { forward_client_cert_details: headers.forwardClientCert }),
    set_current_client_cert_details: { subject: true, uri: true, dns: true },
    ...(headers.serverName && { server_name: headers.serverName }),
    ...(headers.passServerHeaderThrough && { server_header_transformation: 'PASS_THROUGH' }),
    ...(!headers.generateRequestId && { generate_request_id: false }),
    use_remote_address: false,
    ...(failures.length > 0 && { access_log: [...failures] }),
    stream_idle_timeout: '0s',
    upgrade_configs: [{ upgrade_type: 'CONNECT' }],
    http2_protocol_options: {
      allow_connect: true,
      // All streams of a connection are one worker's.
      max_concurrent_streams: 100,
      connection_keepalive: { interval: '10s', timeout: '20s' },
    },
    http_filters: [downstreamPeer, connectAuthority, router(headers.suppressDebugHeaders)],
  }
}
