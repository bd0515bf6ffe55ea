import { checkDuration, nanosOf } from './durations.js'
import { checkCorsHeader } from './header-names.js'
import { checkStatus } from './http-actions.js'
import { checkShare } from './numbers.js'
import type { Place } from './place.js'
import { checkMatchRegex } from './regexes.js'
import type { Report } from './report.js'

const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'CONNECT', 'OPTIONS', 'TRACE', '*']
const NANOS_PER_SECOND = 1_000_000_000n

/** Istio: pkg/config/validation#validateCORSPolicy */
export function checkCors(report: Report, policy: Place): void {
  for (const origin of policy.at('allowOrigins').items) {
    if (!['exact', 'prefix', 'regex'].some((way) => origin.at(way).text !== '')) report.error(origin, 'MB0311', { field: 'allowOrigins' })
    else checkMatchRegex(report, origin)
  }
  for (const method of policy.at('allowMethods').items) {
    if (!methods.includes(method.text)) report.error(method, 'MB0308', { field: 'allowMethods', value: method.text, allowed: methods })
  }
  for (const field of ['allowHeaders', 'exposeHeaders']) for (const name of policy.at(field).items) checkCorsHeader(report, name)
  const maxAge = policy.at('maxAge')
  checkDuration(report, maxAge)
  const nanos = nanosOf(maxAge) ?? 0n
  if (nanos > 0n && nanos % NANOS_PER_SECOND !== 0n) report.error(maxAge, 'MB0357', { field: 'maxAge', written: maxAge.text })
}

const grpcStatuses = [
  ...['OK', 'CANCELLED', 'UNKNOWN', 'INVALID_ARGUMENT', 'DEADLINE_EXCEEDED', 'NOT_FOUND', 'ALREADY_EXISTS', 'PERMISSION_DENIED'],
  ...['RESOURCE_EXHAUSTED', 'FAILED_PRECONDITION', 'ABORTED', 'OUT_OF_RANGE', 'UNIMPLEMENTED', 'INTERNAL', 'UNAVAILABLE', 'DATA_LOSS'],
  'UNAUTHENTICATED',
]

/** Istio: pkg/config/validation#validateHTTPFaultInjection */
export function checkFault(report: Report, fault: Place): void {
  if (!fault.isSet) return
  const [abort, delay] = [fault.at('abort'), fault.at('delay')]
  if (!abort.isSet && !delay.isSet) report.error(fault, 'MB0313', { parent: 'fault', fields: ['abort', 'delay'] })
  if (abort.isSet) {
    checkShare(report, abort.at('percentage'))
    const grpc = abort.at('grpcStatus')
    if (grpc.isSet) {
      if (!grpcStatuses.includes(grpc.text)) {
        report.error(grpc, 'MB0308', { field: 'grpcStatus', value: grpc.text, allowed: grpcStatuses })
      }
    } else if (abort.has('http2Error')) report.error(abort.at('http2Error'), 'MB0317', { field: 'http2Error' })
    else if (abort.has('httpStatus')) checkStatus(report, abort.at('httpStatus'))
  }
  if (delay.isSet) {
    checkShare(report, delay.at('percentage'))
    checkDuration(report, delay.at('fixedDelay'))
    const exponential = delay.at('exponentialDelay')
    checkDuration(report, exponential)
    if (exponential.isSet) report.error(exponential, 'MB0317', { field: 'exponentialDelay' })
  }
}

const retryReasons = [
  ...['5xx', 'gateway-error', 'reset', 'reset-before-request', 'connect-failure', 'retriable-4xx', 'refused-stream'],
  ...['retriable-status-codes', 'retriable-headers', 'envoy-ratelimited', 'http3-post-connect-failure', 'cancelled'],
  ...['deadline-exceeded', 'internal', 'resource-exhausted', 'unavailable'],
]

/** The status codes that Go has a name for. */
const namedStatuses = new Set([
  ...[100, 101, 102, 103, 200, 201, 202, 203, 204, 205, 206, 207, 208, 226, 300, 301, 302, 303, 304, 305, 307, 308],
  ...[400, 401, 402, 403, 404, 405, 406, 407, 408, 409, 410, 411, 412, 413, 414, 415, 416, 417, 418, 421, 422, 423, 424, 425, 426, 428],
  ...[429, 431, 451, 500, 501, 502, 503, 504, 505, 506, 507, 508, 510, 511],
])

const isStatus = (text: string): boolean => /^[+-]?\d{1,18}$/.test(text) && namedStatuses.has(Number(text))

/** Istio: pkg/config/validation#validateHTTPRetry */
export function checkRetries(report: Report, retries: Place): void {
  if (!retries.isSet) return
  const attempts = retries.at('attempts')
  if (attempts.number < 0) report.error(attempts, 'MB0304', { field: 'attempts', value: attempts.number })
  const others = ['perTryTimeout', 'retryRemoteLocalities'].filter((field) => retries.has(field))
  const retryOn = retries.at('retryOn')
  if (retryOn.text !== '') others.push('retryOn')
  if (attempts.number === 0 && others.length > 0) report.error(attempts.isSet ? attempts : retries, 'MB0358', { fields: others })
  checkDuration(report, retries.at('perTryTimeout'))
  for (const reason of retryOn.text === '' ? [] : retryOn.text.split(',')) {
    if (retryReasons.includes(reason) || isStatus(reason)) continue
    report.error(retryOn, 'MB0308', { field: 'retryOn', value: reason, allowed: retryReasons })
  }
  checkDuration(report, retries.at('backoff'))
}
