import { checkDuration, nanosOf } from './durations.js'
import { checkNotNegative } from './numbers.js'
import type { Place } from './place.js'
import type { Report } from './report.js'

const HTTP_LIMITS = ['http1MaxPendingRequests', 'http2MaxRequests', 'maxRequestsPerConnection', 'maxRetries', 'maxConcurrentStreams']
const NANOS_PER_MILLISECOND = 1_000_000n

/** Istio: pkg/config/validation#validateConnectionPool */
export function checkConnectionPool(report: Report, pool: Place): void {
  if (!pool.isSet) return
  const [http, tcp] = [pool.at('http'), pool.at('tcp')]
  if (!http.isSet && !tcp.isSet) {
    report.error(pool, 'MB0313', { parent: pool.name, fields: ['tcp', 'http'] })
    return
  }
  for (const limit of HTTP_LIMITS) checkNotNegative(report, http.at(limit))
  checkDuration(report, http.at('idleTimeout'))
  const upgrade = http.at('h2UpgradePolicy')
  if (upgrade.text === 'UPGRADE' && http.at('useClientProtocol').flag) {
    report.error(http.at('useClientProtocol'), 'MB0315', { field: 'useClientProtocol', other: 'h2UpgradePolicy: UPGRADE' })
  }
  const ping = http.at('http2KeepAlive')
  for (const field of ping.isSet ? ['interval', 'timeout'] : []) {
    if (ping.has(field)) checkDuration(report, ping.at(field))
    else report.error(ping, 'MB0312', { parent: 'http2KeepAlive', field })
  }
  checkNotNegative(report, tcp.at('maxConnections'))
  checkDuration(report, tcp.at('connectTimeout'))
  checkDuration(report, tcp.at('maxConnectionDuration'))
  // Zero turns the timeout off, and Istio rounds towards it.
  const idle = nanosOf(tcp.at('idleTimeout')) ?? 0n
  if (idle / NANOS_PER_MILLISECOND !== 0n) checkDuration(report, tcp.at('idleTimeout'))
  checkDuration(report, tcp.at('tcpKeepalive').at('time'))
  checkDuration(report, tcp.at('tcpKeepalive').at('interval'))
}
