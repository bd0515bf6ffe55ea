import type { Hop, UpstreamRequest } from '../../types/hop.js'
import type { TraceOutcome } from '../../types/trace.js'
import { mutateAll } from '../headers/mutations.js'
import type { HttpStream, LocalReply, RouterOutcome } from '../http/stream.js'
import { field, flag, part } from '../reading.js'
import type { Cluster } from '../shapes.js'
import { step } from '../step.js'
import { type Candidate, type Candidates, candidatesOf, type LoadContext } from '../upstream/choose.js'
import { allowsRetry, closedLimit } from '../upstream/circuit-breakers.js'
import { drawGroup, endpointsOf, type HostGroup } from '../upstream/group.js'
import { tellHop, throughInternal } from '../upstream/hop.js'
import { tellReach } from '../upstream/index.js'
import { policyOf } from '../upstream/policy.js'
import { criteriaOf } from '../upstream/subset.js'
import type { Socket } from '../upstream/transport-socket.js'
import { type Answer, answerOf, type Failure } from './answer.js'
import { isGrpc } from './grpc.js'
import { type HashKey, hashKey } from './hash.js'
import { localResponse } from './local-reply.js'
import { mirrorsOf } from './mirror.js'
import { httpHop, routerOptions, upstreamProtocol } from './protocol.js'
import { upstreamRequest } from './request.js'
import { type RetryPolicy, retriedAnswer, retriedReset, retryPolicyOf } from './retry.js'
import { rewriteHost, rewritePath, setHost } from './rewrite.js'
import { expectedTimeout, grpcTimeoutText, type Timeouts, timeoutsOf } from './timeouts.js'

const ATTEMPTS = 'x-envoy-attempt-count'
const EXPECTED = 'x-envoy-expected-rq-timeout-ms'
/** More than any policy asks for in earnest: bounds the work. */
const MOST_ATTEMPTS = 64
const BEFORE_HEADERS = 'upstream connect error or disconnect/reset before headers.'

const RESPONSE_TIMEOUT: LocalReply = { code: 504, details: 'response_timeout', flags: ['UT'], body: 'upstream request timeout' }

/** What one attempt came to. */
type Attempt =
  | { readonly kind: 'answer'; readonly answer: Answer; readonly group: HostGroup | undefined }
  | { readonly kind: 'failure'; readonly failure: Failure; readonly group: HostGroup | undefined }
  | { readonly kind: 'no-host' }

/** One request and its attempts at a cluster, in milliseconds that nobody waits for. */
export class Exchange {
  private readonly timeouts: Timeouts
  private readonly retries: RetryPolicy | undefined
  private readonly hash: HashKey
  private readonly isQuiet: boolean
  private mirrors: TraceOutcome['mirrors'] = []
  private upstream: UpstreamRequest | undefined
  private group: HostGroup | undefined
  private hop: Hop | undefined
  private attempts = 1
  /** Since the request was there. */
  private elapsed = 0
  private readonly flags: string[] = []
  private readonly tried = new Map<string, number>()
  private readonly triedPriorities = new Set<number>()
  private isFinal = false

  constructor(
    private readonly stream: HttpStream,
    private readonly action: object,
    private readonly name: string,
    private readonly cluster: Cluster,
  ) {
    const policy = part(action, 'retry_policy') ?? part(stream.selected?.virtualHost, 'retry_policy')
    this.isQuiet = routerOptions(stream.manager).suppressesHeaders
    this.hash = policyOf(cluster).hashes ? hashKey(stream, action) : { hasKey: false, cookies: [] }
    this.timeouts = timeoutsOf(stream, action, policy)
    this.retries = retryPolicyOf(stream, policy)
  }

  outcome(): RouterOutcome {
    const { stream } = this
    this.countAttempt()
    while (true) {
      const attempt = this.attempt()
      if (attempt.kind === 'no-host')
        return this.reply({ code: 503, details: 'no_healthy_upstream', flags: ['UH'], body: 'no healthy upstream' })
      this.group = attempt.group
      const ended = this.deadline(attempt)
      if (ended) return ended
      const took = attempt.kind === 'answer' ? attempt.answer.milliseconds : attempt.failure.milliseconds
      this.elapsed += took
      const why = this.reasonToRetry(attempt)
      if (why !== undefined && this.mayRetry(why)) {
        if (!this.waits()) return this.timeOut(RESPONSE_TIMEOUT)
        this.retry(why)
        continue
      }
      if (attempt.kind === 'failure') return this.fail(attempt.failure)
      stream.run.note(step('endpoint', 'router.answered', 'taken', { status: attempt.answer.status, attempt: this.attempts }))
      return this.pass(attempt.answer)
    }
  }

