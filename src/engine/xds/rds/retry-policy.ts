import { envoyDuration } from '../../types/duration.js'
import type { Duration, Extension } from '../../types/envoy/core.js'
import type { RetryPolicy } from '../../types/envoy/route.js'
import type { HttpRetry } from '../../types/istio/virtual-service.js'
import { isHttpStatus } from './http-status.js'

const RETRIABLE_CODES = 'retriable-status-codes'
const DEFAULT_RETRY_ON = `connect-failure,refused-stream,unavailable,cancelled,${RETRIABLE_CODES}`
const HOST_ATTEMPTS = '5'

const avoidPreviousHosts: Extension[] = [
  {
    name: 'envoy.retry_host_predicates.previous_hosts',
    typed_config: { '@type': 'type.googleapis.com/envoy.extensions.retry.host.previous_hosts.v3.PreviousHostsPredicate' },
  },
]

const previousPriorities: Extension = {
  name: 'envoy.retry_priorities.previous_priorities',
  typed_config: {
    '@type': 'type.googleapis.com/envoy.extensions.retry.priority.previous_priorities.v3.PreviousPrioritiesConfig',
    update_frequency: 2,
  },
}

/** What a route retries when nobody says otherwise; shared, never changed. */
const defaultPolicy: RetryPolicy = {
  retry_on: DEFAULT_RETRY_ON,
  num_retries: 2,
  host_selection_retry_max_attempts: HOST_ATTEMPTS,
  retry_host_predicate: avoidPreviousHosts,
}

const { retry_host_predicate: _, ...stickyDefault } = defaultPolicy
/** With consistent hashing a retry must be able to return to the host that the hash chose. */
const defaultStickyPolicy: RetryPolicy = stickyDefault

/**
 * The retries of a route; none when `attempts` is zero or missing in a policy that is given.
 * Istio: pilot/pkg/networking/core/route/retry/retry.go#ConvertPolicy
 */
export function retryPolicy(retries: HttpRetry | null | undefined, consistentHash: boolean): RetryPolicy | undefined {
  const byDefault = consistentHash ? defaultStickyPolicy : defaultPolicy
  if (!retries) return byDefault
  const attempts = retries.attempts ?? 0
  if (attempts <= 0) return undefined
  const policy: RetryPolicy = { ...byDefault, num_retries: attempts }
  if (retries.retryOn) applyConditions(policy, retries.retryOn)
  const perTry = envoyDuration(retries.perTryTimeout)
  if (perTry !== undefined) policy.per_try_timeout = perTry
  if (retries.retryIgnorePreviousHosts === true) policy.retry_host_predicate = avoidPreviousHosts
  if (retries.retryIgnorePreviousHosts === false) delete policy.retry_host_predicate
  if (retries.retryRemoteLocalities) policy.retry_priority = previousPriorities
  const backoff: Duration | undefined = envoyDuration(retries.backoff)
  if (backoff !== undefined) policy.retry_back_off = { base_interval: backoff }
  return policy
}

/** Cuts `5xx,503` into Envoy's conditions and the HTTP statuses to retry; statuses ask for the condition that heeds them. */
function applyConditions(policy: RetryPolicy, retryOn: string): void {
  const codes: number[] = []
  const names: string[] = []
  for (const part of retryOn.split(',').map((p) => p.trim())) {
    if (part === '') continue
    const code = /^[+-]?\d+$/.test(part) ? Number(part) : undefined
    if (code !== undefined && isHttpStatus(code)) codes.push(code)
    else names.push(part)
  }
  let joined = names.join(',')
  // Istio appends with a comma even to nothing; Envoy skips the empty name.
  if (codes.length > 0 && !joined.includes(RETRIABLE_CODES)) joined += `,${RETRIABLE_CODES}`
  if (joined === '') delete policy.retry_on
  else policy.retry_on = joined
  if (codes.length > 0) policy.retriable_status_codes = codes
}
