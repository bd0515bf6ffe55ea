import { memo1 } from '../../memo.js'
import type { Hop } from '../../types/hop.js'
import type { HttpStream } from '../http/stream.js'
import { type Fields, field, fields, flag, items, messageOf, objects, part, text } from '../reading.js'
import type { Cluster } from '../shapes.js'

export type HttpProtocol = 'HTTP/1.1' | 'HTTP/2'

const OPTIONS = 'envoy.extensions.upstreams.http.v3.HttpProtocolOptions'

const optionsOf = memo1((cluster: Cluster): Fields => fields(field(field(cluster, 'typed_extension_protocol_options'), OPTIONS)))

/** Which HTTP a cluster speaks, and which setting says so. */
export function upstreamProtocol(
  cluster: Cluster,
  stream: HttpStream,
  isTls: boolean,
): { readonly protocol: HttpProtocol; readonly by: string } {
  const options = optionsOf(cluster)
  const explicit = part(options, 'explicit_http_config')
  if (explicit) {
    if (part(explicit, 'http3_protocol_options')) return { protocol: 'HTTP/2', by: 'http3_protocol_options' }
    return part(explicit, 'http2_protocol_options')
      ? { protocol: 'HTTP/2', by: 'explicit_http_config' }
      : { protocol: 'HTTP/1.1', by: 'explicit_http_config' }
  }
  const downstream = part(options, 'use_downstream_protocol_config')
  if (downstream) return { protocol: stream.protocol, by: 'use_downstream_protocol_config' }
  // The server's choice by ALPN: HTTP/2 where TLS lets it be asked.
  if (part(options, 'auto_config')) return { protocol: isTls ? 'HTTP/2' : 'HTTP/1.1', by: 'auto_config' }
  if (cluster && field(cluster, 'protocol_selection') === 'USE_DOWNSTREAM_PROTOCOL')
    return { protocol: stream.protocol, by: 'protocol_selection' }
  if (part(cluster, 'http2_protocol_options')) return { protocol: 'HTTP/2', by: 'http2_protocol_options' }
  return { protocol: 'HTTP/1.1', by: 'default' }
}

const versions: Readonly<Record<HttpProtocol, string>> = { 'HTTP/1.1': 'HTTP11', 'HTTP/2': 'HTTP2' }

/** What Istio's ALPN filter offers instead of what the cluster's TLS would, unless the cluster's metadata forbids it. */
function alpnOverride(stream: HttpStream, cluster: Cluster, protocol: HttpProtocol): readonly string[] | undefined {
  const istio = field(field(field(cluster, 'metadata'), 'filter_metadata'), 'istio')
  if (text(field(istio, 'alpn_override')) === 'false') return undefined
  const config = objects(field(stream.manager, 'http_filters')).find(
    ({ name }) => name === 'istio.alpn' || name === 'envoy.filters.http.alpn',
  )
  const entry = objects(field(config?.typed_config, 'alpn_override')).find(
    (candidate) => candidate.upstream_protocol === versions[protocol],
  )
  const names = items(entry?.alpn_override).filter((name) => typeof name === 'string')
  return names.length > 0 ? names : undefined
}

/** What the request adds to the transport socket's hop: the HTTP version, the ALPN for it, and the server name where it follows the host. */
export function httpHop(stream: HttpStream, cluster: Cluster, hop: Hop, protocol: HttpProtocol, hostname: string | undefined): Hop {
  if (hop.tls === 'plain') return { ...hop, protocol }
  const own = part(optionsOf(cluster), 'upstream_http_protocol_options')
  const authority = stream.request.get(':authority')?.replace(/:\d+$/, '')
  const name = hostname ?? authority
  const alpn = alpnOverride(stream, cluster, protocol)
  return {
    ...hop,
    ...(flag(own?.auto_sni) && name ? { sni: name } : {}),
    ...(flag(own?.auto_san_validation) && name ? { sans: [name] } : {}),
    ...(alpn ? { alpn } : hop.alpn ? {} : { alpn: [protocol === 'HTTP/2' ? 'h2' : 'http/1.1'] }),
    protocol,
  }
}

/** Whether the connection manager's router says nothing of itself in headers. */
export function routerOptions(manager: object): { readonly suppressesHeaders: boolean; readonly respectsExpected: boolean } {
  const config = objects(field(manager, 'http_filters'))
    .map((filter) => part(filter, 'typed_config'))
    .find((candidate) => messageOf(candidate) === 'Router')
  return {
    suppressesHeaders: flag(config?.suppress_envoy_headers) ?? false,
    respectsExpected: flag(config?.respect_expected_rq_timeout) ?? false,
  }
}
