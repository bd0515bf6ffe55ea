import type { Hop, UpstreamRequest } from '../../types/hop.js'
import { printed } from '../headers/commands.js'
import { step } from '../step.js'
import { type Candidate, candidatesOf, type LoadContext } from '../upstream/choose.js'
import { closedLimit } from '../upstream/circuit-breakers.js'
import { drawGroup, type HostGroup } from '../upstream/group.js'
import { tellHop, throughInternal } from '../upstream/hop.js'
import { tellReach } from '../upstream/index.js'
import { criteriaOf } from '../upstream/subset.js'
import type { Socket } from '../upstream/transport-socket.js'
import { answerOf, type Failure } from './answer.js'
import type { Attempt, ExchangeState } from './exchange-state.js'
import { httpHop, upstreamProtocol } from './protocol.js'
import { upstreamRequest } from './request.js'
import { finalizeOnce } from './request-headers.js'

/** Chooses a host, sends the request to it. */
export function attempt(s: ExchangeState): Attempt {
  const { stream, cluster } = s
  const { run } = stream
  const candidates = candidatesOf(run, cluster, loadContext(s))
  if (candidates.candidates.length === 0 && !candidates.isUnknown) return { kind: 'no-host' }
  finalizeOnce(s, candidates)
  if (candidates.isUnknown) {
    const { protocol } = upstreamProtocol(cluster, stream, false)
    s.upstream = upstreamRequest(stream.request, protocol)
    return { kind: 'answer', answer: answerOf(stream, {}, protocol, s.attempts, undefined), group: undefined }
  }
  const makeHop = (socket: Socket, { host, cluster: own }: Candidate): Hop => {
    const { protocol } = upstreamProtocol(own, stream, socket.hop.tls !== 'plain')
    return throughInternal(run, host, httpHop(stream, own, socket.hop, protocol, host.hostname))
  }
  // Hosts seldom differ in the protocol, so what they are asked for is that of the first.
  const first = candidates.candidates[0] as Candidate
  const { protocol, by } = upstreamProtocol(first.cluster, stream, false)
  const request = upstreamRequest(stream.request, protocol)
  const { reselections = 0, otherPrioritiesAfter = 0 } = s.retries ?? {}
  const arrival = { makeHop, request, reselections, tried: s.tried, byPriority: otherPrioritiesAfter > 0 }
  const group = drawGroup(run, candidates, arrival)
  if (!group) return { kind: 'no-host' }
  const limit = closedLimit(first.cluster, ['max_pending_requests', 'max_requests'])
  if (limit) {
    run.note(step('cluster', 'upstream.overflow', 'ended', { threshold: limit }, { subject: cluster }))
    return { kind: 'failure', failure: { reason: 'overflow', flag: 'UO', milliseconds: 0 }, group: undefined }
  }
  return send(s, group, request, by)
}

function send(s: ExchangeState, group: HostGroup, request: UpstreamRequest, by: string): Attempt {
  const { stream } = s
  const { run } = stream
  const protocol = group.hop.protocol ?? request.protocol
  if (s.attempts === 1 && stream.protocol !== protocol)
    run.note(step('cluster', 'router.protocol', 'noted', { downstream: stream.protocol, upstream: protocol, by }, { subject: s.cluster }))
  tellHop(run, group.socket, group.hop)
  tellReach(run, group)
  const [only, ...others] = group.members
  if (only && others.length === 0) s.triedHosts.set(printed(only.host.address), only.host.address)
  s.tried.set(group.key, (s.tried.get(group.key) ?? 0) + 1)
  for (const { priority } of group.members.slice(0, 1)) s.triedPriorities.add(priority)
  s.hop = group.hop
  const failure = unreached(group)
  if (failure) return { kind: 'failure', failure, group }
  s.upstream = protocol === request.protocol ? request : upstreamRequest(stream.request, protocol)
  const behaviour = run.surroundings.behaviour(group.host.address, { request: s.upstream, hop: group.hop })
  const milliseconds = Math.max(0, behaviour.delay ?? 0)
  const perTry = s.timeouts.perTry
  if (perTry !== undefined && milliseconds >= perTry)
    return { kind: 'failure', failure: { reason: 'per try timeout', flag: 'UT', milliseconds: perTry }, group }
  if (behaviour.reset || behaviour.closes)
    return { kind: 'failure', failure: { reason: 'connection termination', flag: 'UC', milliseconds }, group }
  if (behaviour.malformed) return { kind: 'failure', failure: { reason: 'protocol error', flag: 'UPE', milliseconds }, group }
  return { kind: 'answer', answer: answerOf(stream, behaviour, protocol, s.attempts, group.host.address), group }
}

function loadContext(s: ExchangeState): LoadContext {
  const { stream, action, retries } = s
  const criteria = criteriaOf(action, stream.selected?.weightedCluster)
  const authority = stream.request.get(':authority')
  const after = retries?.otherPrioritiesAfter ?? 0
  return {
    connection: stream.connection,
    request: stream.request,
    metadata: stream.metadata,
    filterState: stream.filterState,
    hasHashKey: s.hash.hasKey,
    ...(s.hash.hash === undefined ? {} : { hash: s.hash.hash }),
    avoided: s.triedHosts,
    reselections: retries?.reselections ?? 0,
    ...(criteria ? { criteria } : {}),
    ...(authority === undefined ? {} : { authority }),
    ...(after > 0 && s.attempts > after ? { leftOut: s.triedPriorities } : {}),
  }
}

/** A host that could not be reached, as Envoy calls it. */
function unreached({ reach }: HostGroup): Failure | undefined {
  const failed = (transport: string): Failure => ({ reason: 'remote connection failure', flag: 'UF', milliseconds: 0, transport })
  if (reach === 'refused') return failed('delayed connect error: Connection refused')
  if (reach === 'unreachable') return failed('delayed connect error: No route to host')
  return reach === 'tls-refused' ? failed('TLS_error') : undefined
}
