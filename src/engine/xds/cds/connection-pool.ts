import { envoyDuration, parseDuration } from '../../types/duration.js'
import type { CircuitBreakerThresholds, Cluster, HttpProtocolOptions, TcpKeepaliveOptions } from '../../types/envoy/cluster.js'
import type { ConnectionPoolSettings, TcpKeepalive, TrafficPolicy } from '../../types/istio/destination-rule.js'
import type { MeshConfig } from '../../types/istio/mesh-config.js'
import { type Draft, http2OptionsOf, speakAsClient } from './draft.js'

/** No limit: Envoy's own, 1024 and 3 retries, are low for a mesh. */
const UNLIMITED = 0xffffffff
const unlimited: CircuitBreakerThresholds = {
  max_connections: UNLIMITED,
  max_pending_requests: UNLIMITED,
  max_requests: UNLIMITED,
  max_retries: UNLIMITED,
}
export const unlimitedBreakers: Cluster['circuit_breakers'] = { thresholds: [unlimited] }

/**
 * Limits, timeouts and keepalive of connections. A number that is 0 counts as not given.
 * Istio: pilot/pkg/networking/core/cluster_traffic_policy.go#applyConnectionPool
 */
export function applyConnectionPool(
  draft: Draft,
  mesh: MeshConfig,
  pool: ConnectionPoolSettings | undefined,
  retryBudget: TrafficPolicy['retryBudget'],
): void {
  const { cluster } = draft
  cluster.connect_timeout = envoyDuration(pool?.tcp?.connectTimeout) ?? envoyDuration(mesh.connectTimeout)
  cluster.circuit_breakers = pool || retryBudget ? { thresholds: [thresholds(pool, retryBudget)] } : unlimitedBreakers
  const keepalive = tcpKeepalive(mesh.tcpKeepalive, pool?.tcp?.tcpKeepalive)
  if (keepalive) cluster.upstream_connection_options = { tcp_keepalive: keepalive }
  if (!pool) return
  applyHttp(draft, pool)
  if (pool.http?.useClientProtocol) speakAsClient(draft)
}

function thresholds(pool: ConnectionPoolSettings | undefined, budget: TrafficPolicy['retryBudget']): CircuitBreakerThresholds {
  return {
    max_connections: positive(pool?.tcp?.maxConnections) ?? UNLIMITED,
    max_pending_requests: positive(pool?.http?.http1MaxPendingRequests) ?? UNLIMITED,
    max_requests: positive(pool?.http?.http2MaxRequests) ?? UNLIMITED,
    max_retries: positive(pool?.http?.maxRetries) ?? UNLIMITED,
    ...(budget && {
      retry_budget: {
        budget_percent: percent(budget.percent ?? 20),
        min_retry_concurrency: positive(budget.minRetryConcurrency) ?? 3,
        ...(budget.budgetInterval && { budget_interval: envoyDuration(budget.budgetInterval) }),
      },
    }),
  }
}

const positive = (value: number | null | undefined): number | undefined => (value && value > 0 ? value : undefined)

export const percent = (value: number): { value?: number } => (value === 0 ? {} : { value })

/** The mesh's keepalive with the rule's over it, field by field. Istio: pilot/pkg/networking/core/cluster.go#applyTCPKeepalive */
function tcpKeepalive(...settings: readonly (TcpKeepalive | null | undefined)[]): TcpKeepaliveOptions | undefined {
  const given = settings.filter((s) => !!s)
  if (given.length === 0) return undefined
  const options: TcpKeepaliveOptions = {}
  for (const { probes, time, interval } of given) {
    if (positive(probes)) options.keepalive_probes = probes
    if (time) options.keepalive_time = seconds(time)
    if (interval) options.keepalive_interval = seconds(interval)
  }
  return options
}

const seconds = (duration: string): number => Number((parseDuration(duration) ?? 0n) / 1_000_000_000n)

function applyHttp(draft: Draft, { http, tcp }: ConnectionPoolSettings): void {
  const idle = http?.idleTimeout ?? tcp?.idleTimeout
  const maxDuration = tcp?.maxConnectionDuration
  const maxRequests = positive(http?.maxRequestsPerConnection)
  const maxStreams = positive(http?.maxConcurrentStreams)
  const keepalive = http?.http2KeepAlive
  if (!idle && !maxDuration && !maxRequests && !maxStreams && !keepalive) return
  const options: HttpProtocolOptions = {
    ...draft.http,
    common_http_protocol_options: {
      ...(idle && { idle_timeout: envoyDuration(idle) }),
      ...(maxRequests && { max_requests_per_connection: maxRequests }),
      ...(maxDuration && { max_connection_duration: envoyDuration(maxDuration) }),
    },
  }
  const http2 = http2OptionsOf(draft)
  if (http2 && (maxStreams || keepalive)) {
    const { interval, timeout } = keepalive ?? {}
    options.explicit_http_config = {
      http2_protocol_options: {
        ...http2,
        ...(maxStreams && { max_concurrent_streams: maxStreams }),
        ...(keepalive && {
          connection_keepalive: {
            ...(interval && { interval: envoyDuration(interval) }),
            ...(timeout && { timeout: envoyDuration(timeout) }),
          },
        }),
      },
    }
  }
  draft.http = options
}
