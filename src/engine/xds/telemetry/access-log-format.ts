import type { AccessLog, FileAccessLog, SubstitutionFormat } from '../../types/envoy/access-log.js'

/** What Istio writes for each request or connection, in the order of its text format. */
const fields: readonly (readonly [name: string, operator: string])[] = [
  ['start_time', '%START_TIME%'],
  ['method', '%REQ(:METHOD)%'],
  ['path', '%REQ(X-ENVOY-ORIGINAL-PATH?:PATH)%'],
  ['protocol', '%PROTOCOL%'],
  ['response_code', '%RESPONSE_CODE%'],
  ['response_flags', '%RESPONSE_FLAGS%'],
  ['response_code_details', '%RESPONSE_CODE_DETAILS%'],
  ['connection_termination_details', '%CONNECTION_TERMINATION_DETAILS%'],
  ['upstream_transport_failure_reason', '%UPSTREAM_TRANSPORT_FAILURE_REASON%'],
  ['bytes_received', '%BYTES_RECEIVED%'],
  ['bytes_sent', '%BYTES_SENT%'],
  ['duration', '%DURATION%'],
  ['upstream_service_time', '%RESP(X-ENVOY-UPSTREAM-SERVICE-TIME)%'],
  ['x_forwarded_for', '%REQ(X-FORWARDED-FOR)%'],
  ['user_agent', '%REQ(USER-AGENT)%'],
  ['request_id', '%REQ(X-REQUEST-ID)%'],
  ['authority', '%REQ(:AUTHORITY)%'],
  ['upstream_host', '%UPSTREAM_HOST%'],
  ['upstream_cluster', '%UPSTREAM_CLUSTER_RAW%'],
  ['upstream_local_address', '%UPSTREAM_LOCAL_ADDRESS%'],
  ['downstream_local_address', '%DOWNSTREAM_LOCAL_ADDRESS%'],
  ['downstream_remote_address', '%DOWNSTREAM_REMOTE_ADDRESS%'],
  ['requested_server_name', '%REQUESTED_SERVER_NAME%'],
  ['route_name', '%ROUTE_NAME%'],
]

const quotedFields = new Set([
  'upstream_transport_failure_reason',
  'x_forwarded_for',
  'user_agent',
  'request_id',
  'authority',
  'upstream_host',
])

/** The request line stands in quotes as one, as web servers write it. Istio: pilot/pkg/model/telemetry_logging.go#EnvoyTextLogFormat */
export const DEFAULT_TEXT_FORMAT = `${fields
  .map(([name, operator]) => {
    if (name === 'start_time') return `[${operator}]`
    if (name === 'method') return `"${operator}`
    if (name === 'protocol') return `${operator}"`
    return quotedFields.has(name) ? `"${operator}"` : operator
  })
  .join(' ')}\n`

/** Istio: pilot/pkg/model/telemetry_logging.go#EnvoyJSONLogFormatIstio */
const defaultJsonFormat: Readonly<Record<string, string>> = Object.fromEntries(fields)

/** A format that the reader wrote gets the line end that it may lack; none means Istio's. */
export function textFormat(format: string): SubstitutionFormat {
  const text = format === '' ? DEFAULT_TEXT_FORMAT : format.endsWith('\n') ? format : `${format}\n`
  return { text_format_source: { inline_string: text }, ...formatters([text]) }
}

export function jsonFormat(labels: Readonly<Record<string, unknown>> | undefined): SubstitutionFormat {
  const json = labels ?? defaultJsonFormat
  return { json_format: { ...json }, json_format_options: {}, ...formatters(Object.values(json)) }
}

/** The one operator that Envoy keeps in an extension of its own. */
export function formatters(texts: readonly unknown[]): Pick<SubstitutionFormat, 'formatters'> {
  if (!texts.some((text) => typeof text === 'string' && text.includes('%REQ_WITHOUT_QUERY'))) return {}
  return {
    formatters: [
      {
        name: 'envoy.formatter.req_without_query',
        typed_config: { '@type': 'type.googleapis.com/envoy.extensions.formatter.req_without_query.v3.ReqWithoutQuery' },
      },
    ],
  }
}

export const fileAccessLog = (path: string, log_format: SubstitutionFormat): AccessLog => ({
  name: 'envoy.access_loggers.file',
  typed_config: {
    '@type': 'type.googleapis.com/envoy.extensions.access_loggers.file.v3.FileAccessLog',
    path,
    log_format,
  } satisfies FileAccessLog,
})
