import type { RouterOutcome } from '../http/stream.js'
import { step } from '../step.js'
import { facts, RESPONSE_TIMEOUT, timeOut } from './ending.js'
import type { Attempt, ExchangeState } from './exchange-state.js'
import { localResponse } from './local-reply.js'

/** Whether the request ends before the attempt does: by a timeout, or because the client has gone. */
export function deadline(s: ExchangeState, attempt: Attempt): RouterOutcome | undefined {
  if (attempt.kind === 'no-host') return undefined
  const { stream, timeouts } = s
  const took = attempt.kind === 'answer' ? attempt.answer.milliseconds : attempt.failure.milliseconds
  const after = s.elapsed + took
  const patience = stream.run.surroundings.patience
  const ends = [
    {
      at: timeouts.global,
      end: () => timeOut(s, RESPONSE_TIMEOUT),
    },
    { at: timeouts.longest, end: () => overlong(s) },
    { at: sooner(timeouts.idle, took, s.elapsed), end: () => idle(s) },
    { at: patience === undefined ? undefined : patience - stream.delay, end: () => abandoned(s, patience ?? 0) },
  ]
  const due = ends.flatMap(({ at, end }) => (at !== undefined && (after > at || (after === at && took > 0)) ? [{ at, end }] : []))
  due.sort((a, b) => a.at - b.at)
  const isWaiting = attempt.kind === 'answer' && attempt.answer.isWaiting
  if (due[0]) {
    s.elapsed = due[0].at
    return due[0].end()
  }
  return isWaiting ? abandoned(s, patience ?? 0) : undefined
}

/** The connection manager's own clock: it answers without the router. */
function overlong(s: ExchangeState): RouterOutcome {
  const grpcStatus = s.timeouts.isGrpcTimeout ? { grpcStatus: 4 } : {}
  const reply = { code: 504, details: 'max_duration_timeout', flags: [], body: 'downstream duration timeout', ...grpcStatus }
  s.stream.run.note(step('route', 'router.timed-out', 'ended', { milliseconds: s.elapsed, details: reply.details }))
  return { ...facts(s, reply), ...localResponse(s.stream, reply) }
}

function idle(s: ExchangeState): RouterOutcome {
  const reply = { code: 504, details: 'stream_idle_timeout', flags: ['SI'], body: 'stream timeout' }
  s.stream.run.note(step('route', 'router.timed-out', 'ended', { milliseconds: s.elapsed, details: reply.details }))
  return { ...facts(s, reply), ...localResponse(s.stream, reply) }
}

function abandoned(s: ExchangeState, milliseconds: number): RouterOutcome {
  s.stream.run.note(step('route', 'router.client-gave-up', 'ended', { milliseconds }))
  return { ...facts(s, { details: 'downstream_remote_disconnect', flags: ['DC'] }), ending: 'waiting' }
}

/** The stream is idle from its last event: this attempt's beginning. */
const sooner = (idle: number | undefined, took: number, elapsed: number): number | undefined =>
  idle !== undefined && took >= idle ? elapsed + idle : undefined