  /** Chooses a host, sends the request to it. */
  private attempt(): Attempt {
    const { stream, cluster } = this
    const { run } = stream
    const candidates = candidatesOf(run, cluster, this.loadContext())
    if (candidates.candidates.length === 0 && !candidates.isUnknown) return { kind: 'no-host' }
    this.finalizeOnce(candidates)
    if (candidates.isUnknown) {
      const { protocol } = upstreamProtocol(cluster, stream, false)
      this.upstream = upstreamRequest(stream.request, protocol)
      return { kind: 'answer', answer: answerOf(stream, {}, protocol, this.attempts, undefined), group: undefined }
    }
    const makeHop = (socket: Socket, { host, cluster: own }: Candidate): Hop => {
      const { protocol } = upstreamProtocol(own, stream, socket.hop.tls !== 'plain')
      return throughInternal(run, host, httpHop(stream, own, socket.hop, protocol, host.hostname))
    }
    // Hosts seldom differ in the protocol, so what they are asked for is that of the first.
    const first = candidates.candidates[0] as Candidate
    const { protocol, by } = upstreamProtocol(first.cluster, stream, false)
    const request = upstreamRequest(stream.request, protocol)
    const { reselections = 0, otherPrioritiesAfter = 0 } = this.retries ?? {}
    const arrival = { makeHop, request, reselections, tried: this.tried, byPriority: otherPrioritiesAfter > 0 }
    const group = drawGroup(run, candidates, arrival)
    if (!group) return { kind: 'no-host' }
    const limit = closedLimit(first.cluster, ['max_pending_requests', 'max_requests'])
    if (limit) {
      run.note(step('cluster', 'upstream.overflow', 'ended', { threshold: limit }, { subject: cluster }))
      return { kind: 'failure', failure: { reason: 'overflow', flag: 'UO', milliseconds: 0 }, group: undefined }
    }
    return this.send(group, request, by)
  }

  private send(group: HostGroup, request: UpstreamRequest, by: string): Attempt {
    const { stream } = this
    const { run } = stream
    const protocol = group.hop.protocol ?? request.protocol
    if (this.attempts === 1 && stream.protocol !== protocol)
      run.note(
        step('cluster', 'router.protocol', 'noted', { downstream: stream.protocol, upstream: protocol, by }, { subject: this.cluster }),
      )
    tellHop(run, group.socket, group.hop)
    tellReach(run, group)
    this.tried.set(group.key, (this.tried.get(group.key) ?? 0) + 1)
    for (const { priority } of group.members.slice(0, 1)) this.triedPriorities.add(priority)
    this.hop = group.hop
    const failure = unreached(group)
    if (failure) return { kind: 'failure', failure, group }
    this.upstream = protocol === request.protocol ? request : upstreamRequest(stream.request, protocol)
    const behaviour = run.surroundings.behaviour(group.host.address, { request: this.upstream, hop: group.hop })
    const milliseconds = Math.max(0, behaviour.delay ?? 0)
    const perTry = this.timeouts.perTry
    if (perTry !== undefined && milliseconds >= perTry)
      return { kind: 'failure', failure: { reason: 'per try timeout', flag: 'UT', milliseconds: perTry }, group }
    if (behaviour.reset || behaviour.closes)
      return { kind: 'failure', failure: { reason: 'connection termination', flag: 'UC', milliseconds }, group }
    if (behaviour.malformed) return { kind: 'failure', failure: { reason: 'protocol error', flag: 'UPE', milliseconds }, group }
    return { kind: 'answer', answer: answerOf(stream, behaviour, protocol, this.attempts, group.host.address), group }
  }

  /** What the first attempt does to the request; later ones only count. */
  private finalizeOnce({ candidates }: Candidates): void {
    if (this.isFinal) return
    this.isFinal = true
    const { stream, action, name } = this
    this.expect()
    if (stream.selected) mutateAll(stream.request, 'request', stream.selected, { stream, cluster: name })
    rewriteHost(stream, action)
    const hostname = candidates[0]?.host.hostname
    if (flag(field(action, 'auto_host_rewrite')) && hostname) setHost(stream, hostname, 'auto_host_rewrite', true, action)
    rewritePath(stream, action, !this.isQuiet)
    this.mirrors = mirrorsOf(stream, action)
  }

  private expect(): void {
    const { stream, timeouts, action } = this
    const expected = expectedTimeout(timeouts, this.elapsed)
    if (expected === undefined) return
    if (!this.isQuiet) stream.request.set(EXPECTED, String(expected))
    if (isGrpc(stream.request) && field(action, 'max_grpc_timeout') !== undefined && !part(action, 'max_stream_duration'))
      stream.request.set('grpc-timeout', grpcTimeoutText(expected))
  }

