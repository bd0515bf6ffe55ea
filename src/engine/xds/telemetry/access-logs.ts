import type { Service } from '../../mesh/model/service.js'
import { telemetriesFor } from '../../mesh/policy/telemetry.js'
import type { PushContext } from '../../mesh/push-context.js'
import type { AccessLog, AccessLogFilter, SubstitutionFormat } from '../../types/envoy/access-log.js'
import type { TypedConfig } from '../../types/envoy/core.js'
import type { MeshConfig } from '../../types/istio/mesh-config.js'
import type { Proxy } from '../../types/proxy.js'
import type { ListenerClass } from '../listener-class.js'
import { fileAccessLog, jsonFormat, textFormat } from './access-log-format.js'
import { logsByProvider } from './logging.js'
import { providerNamed } from './provider.js'
import { PEERS_OF_ALL_VERSIONS, providerAccessLog } from './provider-access-log.js'

/** Where a log is written: on a listener only what no filter chain took, on a tunnel only what failed. */
export type AccessLogPlace = 'http' | 'tcp' | 'listener' | 'hbone-origination' | 'hbone-termination'

/** Istio: pilot/pkg/networking/core/accesslog.go */
export function accessLogs(
  place: AccessLogPlace,
  listenerClass: ListenerClass,
  proxy: Proxy,
  push: PushContext,
  service?: Service,
): readonly AccessLog[] {
  const { mesh } = push
  if (place === 'listener' && mesh.disableEnvoyListenerLog) return []
  const filter = placeFilter(place)
  const fromTelemetry = telemetryLogs(listenerClass, proxy, push, service)
  if (fromTelemetry) return fromTelemetry.map((log) => withFilters(log, filter))
  const logs: AccessLog[] = []
  if (mesh.accessLogFile !== '') logs.push({ ...fileAccessLog(mesh.accessLogFile, meshFormat(mesh)), ...(filter && { filter }) })
  if (mesh.enableEnvoyAccessLogService && !place.startsWith('hbone')) logs.push(accessLogService(place))
  return logs
}

/** What the Telemetry API asks for, by provider's name; undefined where it leaves the matter to the mesh configuration's older fields. */
function telemetryLogs(
  listenerClass: ListenerClass,
  proxy: Proxy,
  push: PushContext,
  service: Service | undefined,
): AccessLog[] | undefined {
  const telemetries = telemetriesFor(proxy, push, service)
  const byProvider = logsByProvider(telemetries, push.mesh, listenerClass === 'sidecar-inbound' ? 'SERVER' : 'CLIENT')
  if (!byProvider) return undefined
  const found = [...byProvider].flatMap(([name, { disabled, expression }]) => {
    const provider = providerNamed(push.mesh, name)
    const log = provider && providerAccessLog(push, provider, meshFormat(push.mesh))
    return log ? [{ name: provider.name, disabled, log: expression === undefined ? log : { ...log, filter: celFilter(expression) } }] : []
  })
  if (found.length === 0) return undefined
  found.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))
  return found.filter((f) => !f.disabled).map((f) => f.log)
}

const celFilter = (expression: string): AccessLogFilter => ({
  extension_filter: {
    name: 'envoy.access_loggers.extension_filters.cel',
    typed_config: {
      '@type': 'type.googleapis.com/envoy.extensions.access_loggers.filters.cel.v3.ExpressionFilter',
      ...(expression && { expression }),
    },
  },
})

/** The place's own filter and the reader's: both must agree. */
function withFilters(log: AccessLog, place: AccessLogFilter | undefined): AccessLog {
  if (!place) return log
  return { ...log, filter: log.filter ? { and_filter: { filters: [place, log.filter] } } : place }
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

/** The mesh's one log service, which every proxy knows from its start. */
function accessLogService(place: AccessLogPlace): AccessLog {
  const http = place === 'http'
  const common_config = {
    log_name: http ? 'http_envoy_accesslog' : place === 'listener' ? 'listener_envoy_accesslog' : 'tcp_envoy_accesslog',
    grpc_service: { envoy_grpc: { cluster_name: 'envoy_accesslog_service' } },
    transport_api_version: 'V3',
    filter_state_objects_to_log: PEERS_OF_ALL_VERSIONS,
  }
  const typed_config: TypedConfig = {
    '@type': `type.googleapis.com/envoy.extensions.access_loggers.grpc.v3.${http ? 'Http' : 'Tcp'}GrpcAccessLogConfig`,
    common_config,
  }
  const filter = placeFilter(place)
  return { name: http ? 'envoy.access_loggers.http_grpc' : 'envoy.tcp_grpc_access_log', typed_config, ...(filter && { filter }) }
}
