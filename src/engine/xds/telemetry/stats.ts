import type { Service } from '../../mesh/model/service.js'
import { telemetriesFor } from '../../mesh/policy/telemetry.js'
import type { PushContext } from '../../mesh/push-context.js'
import { envoyDuration } from '../../types/duration.js'
import type { HttpFilter } from '../../types/envoy/http-connection-manager.js'
import type { NetworkFilter } from '../../types/envoy/network-filters.js'
import { madeBy, origin } from '../../types/provenance.js'
import type { Proxy } from '../../types/proxy.js'
import type { ListenerClass } from '../listener-class.js'
import { type MetricChange, metricsByProvider } from './metrics.js'
import { providerNamed } from './provider.js'

/** Istio's metrics and what Prometheus calls them. */
const PROMETHEUS_NAMES: Readonly<Record<string, string>> = {
  REQUEST_COUNT: 'requests_total',
  REQUEST_DURATION: 'request_duration_milliseconds',
  REQUEST_SIZE: 'request_bytes',
  RESPONSE_SIZE: 'response_bytes',
  TCP_OPENED_CONNECTIONS: 'tcp_connections_opened_total',
  TCP_CLOSED_CONNECTIONS: 'tcp_connections_closed_total',
  TCP_SENT_BYTES: 'tcp_sent_bytes_total',
  TCP_RECEIVED_BYTES: 'tcp_received_bytes_total',
  GRPC_REQUEST_MESSAGES: 'request_messages_total',
  GRPC_RESPONSE_MESSAGES: 'response_messages_total',
}

/** The same for both kinds of chain. */
type StatsFilter = HttpFilter & NetworkFilter

/** One filter for each metrics provider that is a Prometheus. Istio: pilot/pkg/model/telemetry.go#telemetryFilters */
function statsFilters(listenerClass: ListenerClass, proxy: Proxy, push: PushContext, service?: Service): readonly StatsFilter[] {
  const telemetries = telemetriesFor(proxy, push, service)
  const metrics = [...metricsByProvider(telemetries, push.mesh)].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
  return metrics.flatMap(([name, { modes, reportingInterval }]) => {
    const changes = modes[listenerClass === 'sidecar-inbound' ? 'SERVER' : 'CLIENT']
    if (changes === 'off' || !providerNamed(push.mesh, name)?.prometheus) return []
    const interval = envoyDuration(reportingInterval)
    const filter: StatsFilter = {
      name: 'istio.stats',
      typed_config: {
        '@type': 'type.googleapis.com/stats.PluginConfig',
        // A server, and a gateway at the edge, trusts no Host header to say which service is meant.
        ...(listenerClass !== 'sidecar-outbound' && { disable_host_header_fallback: true }),
        ...(interval && { tcp_reporting_duration: interval }),
        ...(proxy.type === 'waypoint' && { reporter: 'SERVER_GATEWAY' }),
        ...(changes.length > 0 && { metrics: changes.map(metricConfig) }),
      },
    }
    return [madeBy(filter, ...telemetries.filter((t) => t.spec?.metrics).map((t) => origin(t, 'spec', 'metrics')))]
  })
}

export { statsFilters as httpStatsFilters, statsFilters as tcpStatsFilters }

function metricConfig({ name, drop, tags }: MetricChange): object {
  const dimensions = tags.filter(([, value]) => value !== undefined)
  const removed = tags.filter(([, value]) => value === undefined)
  return {
    name: Object.hasOwn(PROMETHEUS_NAMES, name) ? PROMETHEUS_NAMES[name] : name,
    ...(dimensions.length > 0 && { dimensions: Object.fromEntries(dimensions) }),
    ...(removed.length > 0 && { tags_to_remove: removed.map(([tag]) => tag) }),
    ...(drop && { drop }),
  }
}
