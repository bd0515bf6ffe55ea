import type { HttpStream } from '../http/stream.js'
import { field, milliseconds, number, part } from '../reading.js'
import { step } from '../step.js'
import { isGrpc } from './grpc.js'

/** How long a request may take, in milliseconds; undefined: for ever. */
export interface Timeouts {
  /** From the whole request's being there to the whole answer's. */
  readonly global?: number
  readonly perTry?: number
  readonly perTryIdle?: number
  /** Without anything being sent in either direction: the connection manager's, or the route's. */
  readonly idle?: number
  /** Of the stream, whatever it does. */
  readonly longest?: number
  /** Whether the longest is the client's own `grpc-timeout`. */
  readonly isGrpcTimeout?: boolean
}

const DEFAULT_TIMEOUT = 15_000
const DEFAULT_IDLE = 300_000
const units: Readonly<Record<string, number>> = { H: 3_600_000, M: 60_000, S: 1000, m: 1, u: 1e-3, n: 1e-6 }

/** Milliseconds of a `grpc-timeout` header: up to eight digits and a unit. */
export function grpcTimeout(value: string | undefined): number | undefined {
  const [, digits, unit = ''] = /^(\d{1,8})([HMSmun])$/.exec(value ?? '') ?? []
  return digits === undefined ? undefined : Math.ceil(Number(digits) * (units[unit] as number))
}

const positive = (value: number | undefined): number | undefined => (value !== undefined && value > 0 ? value : undefined)

/** A request header that overrides a setting; it is taken out of the request. */
function taken(stream: HttpStream, name: string): number | undefined {
  const value = number(stream.request.get(name))
  stream.request.remove(name)
  return value !== undefined && value >= 0 ? Math.trunc(value) : undefined
}

/** The times that count for a request, from its route, the retry policy and the headers that may override them. */
export function timeoutsOf(stream: HttpStream, action: object, retryPolicy: object | undefined): Timeouts {
  const forGrpc = isGrpc(stream.request)
  stream.request.remove('x-envoy-upstream-stream-duration-ms')
  const duration = part(action, 'max_stream_duration')
  const longest = longestOf(stream, duration, forGrpc)
  const global = taken(stream, 'x-envoy-upstream-rq-timeout-ms') ?? globalOf(stream, action, forGrpc, duration !== undefined)
  const perTry = taken(stream, 'x-envoy-upstream-rq-per-try-timeout-ms') ?? milliseconds(field(retryPolicy, 'per_try_timeout')) ?? 0
  const idle = milliseconds(field(action, 'idle_timeout')) ?? milliseconds(field(stream.manager, 'stream_idle_timeout')) ?? DEFAULT_IDLE
  const timeouts: Timeouts = {
    ...keep('global', positive(global)),
    // One that is not shorter than the whole would never be noticed.
    ...keep('perTry', global > 0 && perTry >= global ? undefined : positive(perTry)),
    ...keep('perTryIdle', positive(milliseconds(field(retryPolicy, 'per_try_idle_timeout')))),
    ...keep('idle', positive(idle)),
    ...longest,
  }
  const subject = stream.selected?.route
  const rest = subject ? { subject } : {}
  const by =
    forGrpc && part(action, 'max_grpc_timeout') === undefined && field(action, 'max_grpc_timeout') !== undefined ? 'grpc-timeout' : 'route'
  stream.run.note(
    timeouts.global === undefined
      ? step('route', 'router.no-timeout', 'noted', {}, rest)
      : step('route', 'router.timeout', 'noted', { milliseconds: timeouts.global, by }, rest),
  )
  if (timeouts.perTry !== undefined)
    stream.run.note(step('route', 'router.per-try-timeout', 'noted', { milliseconds: timeouts.perTry }, rest))
  return timeouts
}

const keep = <Name extends keyof Timeouts>(name: Name, value: number | undefined): Pick<Timeouts, Name> | Record<never, never> =>
  value === undefined ? {} : ({ [name]: value } as Pick<Timeouts, Name>)

/** The route's timeout; for gRPC, where the route has `max_grpc_timeout`, the client's own within that maximum (0: no maximum). */
function globalOf(stream: HttpStream, action: object, forGrpc: boolean, hasDuration: boolean): number {
  const greatest = milliseconds(field(action, 'max_grpc_timeout'))
  if (forGrpc && greatest !== undefined && !hasDuration) {
    const asked = grpcTimeout(stream.request.get('grpc-timeout')) ?? 0
    const offset = milliseconds(field(action, 'grpc_timeout_offset')) ?? 0
    const reduced = asked > offset ? asked - offset : asked
    return greatest !== 0 && (reduced === 0 || reduced > greatest) ? greatest : reduced
  }
  if (hasDuration && field(action, 'timeout') === undefined) return DEFAULT_TIMEOUT
  return milliseconds(field(action, 'timeout')) ?? DEFAULT_TIMEOUT
}

function longestOf(stream: HttpStream, duration: object | undefined, forGrpc: boolean): Pick<Timeouts, 'longest' | 'isGrpcTimeout'> {
  const most = milliseconds(field(duration, 'grpc_timeout_header_max'))
  const asked = forGrpc && most !== undefined ? grpcTimeout(stream.request.get('grpc-timeout')) : undefined
  if (asked !== undefined && most !== undefined) {
    const longest = positive(most === 0 ? asked : Math.min(asked, most))
    return longest === undefined ? {} : { longest, isGrpcTimeout: true }
  }
  const options = part(stream.manager, 'common_http_protocol_options')
  const longest = positive(milliseconds(field(duration, 'max_stream_duration')) ?? milliseconds(field(options, 'max_stream_duration')))
  return longest === undefined ? {} : { longest, isGrpcTimeout: forGrpc }
}

/** What `x-envoy-expected-rq-timeout-ms` tells the server, so many milliseconds after the start; undefined: the header is not sent. */
export function expectedTimeout({ global, perTry }: Timeouts, elapsed: number): number | undefined {
  const expected = perTry ?? global
  if (expected === undefined || global === undefined) return expected
  return elapsed >= global ? 1 : Math.min(expected, Math.round(global - elapsed))
}

/** Milliseconds as a `grpc-timeout` header says them: in the smallest unit that takes no more than eight digits. */
export function grpcTimeoutText(value: number): string {
  const whole = Math.ceil(value)
  if (whole < 1e8) return `${whole}m`
  const seconds = Math.ceil(whole / 1000)
  return seconds < 1e8 ? `${seconds}S` : '99999999S'
}
