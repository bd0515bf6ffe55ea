import { printed } from '../headers/commands.js'
import { mutateAll } from '../headers/mutations.js'
import type { LocalReply, RouterOutcome } from '../http/stream.js'
import { field, flag } from '../reading.js'
import { step } from '../step.js'
import { endpointsOf } from '../upstream/group.js'
import type { Answer, Failure } from './answer.js'
import type { ExchangeState } from './exchange-state.js'
import { localResponse } from './local-reply.js'
import { ATTEMPTS } from './request-headers.js'

/** The route's timeout, which counts for all attempts together. */
export const RESPONSE_TIMEOUT: LocalReply = { code: 504, details: 'response_timeout', flags: ['UT'], body: 'upstream request timeout' }
const BEFORE_HEADERS = 'upstream connect error or disconnect/reset before headers.'

/** No attempt brought an answer. */
export function fail(s: ExchangeState, { reason, flag: own, transport }: Failure): RouterOutcome {
  if (reason === 'per try timeout')
    return timeOut(s, { code: 504, details: 'upstream_per_try_timeout', flags: [own], body: 'upstream request timeout' })
  s.stream.run.note(step('endpoint', 'router.reset', 'ended', { reason, attempt: s.attempts }))
  const latest = s.attempts > 1 ? 'retried and the latest reset reason' : 'reset reason'
  const said = [reason, ...(transport ? [transport] : [])].map((words) => words.replace(/ /g, '_')).join('|')
  const overload = reason === 'overflow' && !s.isQuiet ? ([['x-envoy-overloaded', 'true']] as const) : []
  return reply(
    s,
    {
      code: reason === 'protocol error' ? 502 : 503,
      details: `upstream_reset_before_response_started{${said}}`,
      flags: [own],
      body: `${BEFORE_HEADERS} ${latest}: ${reason}`,
    },
    overload,
  )
}

/** The server's answer, with what the route does to it. */
export function pass(s: ExchangeState, answer: Answer): RouterOutcome {
  const { stream, name, attempts } = s
  const { headers, status } = answer
  // What is logged of an upgraded connection is how it ends; the server ends it.
  const isUpgraded = status === 101
  const details = isUpgraded ? 'upstream_reset_after_response_started{connection_termination}' : 'via_upstream'
  if (!s.isQuiet) headers.set('x-envoy-upstream-service-time', String(Math.round(answer.milliseconds)))
  for (const cookie of s.hash.cookies) headers.add('set-cookie', cookie)
  const host = s.group?.host
  if (stream.selected)
    mutateAll(headers, 'response', stream.selected, {
      stream,
      cluster: name,
      response: headers,
      code: status,
      details,
      attempts,
      ...(host ? { host: host.address, hostMetadata: { filter_metadata: host.metadata } } : {}),
      ...(s.upstream ? { upstreamProtocol: s.upstream.protocol } : {}),
    })
  for (const [header, value] of attemptHeader(s)) headers.set(header, value)
  for (const [header, value] of answer.trailers) headers.add(header, value)
  return { ...facts(s, { details, flags: isUpgraded ? ['UC'] : [] }), response: { headers, isLocal: false } }
}

function attemptHeader(s: ExchangeState): readonly (readonly [string, string])[] {
  const isTold = flag(field(s.stream.selected?.virtualHost, 'include_attempt_count_in_response'))
  return isTold ? [[ATTEMPTS, String(s.attempts)]] : []
}

/** An answer of the router itself. */
export function reply(s: ExchangeState, own: LocalReply, more: readonly (readonly [string, string])[] = []): RouterOutcome {
  return { ...facts(s, own), ...localResponse(s.stream, own, [...more, ...attemptHeader(s)]) }
}

/** What is known of the exchange however it ends. */
export function facts(
  s: ExchangeState,
  { details, flags }: { readonly details: string; readonly flags: readonly string[] },
): Omit<RouterOutcome, 'response'> {
  return {
    cluster: s.name,
    endpoints: s.group ? endpointsOf(s.group) : [],
    details,
    flags: [...s.flags, ...flags],
    attempts: s.attempts,
    ...triedBefore(s),
    ...(s.elapsed > 0 ? { elapsed: s.elapsed } : {}),
    ...(s.hop ? { hop: s.hop } : {}),
    ...(s.upstream ? { upstream: s.upstream } : {}),
    ...(s.mirrors && s.mirrors.length > 0 ? { mirrors: s.mirrors } : {}),
  }
}

/** The hosts before the last one. */
function triedBefore({ triedHosts, group, attempts }: ExchangeState): Pick<RouterOutcome, 'tried'> {
  const last = group && printed(group.host.address)
  const tried = [...triedHosts].filter(([address]) => address !== last).map(([, host]) => host)
  return attempts > 1 && tried.length > 0 ? { tried } : {}
}

/** A timeout of the router: it answers for the server. */
export function timeOut(s: ExchangeState, own: LocalReply): RouterOutcome {
  s.stream.run.note(step('route', 'router.timed-out', 'ended', { milliseconds: s.elapsed, details: own.details }))
  return reply(s, own)
}
