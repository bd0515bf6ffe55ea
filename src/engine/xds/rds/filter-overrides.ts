import { envoyDuration, parseDuration } from '../../types/duration.js'
import type { StringMatcher, TypedConfig } from '../../types/envoy/core.js'
import type { FractionalPercent } from '../../types/envoy/route.js'
import type { CorsPolicy, HttpFaultInjection, Percent } from '../../types/istio/virtual-service.js'
import { stringMatcher } from './string-match.js'

const MILLIONTHS_PER_PERCENT = 10_000

/** A percentage with decimals, cut to millionths. */
export function fractionOf(percent: Percent): FractionalPercent {
  const numerator = Math.trunc((percent.value ?? 0) * MILLIONTHS_PER_PERCENT)
  return numerator === 0 ? { denominator: 'MILLION' } : { numerator, denominator: 'MILLION' }
}

export const wholePercent = (percent: number): FractionalPercent => (percent === 0 ? {} : { numerator: percent })

/** gRPC's codes by name. */
const grpcCodes = [
  'OK',
  'CANCELLED',
  'UNKNOWN',
  'INVALID_ARGUMENT',
  'DEADLINE_EXCEEDED',
  'NOT_FOUND',
  'ALREADY_EXISTS',
  'PERMISSION_DENIED',
  'RESOURCE_EXHAUSTED',
  'FAILED_PRECONDITION',
  'ABORTED',
  'OUT_OF_RANGE',
  'UNIMPLEMENTED',
  'INTERNAL',
  'UNAVAILABLE',
  'DATA_LOSS',
  'UNAUTHENTICATED',
]

/**
 * Faults for the fault filter; what Envoy cannot do (delays by an exponential law, HTTP/2 errors) is left out.
 * Istio: pilot/pkg/networking/core/route/route.go#TranslateFault
 */
export function faultOverride(fault: HttpFaultInjection): TypedConfig {
  const config: TypedConfig = { '@type': 'type.googleapis.com/envoy.extensions.filters.http.fault.v3.HTTPFault' }
  const { delay, abort } = fault
  const fixed_delay = envoyDuration(delay?.fixedDelay)
  if (delay && fixed_delay !== undefined) {
    config.delay = { fixed_delay, percentage: delay.percentage ? fractionOf(delay.percentage) : wholePercent(delay.percent ?? 0) }
  }
  const status = abort && abortStatus(abort)
  if (status) config.abort = abort.percentage ? { ...status, percentage: fractionOf(abort.percentage) } : status
  return config
}

function abortStatus(abort: NonNullable<HttpFaultInjection['abort']>): { http_status: number } | { grpc_status: number } | undefined {
  if (abort.httpStatus !== undefined && abort.httpStatus !== null) return { http_status: abort.httpStatus }
  if (abort.grpcStatus !== undefined && abort.grpcStatus !== null) return { grpc_status: Math.max(0, grpcCodes.indexOf(abort.grpcStatus)) }
  return undefined
}

/** Istio: pilot/pkg/networking/core/route/route.go#TranslateCORSPolicy */
export function corsOverride(cors: CorsPolicy): TypedConfig {
  const config: TypedConfig = {
    '@type': 'type.googleapis.com/envoy.extensions.filters.http.cors.v3.CorsPolicy',
    filter_enabled: { default_value: wholePercent(100) },
    forward_not_matching_preflights: cors.unmatchedPreflights !== 'IGNORE',
  }
  const origins: StringMatcher[] = cors.allowOrigins?.length
    ? cors.allowOrigins.flatMap((o) => stringMatcher(o) ?? [])
    : (cors.allowOrigin ?? []).map((exact) => ({ exact }))
  if (origins.length > 0) config.allow_origin_string_match = origins
  if (cors.allowCredentials !== undefined && cors.allowCredentials !== null) config.allow_credentials = cors.allowCredentials
  for (const [field, values] of [
    ['allow_headers', cors.allowHeaders],
    ['allow_methods', cors.allowMethods],
    ['expose_headers', cors.exposeHeaders],
  ] as const) {
    const joined = values?.join(',')
    if (joined) config[field] = joined
  }
  const maxAge = cors.maxAge ? parseDuration(cors.maxAge) : undefined
  if (maxAge !== undefined) config.max_age = String(maxAge / 1_000_000_000n)
  return config
}
