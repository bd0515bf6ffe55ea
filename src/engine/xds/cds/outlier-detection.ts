import type { Service } from '../../mesh/model/service.js'
import { envoyDuration } from '../../types/duration.js'
import type { EnvoyOutlierDetection } from '../../types/envoy/cluster.js'
import type { OutlierDetection } from '../../types/istio/destination-rule.js'
import { mustKnowUnhealthy } from '../eds/sent-endpoints.js'
import { percent } from './connection-pool.js'
import type { Draft } from './draft.js'

/**
 * Puts out endpoints that fail. Panic (when too few are left, all are used) is off unless `minHealthPercent` asks for it
 * and no service is given that needs its unready endpoints known.
 * Istio: pilot/pkg/networking/core/cluster_traffic_policy.go#applyOutlierDetection
 */
export function applyOutlierDetection({ cluster }: Draft, service: Service | undefined, settings: OutlierDetection | undefined): void {
  if (!settings) return
  cluster.outlier_detection = outlierDetection(settings)
  const healthy = settings.minHealthPercent ?? 0
  if (healthy >= 0) {
    const threshold = percent(service && mustKnowUnhealthy(service) ? 0 : healthy)
    cluster.common_lb_config = { ...cluster.common_lb_config, healthy_panic_threshold: threshold }
  }
}

/** Success rates, which Envoy would watch by default, are not. A count of 0 turns its check off. */
function outlierDetection(settings: OutlierDetection): EnvoyOutlierDetection {
  const { consecutive5xxErrors, consecutiveGatewayErrors, consecutiveLocalOriginFailures, interval, baseEjectionTime } = settings
  const enforcing = (count: number): number => (count > 0 ? 100 : 0)
  const out: EnvoyOutlierDetection = { enforcing_success_rate: 0 }
  if (isGiven(consecutive5xxErrors)) {
    out.consecutive_5xx = consecutive5xxErrors
    out.enforcing_consecutive_5xx = enforcing(consecutive5xxErrors)
  }
  if (isGiven(consecutiveGatewayErrors)) {
    out.consecutive_gateway_failure = consecutiveGatewayErrors
    out.enforcing_consecutive_gateway_failure = enforcing(consecutiveGatewayErrors)
  }
  if (interval) out.interval = envoyDuration(interval)
  if (baseEjectionTime) out.base_ejection_time = envoyDuration(baseEjectionTime)
  if ((settings.maxEjectionPercent ?? 0) > 0) out.max_ejection_percent = settings.maxEjectionPercent
  if (settings.splitExternalLocalOriginErrors) {
    out.split_external_local_origin_errors = true
    out.enforcing_local_origin_success_rate = 0
    if (isGiven(consecutiveLocalOriginFailures) && consecutiveLocalOriginFailures > 0) {
      out.consecutive_local_origin_failure = consecutiveLocalOriginFailures
      out.enforcing_consecutive_local_origin_failure = 100
    }
  }
  return out
}

const isGiven = (count: number | null | undefined): count is number => count !== null && count !== undefined
