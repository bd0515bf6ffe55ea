import type { PassthroughMetadata, TransportSocket, TransportSocketMatch, UpstreamTlsSocket } from '../../types/envoy/transport-socket.js'
import type { TrafficPolicy } from '../../types/istio/destination-rule.js'
import { ORIGINAL_DESTINATION } from '../eds/lb-endpoint.js'
import type { Draft } from './draft.js'
import type { ChosenTls } from './upstream-tls.js'

export const rawBuffer = (name: string): TransportSocket => ({
  name,
  typed_config: { '@type': 'type.googleapis.com/envoy.extensions.transport_sockets.raw_buffer.v3.RawBuffer' },
})
export const plainSocket = rawBuffer('envoy.transport_sockets.raw_buffer')

/** For endpoints that do not take mutual TLS, or of which nobody knows. */
const otherwisePlain: TransportSocketMatch = { name: 'tlsMode-disabled', match: {}, transport_socket: plainSocket }

const ifMutual = (socket: TransportSocket): TransportSocketMatch => ({
  name: 'tlsMode-istio',
  match: { tlsMode: 'istio' },
  transport_socket: socket,
})

/**
 * Sets how the cluster connects. Mutual TLS that no rule asked for is left to each endpoint: whether it says that it takes it.
 * Where endpoints are not known by name (`ORIGINAL_DST`), it is all or none.
 * Istio: pilot/pkg/networking/core/cluster_tls.go#applyUpstreamTLSSettings
 */
export function connectBy(
  { cluster }: Draft,
  socket: UpstreamTlsSocket | undefined,
  chosen: ChosenTls | undefined,
  tunnels: boolean,
): void {
  const byEndpoint = chosen?.detected === true && chosen.tls.mode === 'ISTIO_MUTUAL' && cluster.type !== 'ORIGINAL_DST'
  const direct = chosen !== undefined && cluster.type === 'ORIGINAL_DST'
  if (tunnels && !direct) cluster.transport_socket_matches = tunnelMatches(socket, chosen, byEndpoint)
  else if (socket && byEndpoint) cluster.transport_socket_matches = [ifMutual(socket), otherwisePlain]
  else if (socket) cluster.transport_socket = socket
}

/** Istio: pilot/pkg/networking/core/cluster_tls.go#applyHBONETransportSocketMatches */
function tunnelMatches(socket: UpstreamTlsSocket | undefined, chosen: ChosenTls | undefined, byEndpoint: boolean): TransportSocketMatch[] {
  if (!socket || !chosen) return [ifTunnel(plainSocket), otherwisePlain]
  if (byEndpoint) return [ifTunnel(plainSocket), ifMutual(socket), otherwisePlain]
  if (chosen.tls.mode === 'ISTIO_MUTUAL') return [ifTunnel(plainSocket), { name: 'tlsMode-istio', transport_socket: socket }]
  return [ifTunnel(socket), { name: 'user', transport_socket: socket }]
}

const ifTunnel = (inner: TransportSocket): TransportSocketMatch => ({
  name: 'hbone',
  match: { tunnel: 'http' },
  transport_socket: tunnelSocket(inner),
})

/** Into the internal listener that opens tunnels, with what that must know. Istio: #FullMetadataPassthroughInternalUpstreamTransportSocket */
const tunnelSocket = (inner: TransportSocket): TransportSocket =>
  internalUpstream(inner, [
    { kind: { host: {} }, name: ORIGINAL_DESTINATION },
    { kind: { cluster: {} }, name: 'istio' },
    { kind: { host: {} }, name: 'istio' },
  ])

/** The same at a waypoint, whose own listener knows the cluster. Istio: #WaypointInternalUpstreamTransportSocket */
export const waypointTunnelSocket = (inner: TransportSocket): TransportSocket => ({
  ...internalUpstream(inner, [
    { kind: { host: {} }, name: ORIGINAL_DESTINATION },
    { kind: { host: {} }, name: 'istio' },
  ]),
  name: 'internal_upstream',
})

const internalUpstream = (inner: TransportSocket, metadata: readonly PassthroughMetadata[]): TransportSocket => ({
  name: 'envoy.transport_sockets.internal_upstream',
  typed_config: {
    '@type': 'type.googleapis.com/envoy.extensions.transport_sockets.internal_upstream.v3.InternalUpstreamTransport',
    passthrough_metadata: metadata,
    transport_socket: inner,
  },
})

/** Puts a PROXY protocol header in front. Istio: pilot/pkg/networking/core/cluster_traffic_policy.go#applyUpstreamProxyProtocol */
export function precedeByProxyProtocol({ cluster }: Draft, settings: TrafficPolicy['proxyProtocol']): void {
  if (!settings) return
  const { transport_socket: one, transport_socket_matches: several } = cluster
  const version = settings.version === 'V2' ? { version: 'V2' } : {}
  const around = (inner: TransportSocket): TransportSocket => ({
    name: 'envoy.transport_sockets.upstream_proxy_protocol',
    typed_config: {
      '@type': 'type.googleapis.com/envoy.extensions.transport_sockets.proxy_protocol.v3.ProxyProtocolUpstreamTransport',
      config: version,
      transport_socket: inner,
    },
  })
  if (one || !several) cluster.transport_socket = around(one ?? rawBuffer('raw_buffer'))
  if (several) cluster.transport_socket_matches = several.map((m) => ({ ...m, transport_socket: around(m.transport_socket) }))
}