  private countAttempt(): void {
    if (!flag(field(this.stream.selected?.virtualHost, 'include_request_attempt_count'))) return
    this.stream.request.set(ATTEMPTS, String(this.attempts))
  }

  private loadContext(): LoadContext {
    const { stream, action, retries } = this
    const criteria = criteriaOf(action, stream.selected?.weightedCluster)
    const authority = stream.request.get(':authority')
    const after = retries?.otherPrioritiesAfter ?? 0
    return {
      connection: stream.connection,
      request: stream.request,
      metadata: stream.metadata,
      filterState: stream.filterState,
      hasHashKey: this.hash.hasKey,
      ...(criteria ? { criteria } : {}),
      ...(authority === undefined ? {} : { authority }),
      ...(after > 0 && this.attempts > after ? { leftOut: this.triedPriorities } : {}),
    }
  }

  /** Whether the request ends before the attempt does: by a timeout, or because the client has gone. */
  private deadline(attempt: Attempt): RouterOutcome | undefined {
    if (attempt.kind === 'no-host') return undefined
    const { stream, timeouts } = this
    const took = attempt.kind === 'answer' ? attempt.answer.milliseconds : attempt.failure.milliseconds
    const after = this.elapsed + took
    const patience = stream.run.surroundings.patience
    const ends = [
      {
        at: timeouts.global,
        end: () => this.timeOut(RESPONSE_TIMEOUT),
      },
      { at: timeouts.longest, end: () => this.overlong() },
      { at: sooner(timeouts.idle, took, this.elapsed), end: () => this.idle() },
      { at: patience === undefined ? undefined : patience - stream.delay, end: () => this.abandoned(patience ?? 0) },
    ]
    const due = ends.flatMap(({ at, end }) => (at !== undefined && (after > at || (after === at && took > 0)) ? [{ at, end }] : []))
    due.sort((a, b) => a.at - b.at)
    const isWaiting = attempt.kind === 'answer' && attempt.answer.isWaiting
    if (due[0]) {
      this.elapsed = due[0].at
      return due[0].end()
    }
    return isWaiting ? this.abandoned(patience ?? 0) : undefined
  }

  private timeOut(reply: LocalReply): RouterOutcome {
    this.stream.run.note(step('route', 'router.timed-out', 'ended', { milliseconds: this.elapsed, details: reply.details }))
    return this.reply(reply)
  }

  /** The connection manager's own clock: it answers without the router. */
  private overlong(): RouterOutcome {
    const grpcStatus = this.timeouts.isGrpcTimeout ? { grpcStatus: 4 } : {}
    const reply = { code: 504, details: 'max_duration_timeout', flags: [], body: 'downstream duration timeout', ...grpcStatus }
    this.stream.run.note(step('route', 'router.timed-out', 'ended', { milliseconds: this.elapsed, details: reply.details }))
    return { ...this.facts(reply), ...localResponse(this.stream, reply) }
  }

  private idle(): RouterOutcome {
    const reply = { code: 504, details: 'stream_idle_timeout', flags: ['SI'], body: 'stream timeout' }
    this.stream.run.note(step('route', 'router.timed-out', 'ended', { milliseconds: this.elapsed, details: reply.details }))
    return { ...this.facts(reply), ...localResponse(this.stream, reply) }
  }

  private abandoned(milliseconds: number): RouterOutcome {
    this.stream.run.note(step('route', 'router.client-gave-up', 'ended', { milliseconds }))
    return { ...this.facts({ details: 'downstream_remote_disconnect', flags: ['DC'] }), ending: 'waiting' }
  }

  private reasonToRetry(attempt: Attempt): { readonly word: string | undefined; readonly reason: string } | undefined {
    const { retries } = this
    if (!retries || attempt.kind === 'no-host') return undefined
    if (attempt.kind === 'failure') return { word: retriedReset(retries, attempt.failure.reason), reason: attempt.failure.reason }
    const { status, headers } = attempt.answer
    return { word: retriedAnswer(retries, status, headers), reason: String(status) }
  }

  private mayRetry({ word, reason }: { readonly word: string | undefined; readonly reason: string }): boolean {
    const { retries, stream, cluster } = this
    if (word === undefined) {
      stream.run.note(step('route', 'router.not-retried', 'missed', { reason }))
      return false
    }
    if (this.attempts > (retries?.retries ?? 0) || this.attempts >= MOST_ATTEMPTS) {
      stream.run.note(step('route', 'router.retries-exhausted', 'ended', { attempts: this.attempts, reason: word }))
      this.flags.push('URX')
      return false
    }
    if (!allowsRetry(cluster)) {
      stream.run.note(step('cluster', 'router.retries-overflow', 'ended', { reason: word }, { subject: cluster }))
      this.flags.push('UO')
      return false
    }
    return true
  }

