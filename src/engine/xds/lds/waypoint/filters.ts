import type { HttpFilter } from '../../../types/envoy/http-connection-manager.js'
import type { NetworkFilter } from '../../../types/envoy/network-filters.js'

const peerMetadata = (name: string, value: Record<string, unknown>): HttpFilter => ({
  name,
  typed_config: {
    '@type': 'type.googleapis.com/udpa.type.v1.TypedStruct',
    type_url: 'type.googleapis.com/io.istio.http.peer_metadata.Config',
    value,
  },
})

/** Finds out who the client of the tunnel is, for the listener within. */
export const downstreamPeer = peerMetadata('waypoint_downstream_peer_metadata', {
  downstream_discovery: [{ workload_discovery: {} }],
  shared_with_upstream: true,
})

/** Finds out who the server is. */
export const upstreamPeer = peerMetadata('waypoint_upstream_peer_metadata', { upstream_discovery: [{ workload_discovery: {} }] })

/** What the tunnel knows and the connection within does not: where it goes, who is there. */
const shared = (key: string, format: string, hashable: boolean): Record<string, unknown> => ({
  object_key: key,
  ...(hashable && { factory_key: 'istio.hashable_string' }),
  format_string: { text_format_source: { inline_string: format } },
  shared_with_upstream: 'ONCE',
})

const LOCAL_IP = 'envoy.filters.listener.original_dst.local_ip'

/** Istio: pilot/pkg/xds/filters/filters.go#ConnectAuthorityFilter */
export const connectAuthority: HttpFilter = {
  name: 'connect_authority',
  typed_config: {
    '@type': 'type.googleapis.com/envoy.extensions.filters.http.set_filter_state.v3.Config',
    on_request_headers: [
      shared(LOCAL_IP, '%REQ(:AUTHORITY)%', false),
      shared('io.istio.connect_authority', '%REQ(:AUTHORITY)%', true),
      shared('envoy.filters.listener.original_dst.remote_ip', '%DOWNSTREAM_REMOTE_ADDRESS%', false),
      shared('io.istio.peer_principal', '%DOWNSTREAM_PEER_URI_SAN%', true),
      shared('io.istio.local_principal', '%DOWNSTREAM_LOCAL_URI_SAN%', true),
    ],
  },
}

/** Hands on to the tunnel to a workload which address it was. Istio: pilot/pkg/xds/filters/filters.go#ConnectAuthorityNetworkFilter */
export const connectAuthorityOfConnection: NetworkFilter = {
  name: 'connect_authority',
  typed_config: {
    '@type': 'type.googleapis.com/envoy.extensions.filters.network.set_filter_state.v3.Config',
    on_new_connection: [shared(LOCAL_IP, `%FILTER_STATE(${LOCAL_IP}:PLAIN)%`, false)],
  },
}

/**
 * Tells the application who the client is: no certificate of the client's reaches the listener within.
 * Istio: pilot/pkg/xds/filters/filters.go#WaypointXFCCClientIdentityFilter
 */
export const clientIdentityHeader: HttpFilter = {
  name: 'istio.waypoint.xfcc_client_identity',
  typed_config: {
    '@type': 'type.googleapis.com/envoy.extensions.filters.http.header_mutation.v3.HeaderMutation',
    mutations: {
      request_mutations: [
        {
          append: {
            header: {
              key: 'x-forwarded-client-cert',
              value: 'By=%FILTER_STATE(io.istio.local_principal:PLAIN)%;URI=%FILTER_STATE(io.istio.peer_principal:PLAIN)%',
            },
            append_action: 'OVERWRITE_IF_EXISTS_OR_ADD',
          },
        },
      ],
    },
  },
}
