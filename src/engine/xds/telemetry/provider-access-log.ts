import type { PushContext } from '../../mesh/push-context.js'
import type { AccessLog, SubstitutionFormat } from '../../types/envoy/access-log.js'
import type { TypedConfig } from '../../types/envoy/core.js'
import type { ExtensionProvider, FileAccessLogProvider } from '../../types/istio/extension-provider.js'
import { providerCluster } from '../provider-cluster.js'
import { DEFAULT_TEXT_FORMAT, fileAccessLog, formatters, jsonFormat, textFormat } from './access-log-format.js'

const LOGGERS = 'type.googleapis.com/envoy.extensions.access_loggers'
/** Who the two ends were, as the metadata exchange found out. */
const PEERS = ['upstream_peer', 'downstream_peer']
/** The same, under their older names too. */
export const PEERS_OF_ALL_VERSIONS = [
  ...PEERS,
  'wasm.upstream_peer',
  'wasm.upstream_peer_id',
  'wasm.downstream_peer',
  'wasm.downstream_peer_id',
]

/**
 * The log of an extension provider; undefined for providers that do not log, or whose service the registry does not know.
 * Istio: pilot/pkg/model/telemetry_logging.go#telemetryAccessLog
 */
export function providerAccessLog(push: PushContext, provider: ExtensionProvider, meshFormat: SubstitutionFormat): AccessLog | undefined {
  const file = provider.envoyFileAccessLog
  if (file) {
    const builtIn = provider.name === 'envoy' && !file.logFormat && !file.omitEmptyValues
    return fileAccessLog(file.path || '/dev/stdout', builtIn ? meshFormat : fileFormat(file))
  }
  const { envoyHttpAls: http, envoyTcpAls: tcp, envoyOtelAls: otel } = provider
  const common = (
    settings: { service?: string; port?: number; logName?: string },
    name: string,
    state: readonly string[],
  ): object | undefined => {
    const target = providerCluster(push, settings.service, settings.port)
    return (
      target && {
        common_config: {
          log_name: settings.logName || name,
          grpc_service: { envoy_grpc: { cluster_name: target.cluster, authority: target.hostname } },
          transport_api_version: 'V3',
          filter_state_objects_to_log: [...state],
        },
      }
    )
  }
  if (http) {
    const state = http.filterStateObjectsToLog?.length ? http.filterStateObjectsToLog : PEERS
    return logger('envoy.http_grpc_access_log', 'grpc.v3.HttpGrpcAccessLogConfig', common(http, 'http_envoy_accesslog', state), {
      ...listed('additional_request_headers_to_log', http.additionalRequestHeadersToLog),
      ...listed('additional_response_headers_to_log', http.additionalResponseHeadersToLog),
      ...listed('additional_response_trailers_to_log', http.additionalResponseTrailersToLog),
    })
  }
  if (tcp) {
    const state = tcp.filterStateObjectsToLog?.length ? tcp.filterStateObjectsToLog : PEERS
    return logger('envoy.tcp_grpc_access_log', 'grpc.v3.TcpGrpcAccessLogConfig', common(tcp, 'tcp_envoy_accesslog', state), {})
  }
  if (otel) {
    const text = otel.logFormat?.text || DEFAULT_TEXT_FORMAT
    const labels = Object.entries(otel.logFormat?.labels ?? {}).sort(([a], [b]) => (a < b ? -1 : 1))
    return logger(
      'envoy.access_loggers.open_telemetry',
      'open_telemetry.v3.OpenTelemetryAccessLogConfig',
      common(otel, 'otel_envoy_accesslog', PEERS_OF_ALL_VERSIONS),
      {
        disable_builtin_labels: true,
        body: { string_value: text },
        ...(labels.length > 0 && {
          attributes: { values: labels.map(([key, value]) => ({ key, value: { string_value: typeof value === 'string' ? value : '' } })) },
        }),
        ...formatters([text, ...labels.map(([, value]) => value)]),
      },
    )
  }
  return undefined
}

const listed = (name: string, values: readonly string[] | undefined): object => (values?.length ? { [name]: values } : {})

function logger(name: string, type: string, common: object | undefined, rest: object): AccessLog | undefined {
  if (!common) return undefined
  const typed_config: TypedConfig = { '@type': `${LOGGERS}.${type}`, ...common, ...rest }
  return { name, typed_config }
}

function fileFormat({ logFormat, omitEmptyValues }: FileAccessLogProvider): SubstitutionFormat {
  const labels = logFormat?.labels
  const format = labels ? jsonFormat(Object.keys(labels).length > 0 ? labels : undefined) : textFormat(logFormat?.text ?? '')
  return { ...format, ...(omitEmptyValues && { omit_empty_values: true }) }
}
