import type { PushContext } from '../../mesh/push-context.js'
import type { AccessLog, AccessLogFilter, SubstitutionFormat } from '../../types/envoy/access-log.js'
import type { TypedConfig } from '../../types/envoy/core.js'
import type { MeshConfig } from '../../types/istio/mesh-config.js'
import type { Proxy } from '../../types/proxy.js'
import type { ListenerClass } from '../listener-class.js'
import { fileAccessLog, jsonFormat, textFormat } from './access-log-format.js'

/** Where a log is written: on a listener only what no filter chain took, on a tunnel only what failed. */
export type AccessLogPlace = 'http' | 'tcp' | 'listener' | 'hbone-origination' | 'hbone-termination'

/** Istio: pilot/pkg/networking/core/accesslog.go */
export function accessLogs(place: AccessLogPlace, _listenerClass: ListenerClass, _proxy: Proxy, push: PushContext): readonly AccessLog[] {
  const { mesh } = push
  if (place === 'listener' && mesh.disableEnvoyListenerLog) return []
  const logs: AccessLog[] = []
  const filter = placeFilter(place)
  if (mesh.accessLogFile !== '') logs.push({ ...fileAccessLog(mesh.accessLogFile, meshFormat(mesh)), ...(filter && { filter }) })
  if (mesh.enableEnvoyAccessLogService && !place.startsWith('hbone')) logs.push(accessLogService(place))
  return logs
}

function placeFilter(place: AccessLogPlace): AccessLogFilter | undefined {
  switch (place) {
    case 'listener':
      return { response_flag_filter: { flags: ['NR'] } }
    case 'hbone-origination':
      return { response_flag_filter: { flags: ['UF'] } }
    case 'hbone-termination':
      return { status_code_filter: { comparison: { op: 'GE', value: { default_value: 400, runtime_key: 'istio.io/unset' } } } }
    default:
      return undefined
  }
}

/** Istio: pilot/pkg/model/telemetry_logging.go#FileAccessLogFromMeshConfig */
function meshFormat({ accessLogEncoding, accessLogFormat }: MeshConfig): SubstitutionFormat {
  if (accessLogEncoding === 'TEXT') return textFormat(accessLogFormat)
  return jsonFormat(accessLogFormat === '' ? undefined : jsonObject(accessLogFormat))
}

/** The reader's own format if it is a JSON object; Istio falls back to its own otherwise. */
function jsonObject(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : undefined
  } catch {
    return undefined
  }
}

const STATE_TO_LOG = [
  'upstream_peer',
  'downstream_peer',
  'wasm.upstream_peer',
  'wasm.upstream_peer_id',
  'wasm.downstream_peer',
  'wasm.downstream_peer_id',
]

/** The mesh's one log service, which every proxy knows from its start. */
function accessLogService(place: AccessLogPlace): AccessLog {
  const http = place === 'http'
  const common_config = {
    log_name: http ? 'http_envoy_accesslog' : place === 'listener' ? 'listener_envoy_accesslog' : 'tcp_envoy_accesslog',
    grpc_service: { envoy_grpc: { cluster_name: 'envoy_accesslog_service' } },
    transport_api_version: 'V3',
    filter_state_objects_to_log: STATE_TO_LOG,
  }
  const typed_config: TypedConfig = {
    '@type': `type.googleapis.com/envoy.extensions.access_loggers.grpc.v3.${http ? 'Http' : 'Tcp'}GrpcAccessLogConfig`,
    common_config,
  }
  const filter = placeFilter(place)
  return { name: http ? 'envoy.http_grpc_access_log' : 'envoy.tcp_grpc_access_log', typed_config, ...(filter && { filter }) }
}
