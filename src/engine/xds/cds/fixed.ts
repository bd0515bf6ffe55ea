import type { IpMode } from '../../mesh/model/ip.js'
import { envoyDuration } from '../../types/duration.js'
import type { Cluster } from '../../types/envoy/cluster.js'
import { statName } from './base.js'
import type { ClusterClient } from './client.js'
import { applyConnectionPool } from './connection-pool.js'
import { type Draft, finish, http1Options } from './draft.js'

/** Proxies tell each other over TCP who they are. Shared by all clusters that go out. */
export const exchangesMetadata: NonNullable<Cluster['filters']> = [
  {
    name: 'istio.metadata_exchange',
    typed_config: {
      '@type': 'type.googleapis.com/udpa.type.v1.TypedStruct',
      type_url: 'type.googleapis.com/envoy.tcp.metadataexchange.config.MetadataExchange',
      value: { enable_discovery: true, protocol: 'istio-peer-exchange' },
    },
  },
]

/** Where traffic ends that may not leave. */
export const blackHoleCluster = ({ mesh }: ClusterClient): Cluster => ({
  name: 'BlackHoleCluster',
  type: 'STATIC',
  alt_stat_name: statName('BlackHoleCluster'),
  connect_timeout: envoyDuration(mesh.connectTimeout),
})

/** HTTP as it comes, on connections that idle for five minutes at most. */
export const passThroughHttp = (client: ClusterClient): NonNullable<Draft['http']> => ({
  common_http_protocol_options: { idle_timeout: '300s' },
  use_downstream_protocol_config: { http_protocol_options: http1Options(client), http2_protocol_options: {} },
})

/** Where traffic goes that no service stands for: where it was going. Istio: pilot/pkg/networking/core/cluster_builder.go#buildDefaultPassthroughCluster */
export function passthroughCluster(client: ClusterClient): Cluster {
  return finish(passthrough('PassthroughCluster', client, { filters: exchangesMetadata }))
}

/** To the application behind the proxy, where no port of a service says more. */
export const inboundPassthroughCluster = (client: ClusterClient): Cluster =>
  finish(passthrough('InboundPassthroughCluster', client, { upstream_bind_config: bindToLoopback(client.ipMode, true) }))

function passthrough(name: string, client: ClusterClient, more: Partial<Cluster>): Draft {
  const cluster: Cluster = {
    name,
    type: 'ORIGINAL_DST',
    alt_stat_name: statName('PassthroughCluster'),
    lb_policy: 'CLUSTER_PROVIDED',
    ...more,
  }
  const draft: Draft = { cluster, http: passThroughHttp(client), dynamicForwardProxy: false }
  const http = draft.http
  applyConnectionPool(draft, client.mesh, client.mesh.defaultTrafficPolicy?.connectionPool, undefined)
  // Only limits of connections apply: how HTTP is spoken stays as it is.
  draft.http = http
  return draft
}

const LOOPBACK_V4 = { address: '127.0.0.6', port_value: 0 }
const LOOPBACK_V6 = { address: '::6', port_value: 0 }

/** From an address that the pod's redirection leaves alone; else the proxy would catch its own connections. */
export function bindToLoopback(ipMode: IpMode, bothFamilies = false): NonNullable<Cluster['upstream_bind_config']> {
  if (ipMode === 'v6') return { source_address: LOOPBACK_V6 }
  return bothFamilies && ipMode === 'dual'
    ? { source_address: LOOPBACK_V4, extra_source_addresses: [{ address: LOOPBACK_V6 }] }
    : { source_address: LOOPBACK_V4 }
}

/** Where secrets come from that a socket in the pod serves. Istio: #buildExternalSDSCluster */
export const secretSocketCluster = ({ mesh }: ClusterClient): Cluster => {
  const name = 'sds-external'
  const address = { pipe: { path: './var/run/secrets/credential-uds/socket' } }
  return finish({
    cluster: {
      name,
      type: 'STATIC',
      alt_stat_name: statName(name),
      connect_timeout: envoyDuration(mesh.connectTimeout),
      load_assignment: { cluster_name: name, endpoints: [{ lb_endpoints: [{ endpoint: { address } }] }] },
    },
    http: { explicit_http_config: { http2_protocol_options: {} } },
    dynamicForwardProxy: false,
  })
}