  /** Waits before the next attempt for a time that is drawn; false where the timeout comes first. */
  private waits(): boolean {
    const longest = this.retries?.backOff(this.attempts) ?? 0
    const left = (this.timeouts.global ?? Number.POSITIVE_INFINITY) - this.elapsed
    const isInTime = left >= longest || this.stream.run.chance.happens(Math.max(0, left / longest))
    this.elapsed += isInTime ? Math.min(longest, left) / 2 : left
    return isInTime
  }

  private retry({ word }: { readonly word: string | undefined }): void {
    this.attempts++
    this.stream.run.note(step('route', 'router.retried', 'taken', { attempt: this.attempts, reason: word ?? '' }))
    this.countAttempt()
    this.expect()
  }

  private fail({ reason, flag: own, transport }: Failure): RouterOutcome {
    if (reason === 'per try timeout')
      return this.timeOut({ code: 504, details: 'upstream_per_try_timeout', flags: [own], body: 'upstream request timeout' })
    this.stream.run.note(step('endpoint', 'router.reset', 'ended', { reason, attempt: this.attempts }))
    const latest = this.attempts > 1 ? 'retried and the latest reset reason' : 'reset reason'
    const said = [reason, ...(transport ? [transport] : [])].map((words) => words.replace(/ /g, '_')).join('|')
    const overload = reason === 'overflow' && !this.isQuiet ? ([['x-envoy-overloaded', 'true']] as const) : []
    return this.reply(
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
  private pass(answer: Answer): RouterOutcome {
    const { stream, name, attempts } = this
    const { headers, status } = answer
    // What is logged of an upgraded connection is how it ends; the server ends it.
    const isUpgraded = status === 101
    const details = isUpgraded ? 'upstream_reset_after_response_started{connection_termination}' : 'via_upstream'
    if (!this.isQuiet) headers.set('x-envoy-upstream-service-time', String(Math.round(answer.milliseconds)))
    for (const cookie of this.hash.cookies) headers.add('set-cookie', cookie)
    const host = this.group?.host
    if (stream.selected)
      mutateAll(headers, 'response', stream.selected, {
        stream,
        cluster: name,
        response: headers,
        code: status,
        details,
        attempts,
        ...(host ? { host: host.address, hostMetadata: { filter_metadata: host.metadata } } : {}),
        ...(this.upstream ? { upstreamProtocol: this.upstream.protocol } : {}),
      })
    for (const [header, value] of this.attemptHeader()) headers.set(header, value)
    for (const [header, value] of answer.trailers) headers.add(header, value)
    return { ...this.facts({ details, flags: isUpgraded ? ['UC'] : [] }), response: { headers, isLocal: false } }
  }

  private attemptHeader(): readonly (readonly [string, string])[] {
    const isTold = flag(field(this.stream.selected?.virtualHost, 'include_attempt_count_in_response'))
    return isTold ? [[ATTEMPTS, String(this.attempts)]] : []
  }

  private reply(reply: LocalReply, more: readonly (readonly [string, string])[] = []): RouterOutcome {
    return { ...this.facts(reply), ...localResponse(this.stream, reply, [...more, ...this.attemptHeader()]) }
  }

  private facts({ details, flags }: { readonly details: string; readonly flags: readonly string[] }): Omit<RouterOutcome, 'response'> {
    return {
      cluster: this.name,
      endpoints: this.group ? endpointsOf(this.group) : [],
      details,
      flags: [...this.flags, ...flags],
      attempts: this.attempts,
      ...(this.elapsed > 0 ? { elapsed: this.elapsed } : {}),
      ...(this.hop ? { hop: this.hop } : {}),
      ...(this.upstream ? { upstream: this.upstream } : {}),
      ...(this.mirrors && this.mirrors.length > 0 ? { mirrors: this.mirrors } : {}),
    }
  }
}

/** The stream is idle from its last event: this attempt's beginning. */
const sooner = (idle: number | undefined, took: number, elapsed: number): number | undefined =>
  idle !== undefined && took >= idle ? elapsed + idle : undefined

/** A host that could not be reached, as Envoy calls it. */
function unreached({ reach }: HostGroup): Failure | undefined {
  const failed = (transport: string): Failure => ({ reason: 'remote connection failure', flag: 'UF', milliseconds: 0, transport })
  if (reach === 'refused') return failed('delayed connect error: Connection refused')
  if (reach === 'unreachable') return failed('delayed connect error: No route to host')
  return reach === 'tls-refused' ? failed('TLS_error') : undefined
}
