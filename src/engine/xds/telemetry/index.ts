/**
 * What a proxy reports: metrics, access logs, traces. Takes a proxy, a listener's class and the push; gives the filters and settings
 * that listeners put in their places.
 * Istio: pilot/pkg/model/telemetry.go, pilot/pkg/networking/core/{accesslog,tracing}.go
 */
export { type AccessLogPlace, accessLogs } from './access-logs.js'
export { httpStatsFilters, tcpStatsFilters } from './stats.js'
export { type TracingSettings, tracing } from './tracing.js'

/** The kinds of resource that all this is made of, beside the mesh configuration: while none of them changes, neither does any of it. */
export const TELEMETRY_KINDS = ['Telemetry'] as const
