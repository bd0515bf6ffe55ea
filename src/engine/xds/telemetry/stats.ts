import type { PushContext } from '../../mesh/push-context.js'
import type { HttpFilter } from '../../types/envoy/http-connection-manager.js'
import type { NetworkFilter } from '../../types/envoy/network-filters.js'
import type { Proxy } from '../../types/proxy.js'
import type { ListenerClass } from '../listener-class.js'

/** A server, and a gateway at the edge, trusts no Host header to say which service is meant. */
const statsFilter = (listenerClass: ListenerClass): HttpFilter & NetworkFilter => ({
  name: 'istio.stats',
  typed_config: {
    '@type': 'type.googleapis.com/stats.PluginConfig',
    ...(listenerClass !== 'sidecar-outbound' && { disable_host_header_fallback: true }),
  },
})

/** One filter for each metrics provider that is a Prometheus. Istio: pilot/pkg/model/telemetry.go#HTTPFilters */
export function httpStatsFilters(listenerClass: ListenerClass, _proxy: Proxy, push: PushContext): readonly HttpFilter[] {
  return metricsProviders(push).map(() => statsFilter(listenerClass))
}

/** Istio: pilot/pkg/model/telemetry.go#TCPFilters */
export function tcpStatsFilters(listenerClass: ListenerClass, _proxy: Proxy, push: PushContext): readonly NetworkFilter[] {
  return metricsProviders(push).map(() => statsFilter(listenerClass))
}

function metricsProviders({ mesh }: PushContext): readonly string[] {
  const names = new Set(mesh.defaultProviders.metrics)
  return [...names].sort().filter((name) => mesh.extensionProviders.find((p) => p.name.toLowerCase() === name.toLowerCase())?.prometheus)
}
