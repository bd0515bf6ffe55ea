import type { Cluster, Http1Options, Http2Options, HttpProtocolOptions } from '../../types/envoy/cluster.js'
import type { ClusterClient } from './client.js'

/** A cluster that is being made. Its parts may be shared with other clusters: they are replaced, never changed. */
export interface Draft {
  readonly cluster: Cluster
  /** How it speaks HTTP; absent leaves Envoy its own choice. */
  http?: HttpProtocolOptions
  /** Names are resolved when they are asked for. */
  readonly dynamicForwardProxy: boolean
}

export const HTTP_PROTOCOL_OPTIONS = 'envoy.extensions.upstreams.http.v3.HttpProtocolOptions'

/** Envoy wants to be told a protocol once it is told anything about HTTP: HTTP/1 unless something else was chosen. */
export function finish({ cluster, http }: Draft): Cluster {
  if (http) {
    const protocol = speaksNothingYet(http) ? { explicit_http_config: { http_protocol_options: {} } } : {}
    cluster.typed_extension_protocol_options = {
      [HTTP_PROTOCOL_OPTIONS]: { '@type': `type.googleapis.com/${HTTP_PROTOCOL_OPTIONS}`, ...http, ...protocol },
    }
  }
  return cluster
}

const speaksNothingYet = (http: HttpProtocolOptions): boolean => !http.explicit_http_config && !http.use_downstream_protocol_config

/** Speaks HTTP/2, unless a protocol was chosen already. */
export function speakHttp2(draft: Draft): void {
  const http = draft.http ?? {}
  if (speaksNothingYet(http)) draft.http = { ...http, explicit_http_config: { http2_protocol_options: {} } }
}

export const http2OptionsOf = ({ http }: Draft): Http2Options | undefined =>
  http?.explicit_http_config && 'http2_protocol_options' in http.explicit_http_config
    ? http.explicit_http_config.http2_protocol_options
    : undefined

/** Speaks whatever the client of the proxy speaks. */
export function speakAsClient(draft: Draft): void {
  const { explicit_http_config: explicit, ...http } = draft.http ?? {}
  const http1 = explicit && 'http_protocol_options' in explicit ? explicit.http_protocol_options : {}
  draft.http = { ...http, use_downstream_protocol_config: { http_protocol_options: http1, http2_protocol_options: {} } }
}

const preservedCase: Http1Options = {
  header_key_format: {
    stateful_formatter: {
      name: 'preserve_case',
      typed_config: {
        '@type': 'type.googleapis.com/envoy.extensions.http.header_formatters.preserve_case.v3.PreserveCaseFormatterConfig',
      },
    },
  },
}

/** How HTTP/1 is written. */
export const http1Options = (client: ClusterClient): Http1Options => (client.preservesHeaderCase ? preservedCase : {})

/** HTTP/1 by name, which matters only where there is more to say about it. */
export function speakHttp1(draft: Draft, client: ClusterClient): void {
  if (client.preservesHeaderCase) draft.http = { ...draft.http, explicit_http_config: { http_protocol_options: preservedCase } }
}
