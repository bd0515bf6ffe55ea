import { envoyDuration } from '../../types/duration.js'
import type { Cluster, HttpProtocolOptions } from '../../types/envoy/cluster.js'
import type { Proxy } from '../../types/proxy.js'
import { ORIGINAL_DESTINATION } from '../eds/lb-endpoint.js'
import { tunnelTls } from '../tls/tunnel-tls.js'
import { CONNECT_ORIGINATE, ENCAP, MAIN_INTERNAL } from '../waypoint-names.js'
import { statName } from './base.js'
import type { ClusterClient } from './client.js'
import { unlimitedBreakers } from './connection-pool.js'
import { finish } from './draft.js'
import { upstreamTlsSocket } from './tls-context.js'
import { rawBuffer } from './transport-sockets.js'

const HBONE_PORT = 15008
const HBONE_IDLE = '3600s'

/** To an internal listener of the proxy's own. Istio: pilot/pkg/networking/core/cluster_waypoint.go#buildInternalUpstreamCluster */
function internalCluster(name: string, listener: string): Cluster {
  const address = { envoy_internal_address: { server_listener_name: listener } }
  const cluster: Cluster = {
    name,
    type: 'STATIC',
    alt_stat_name: statName(name),
    circuit_breakers: unlimitedBreakers,
    load_assignment: { cluster_name: name, endpoints: [{ lb_endpoints: [{ endpoint: { address } }] }] },
    transport_socket: {
      name: 'internal_upstream',
      typed_config: {
        '@type': 'type.googleapis.com/envoy.extensions.transport_sockets.internal_upstream.v3.InternalUpstreamTransport',
        transport_socket: rawBuffer('raw_buffer'),
      },
    },
  }
  return finish({ cluster, http: asItComes, dynamicForwardProxy: false })
}

const asItComes: HttpProtocolOptions = {
  common_http_protocol_options: { idle_timeout: '300s' },
  use_downstream_protocol_config: { http_protocol_options: {}, http2_protocol_options: {} },
}

export const mainInternalCluster = (): Cluster => internalCluster(MAIN_INTERNAL, MAIN_INTERNAL)
export const encapCluster = (): Cluster => internalCluster(ENCAP, CONNECT_ORIGINATE)

/**
 * The tunnels to workloads: HBONE to where the connection was going, or to the waypoint that its metadata names.
 * Istio: pilot/pkg/networking/core/cluster_waypoint.go#buildConnectOriginate
 */
export function connectOriginateCluster(proxy: Proxy, { mesh }: ClusterClient): Cluster {
  const idle = envoyDuration(mesh.hboneIdleTimeout) ?? HBONE_IDLE
  const own = `spiffe://${mesh.trustDomain}/ns/${proxy.namespace}/sa/`
  const { typed_config } = upstreamTlsSocket({ common_tls_context: tunnelTls(proxy, mesh, own) })
  const cluster: Cluster = {
    name: CONNECT_ORIGINATE,
    type: 'ORIGINAL_DST',
    alt_stat_name: statName(CONNECT_ORIGINATE),
    lb_policy: 'CLUSTER_PROVIDED',
    connect_timeout: envoyDuration(mesh.connectTimeout),
    cleanup_interval: '60s',
    circuit_breakers: unlimitedBreakers,
    original_dst_lb_config: {
      upstream_port_override: HBONE_PORT,
      metadata_key: { key: ORIGINAL_DESTINATION, path: [{ key: 'waypoint' }] },
    },
    transport_socket: { name: 'tls', typed_config },
  }
  const http: HttpProtocolOptions = {
    common_http_protocol_options: { idle_timeout: idle },
    explicit_http_config: { http2_protocol_options: { allow_connect: true } },
  }
  return finish({ cluster, http, dynamicForwardProxy: false })
}
