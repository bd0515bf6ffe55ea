import type { HeaderMap } from '../http/header-map.js'
import type { HttpStream } from '../http/stream.js'
import { matchesHeader } from '../matchers/header.js'
import { field, items, milliseconds, number, objects, part, text } from '../reading.js'
import { step } from '../step.js'

/** Why an upstream request came to nothing, in Envoy's words. */
export type ResetReason =
  | 'remote connection failure'
  | 'connection timeout'
  | 'connection termination'
  | 'protocol error'
  | 'overflow'
  | 'per try timeout'

export interface RetryPolicy {
  readonly on: ReadonlySet<string>
  readonly retries: number
  readonly statusCodes: ReadonlySet<number>
  readonly headers: readonly object[]
  /** Milliseconds before the retry of this number (from 1) at most; how many of them pass is drawn. */
  readonly backOff: (retry: number) => number
  /** A host that was tried is chosen again only after so many other choices: 0, hosts are not told apart. */
  readonly reselections: number
  /** Priorities that were tried are left out until so many attempts were made; 0: they are not. */
  readonly otherPrioritiesAfter: number
}

const grpcWords: Readonly<Record<string, number>> = {
  cancelled: 1,
  'deadline-exceeded': 4,
  'resource-exhausted': 8,
  internal: 13,
  unavailable: 14,
}
const httpWords: ReadonlySet<string> = new Set([
  '5xx',
  'gateway-error',
  'reset',
  'reset-before-request',
  'connect-failure',
  'envoy-ratelimited',
  'retriable-4xx',
  'refused-stream',
  'retriable-status-codes',
  'retriable-headers',
  'http3-post-connect-failure',
])
/** `retriable-4xx` means a conflict and nothing else. */
const CONFLICT = 409
const BASE_INTERVAL = 25

const wordsOf = (list: string | undefined): string[] => (list ?? '').split(',').map((word) => word.trim())
const isKnown = (word: string): boolean => httpWords.has(word) || Object.hasOwn(grpcWords, word)

function takenHeader(stream: HttpStream, name: string): string | undefined {
  const value = stream.request.get(name)
  stream.request.remove(name)
  return value
}

/** The retry policy that counts: the route's, or else the virtual host's, and what headers of a trusted client add. Undefined: no retries. */
export function retryPolicyOf(stream: HttpStream, policy: object | undefined): RetryPolicy | undefined {
  const asked = [takenHeader(stream, 'x-envoy-retry-on'), takenHeader(stream, 'x-envoy-retry-grpc-on')]
  const codes = wordsOf(takenHeader(stream, 'x-envoy-retriable-status-codes')).filter((code) => /^\d{3}$/.test(code))
  const most = number(takenHeader(stream, 'x-envoy-max-retries'))
  takenHeader(stream, 'x-envoy-hedge-on-per-try-timeout')
  const on = new Set([...wordsOf(text(field(policy, 'retry_on'))), ...asked.flatMap(wordsOf)].filter(isKnown))
  const subject = policy ? { subject: policy } : {}
  const wanted = objects(field(policy, 'retriable_request_headers'))
  if (wanted.length > 0 && !wanted.some((matcher) => matchesHeader(matcher, stream.request))) {
    stream.run.note(step('route', 'router.retries-not-for-request', 'noted', {}, subject))
    return undefined
  }
  if (on.size === 0) {
    stream.run.note(step('route', 'router.no-retries', 'noted', {}, subject))
    return undefined
  }
  const retries = most ?? number(field(policy, 'num_retries')) ?? number(part(policy, 'num_retries')?.value) ?? 1
  const backOff = field(policy, 'retry_back_off')
  const base = milliseconds(field(backOff, 'base_interval')) ?? BASE_INTERVAL
  const longest = milliseconds(field(backOff, 'max_interval')) ?? base * 10
  const avoids = objects(field(policy, 'retry_host_predicate')).some(({ name }) => name === 'envoy.retry_host_predicates.previous_hosts')
  const priority = part(policy, 'retry_priority')
  stream.run.note(step('route', 'router.retry-policy', 'noted', { on: [...on], retries, by: policy ? 'route' : 'header' }, subject))
  if (field(policy, 'hedge_policy')) stream.run.note(step('route', 'router.not-modelled', 'noted', { field: 'hedge_policy' }, subject))
  return {
    on,
    retries,
    statusCodes: new Set([...items(field(policy, 'retriable_status_codes')), ...codes].map((code) => number(code) ?? 0)),
    headers: objects(field(policy, 'retriable_headers')),
    backOff: (retry) => Math.min(base * 2 ** Math.min(retry - 1, 30), longest),
    reselections: avoids ? (number(field(policy, 'host_selection_retry_max_attempts')) ?? 1) : 0,
    otherPrioritiesAfter: priority ? (number(field(field(priority, 'typed_config'), 'update_frequency')) ?? 2) : 0,
  }
}

/** Whether an answer is one that the policy retries; the word that says so. */
export function retriedAnswer({ on, statusCodes, headers }: RetryPolicy, status: number, response: HeaderMap): string | undefined {
  if (response.has('x-envoy-ratelimited')) return on.has('envoy-ratelimited') ? 'envoy-ratelimited' : undefined
  if (on.has('5xx') && status >= 500 && status < 600) return '5xx'
  if (on.has('gateway-error') && status >= 502 && status <= 504) return 'gateway-error'
  if (on.has('retriable-4xx') && status === CONFLICT) return 'retriable-4xx'
  if (on.has('retriable-status-codes') && statusCodes.has(status)) return 'retriable-status-codes'
  if (on.has('retriable-headers') && headers.some((matcher) => matchesHeader(matcher, response))) return 'retriable-headers'
  // Only a status in the headers counts (trailers-only): the headers of any other answer have gone on to the client.
  const grpcStatus = number(response.get('grpc-status'))
  return Object.keys(grpcWords).find((word) => on.has(word) && grpcWords[word] === grpcStatus)
}

/** Whether the policy retries after such a reset; the word that says so. */
export function retriedReset({ on }: RetryPolicy, reason: ResetReason): string | undefined {
  if (reason === 'overflow') return undefined
  const isConnecting = reason === 'remote connection failure' || reason === 'connection timeout'
  if (isConnecting && on.has('connect-failure')) return 'connect-failure'
  if (isConnecting && on.has('reset-before-request')) return 'reset-before-request'
  return ['reset', '5xx', 'gateway-error'].find((word) => on.has(word))
}
