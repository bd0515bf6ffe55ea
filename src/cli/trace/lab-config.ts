import { type EnvoyConfig, readConfig } from '../../engine/envoy/index.js'
import type { Cluster } from '../../engine/envoy/shapes.js'

const PROTOCOL_OPTIONS = 'envoy.extensions.upstreams.http.v3.HttpProtocolOptions'

/** A cluster as the lab has it: no TLS, and HTTP/1.1 where ALPN would have told. */
function inPlain(cluster: Cluster): Cluster {
  const { transport_socket: _, transport_socket_matches: __, ...rest } = cluster as Cluster & Record<string, unknown>
  const options = rest.typed_extension_protocol_options as Record<string, Record<string, unknown>> | undefined
  const http = options?.[PROTOCOL_OPTIONS]
  const auto = http?.auto_config as { http_protocol_options?: object } | undefined
  if (!http || !auto) return rest
  const { auto_config: ___, ...others } = http
  const explicit = { ...others, explicit_http_config: { http_protocol_options: auto.http_protocol_options ?? {} } }
  return { ...rest, typed_extension_protocol_options: { ...options, [PROTOCOL_OPTIONS]: explicit } } as Cluster
}

/** A configuration as the lab serves it: the connections that the proxy makes are in plain text, for nobody there would take another. */
export function labConfig(value: unknown): EnvoyConfig {
  const { config } = readConfig(value)
  return { ...config, clusters: new Map([...config.clusters].map(([name, cluster]) => [name, inPlain(cluster)])) }
}
