import { memo1 } from '../../memo.js'
import type { Hop } from '../../types/trace.js'
import { type Fields, field, items, messageOf, objects, part, text } from '../reading.js'
import type { Cluster } from '../shapes.js'
import type { Host } from './hosts.js'

const MATCH = 'envoy.transport_socket_match'

/** A transport socket as a hop, and what it is called in the configuration. */
export interface Socket {
  readonly hop: Hop
  readonly by: string
  readonly subject: object
}

const asText = (matcher: unknown): string[] => {
  for (const [kind, before, after] of [
    ['exact', '', ''],
    ['prefix', '', '*'],
    ['suffix', '*', ''],
    ['contains', '*', '*'],
  ] as const) {
    const value = text(field(matcher, kind))
    if (value !== undefined) return [before + value + after]
  }
  const regex = text(field(field(matcher, 'safe_regex'), 'regex'))
  return regex === undefined ? [] : [`/${regex}/`]
}

/** The names of which the peer's certificate must have one. */
function sansOf(tls: Fields): string[] {
  const combined = part(tls, 'combined_validation_context')
  const context = part(tls, 'validation_context') ?? part(combined, 'default_validation_context')
  const typed = objects(field(context, 'match_typed_subject_alt_names')).flatMap(({ matcher }) => asText(matcher))
  return [...typed, ...items(field(context, 'match_subject_alt_names')).flatMap(asText)]
}

function tlsHop(config: Fields): Hop {
  const tls = part(config, 'common_tls_context') ?? {}
  const hasCertificate =
    items(tls.tls_certificates).length > 0 ||
    items(tls.tls_certificate_sds_secret_configs).length > 0 ||
    // What gRPC's own clients are told: the certificate comes from files that the bootstrap names.
    part(tls, 'tls_certificate_provider_instance') !== undefined ||
    part(tls, 'tls_certificate_certificate_provider_instance') !== undefined
  const sni = text(config.sni)
  const alpn = items(tls.alpn_protocols).filter((name) => typeof name === 'string')
  const sans = sansOf(tls)
  return {
    tls: hasCertificate ? 'mtls' : 'tls',
    ...(sni ? { sni } : {}),
    ...(alpn.length > 0 ? { alpn } : {}),
    ...(sans.length > 0 ? { sans } : {}),
  }
}

/** Sockets wrap one another: PROXY protocol around TLS, an internal connection's metadata around either. */
function hopOf(socket: unknown, depth = 0): Hop {
  const config = part(socket, 'typed_config')
  if (!config || depth > 8) return { tls: 'plain' }
  if (messageOf(config) === 'UpstreamTlsContext') return tlsHop(config)
  const inner = hopOf(config.transport_socket, depth + 1)
  if (messageOf(config) !== 'ProxyProtocolUpstreamTransport') return inner
  return { ...inner, proxyProtocol: text(field(config.config, 'version')) === 'V2' ? 2 : 1 }
}

const remembered: (socket: object) => Hop = memo1((socket) => hopOf(socket))
const matchesOf = memo1((cluster: Cluster) => objects(field(cluster, 'transport_socket_matches')))
const plain: Hop = { tls: 'plain' }

function satisfies(metadata: unknown, wanted: Fields): boolean {
  return Object.entries(wanted).every(([key, value]) => JSON.stringify(field(metadata, key)) === JSON.stringify(value))
}

const sourceOf = (cluster: Cluster): string | undefined =>
  text(field(field(field(cluster, 'upstream_bind_config'), 'source_address'), 'address'))

/** The transport socket of a connection to a host: the first match by the endpoint's metadata (or its locality's), or else the cluster's own. */
export function socketFor(cluster: Cluster, host: Pick<Host, 'metadata' | 'localityMetadata'>): Socket {
  const found = matchesOf(cluster).find((candidate) => {
    const wanted = part(candidate, 'match') ?? {}
    return satisfies(host.metadata[MATCH], wanted) || (MATCH in host.localityMetadata && satisfies(host.localityMetadata[MATCH], wanted))
  })
  const socket = found ? part(found, 'transport_socket') : part(cluster, 'transport_socket')
  const by = found ? (text(found.name) ?? 'transport_socket_matches') : 'transport_socket'
  const source = sourceOf(cluster)
  const hop = socket ? remembered(socket) : plain
  return { hop: source === undefined ? hop : { ...hop, source }, by, subject: found ?? cluster }
}
