import type { MeshConfig } from '../../../mesh/mesh-config.js'
import { envoyDuration } from '../../../types/duration.js'
import type { HttpConnectionManager } from '../../../types/envoy/http-connection-manager.js'
import type { ConnectionSettings, ProxyConfig } from '../../../types/istio/proxy-config.js'
import type { Proxy } from '../../../types/proxy.js'

/** Envoy's advice for a proxy that strangers reach, where the reader sets nothing. Istio: connection_settings.go#applyEdgeProfileDefaults */
const edge: ConnectionSettings = {
  listenerPerConnectionBufferLimitBytes: 32_768,
  httpIdleTimeout: '3600s',
  httpStreamIdleTimeout: '300s',
  httpRequestTimeout: '300s',
  httpRequestHeadersTimeout: '60s',
  httpMaxConcurrentStreams: 100,
  http2InitialStreamWindowSize: 65_536,
  http2InitialConnectionWindowSize: 1_048_576,
  httpMergeSlashes: true,
}

/** Istio: pilot/pkg/networking/core/connection_settings.go#resolveConnectionSettings */
export function connectionSettingsOf(proxy: Proxy, config: ProxyConfig, mesh: MeshConfig): ConnectionSettings | undefined {
  const settings = config.connectionSettings ?? mesh.defaultConfig.connectionSettings
  if (settings?.profile !== 'EDGE' || proxy.type !== 'router') return settings
  const { httpHeadersWithUnderscoresAction: underscores, httpPathWithEscapedSlashesAction: slashes } = settings
  return {
    ...edge,
    ...settings,
    httpHeadersWithUnderscoresAction:
      !underscores || underscores === 'HEADERS_WITH_UNDERSCORES_UNSPECIFIED' ? 'HEADERS_WITH_UNDERSCORES_REJECT_REQUEST' : underscores,
    httpPathWithEscapedSlashesAction: !slashes || slashes === 'PATH_WITH_ESCAPED_SLASHES_UNSPECIFIED' ? 'UNESCAPE_AND_REDIRECT' : slashes,
  }
}

/** A limit in bytes or streams; a negative one counts as none. */
export const limit = (value: number | undefined): number | undefined => (value === undefined || value < 0 ? undefined : value)

/**
 * What the settings change on a connection manager. HTTP/2 options and path handling that it has already give way field by field.
 * Istio: pilot/pkg/networking/core/connection_settings.go#applyConnectionSettingsToHCM
 */
export function withConnectionSettings(manager: HttpConnectionManager, settings: ConnectionSettings | undefined): HttpConnectionManager {
  if (!settings) return manager
  const common = { ...manager.common_http_protocol_options, ...commonOptions(settings) }
  const http2 = http2Options(settings)
  const slashes = settings.httpPathWithEscapedSlashesAction
  const { merge_slashes, ...rest } = manager
  const merges = settings.httpMergeSlashes ?? merge_slashes
  return {
    ...rest,
    ...((manager.common_http_protocol_options || commonOptions(settings)) && { common_http_protocol_options: common }),
    ...timeout('stream_idle_timeout', settings.httpStreamIdleTimeout),
    ...timeout('request_timeout', settings.httpRequestTimeout),
    ...timeout('request_headers_timeout', settings.httpRequestHeadersTimeout),
    ...timeout('drain_timeout', settings.httpDrainTimeout),
    ...(http2 && { http2_protocol_options: { ...manager.http2_protocol_options, ...http2 } }),
    ...(merges && { merge_slashes: true }),
    ...(slashes && slashes !== 'PATH_WITH_ESCAPED_SLASHES_UNSPECIFIED' && { path_with_escaped_slashes_action: slashes }),
  }
}

function timeout<K extends string>(field: K, text: string | undefined): { [field in K]?: string } {
  const value = envoyDuration(text)
  return value === undefined ? {} : ({ [field]: value } as { [field in K]?: string })
}

function commonOptions(settings: ConnectionSettings): HttpConnectionManager['common_http_protocol_options'] {
  const underscores = settings.httpHeadersWithUnderscoresAction
  const named = underscores !== undefined && underscores !== 'HEADERS_WITH_UNDERSCORES_UNSPECIFIED'
  const { httpIdleTimeout, httpMaxConnectionDuration, httpMaxStreamDuration } = settings
  if (!named && httpIdleTimeout === undefined && httpMaxConnectionDuration === undefined && httpMaxStreamDuration === undefined)
    return undefined
  return {
    ...timeout('idle_timeout', httpIdleTimeout),
    ...timeout('max_connection_duration', httpMaxConnectionDuration),
    ...timeout('max_stream_duration', httpMaxStreamDuration),
    ...(underscores === 'HEADERS_WITH_UNDERSCORES_REJECT_REQUEST' && { headers_with_underscores_action: 'REJECT_REQUEST' as const }),
    ...(underscores === 'HEADERS_WITH_UNDERSCORES_DROP_HEADER' && { headers_with_underscores_action: 'DROP_HEADER' as const }),
  }
}

function http2Options(settings: ConnectionSettings): HttpConnectionManager['http2_protocol_options'] {
  const { httpMaxConcurrentStreams, http2InitialStreamWindowSize, http2InitialConnectionWindowSize } = settings
  if (
    httpMaxConcurrentStreams === undefined &&
    http2InitialStreamWindowSize === undefined &&
    http2InitialConnectionWindowSize === undefined
  )
    return undefined
  const streams = limit(httpMaxConcurrentStreams)
  const streamWindow = limit(http2InitialStreamWindowSize)
  const connectionWindow = limit(http2InitialConnectionWindowSize)
  return {
    ...(streams !== undefined && { max_concurrent_streams: streams }),
    ...(streamWindow !== undefined && { initial_stream_window_size: streamWindow }),
    ...(connectionWindow !== undefined && { initial_connection_window_size: connectionWindow }),
  }
}
