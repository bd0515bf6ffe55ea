import type { Hop } from '../../types/hop.js'
import { printed } from '../headers/commands.js'
import type { ConnectionFacts, Run, UpstreamOutcome } from '../http/stream.js'
import { type Fields, field, part } from '../reading.js'
import { step } from '../step.js'
import { candidatesOf, type LoadContext } from './choose.js'
import { closedLimit } from './circuit-breakers.js'
import { drawGroup, endpointsOf, type HostGroup } from './group.js'
import { tellHop, throughInternal } from './hop.js'
import { xxHash64 } from './xxhash.js'

/** What became of a connection that TCP proxy passes on. */
export interface TcpOutcome extends UpstreamOutcome {
  readonly flags: readonly string[]
  readonly outcomeEnding: 'answered' | 'closed' | 'waiting'
}

/** Says what came of the attempt to connect to a host of a group. */
export function tellReach(run: Run, { reach, host, members }: HostGroup): void {
  const address =
    members.length === 1
      ? printed(host.address)
      : members
          .map((member) => printed(member.host.address))
          .slice(0, 8)
          .join(', ')
  const subject = members.length === 1 ? { subject: host.subject } : {}
  if (reach === 'open') run.note(step('endpoint', 'upstream.connected', 'taken', { address }, subject))
  else if (reach === 'refused') run.note(step('endpoint', 'upstream.refused', 'ended', { address }, subject))
  else if (reach === 'unreachable') run.note(step('endpoint', 'upstream.unreachable', 'ended', { address }, subject))
  else run.note(step('endpoint', 'upstream.handshake-failed', 'ended', { address }, subject))
}

/** What a connection has for a consistent hash: its source, where the TCP proxy says so; a filter state's own hash is not known here. */
function hashOf({ connection }: ConnectionFacts, policies: readonly Fields[]): Pick<LoadContext, 'hasHashKey' | 'hash'> {
  const [first] = policies
  if (part(first, 'source_ip')) return { hasHashKey: true, hash: xxHash64(connection.source.address) }
  return part(first, 'filter_state') ? { hasHashKey: true } : {}
}

/** Passes a connection's bytes on to a host of a cluster. `criteria` and `hashed` are the TCP proxy's `metadata_match` and `hash_policy`. */
export function connectTcp(run: Run, facts: ConnectionFacts, name: string, criteria?: Fields, hashed: readonly Fields[] = []): TcpOutcome {
  const cluster = run.config.clusters.get(name)
  if (!cluster) {
    run.note(step('cluster', 'upstream.cluster-missing', 'ended', { cluster: name }))
    return { endpoints: [], flags: ['NC'], outcomeEnding: 'closed' }
  }
  const closed = (flags: readonly string[]): TcpOutcome => ({ cluster: name, endpoints: [], flags, outcomeEnding: 'closed' })
  const limit = closedLimit(cluster, ['max_connections', 'max_pending_requests'])
  if (limit === 'max_connections') {
    run.note(step('cluster', 'upstream.overflow', 'ended', { threshold: limit }, { subject: cluster }))
    return closed(['UO'])
  }
  const lb = field(field(criteria, 'filter_metadata'), 'envoy.lb') as Fields | undefined
  const candidates = candidatesOf(run, cluster, {
    connection: facts,
    filterState: facts.filterState ?? new Map(),
    ...hashOf(facts, hashed),
    ...(lb ? { criteria: lb } : {}),
  })
  if (candidates.isUnknown) return { cluster: name, endpoints: [], flags: [], outcomeEnding: endingOf(facts, false) }
  const isTlsWithin = facts.connection.tls !== undefined && facts.tls === undefined
  const makeHop = (socket: { readonly hop: Hop }, { host }: (typeof candidates.candidates)[number]): Hop => {
    const hop = throughInternal(run, host, socket.hop)
    return isTlsWithin ? { ...hop, carriesTls: true } : hop
  }
  const group = drawGroup(run, candidates, { makeHop, reselections: 0, tried: new Map(), byPriority: false })
  if (!group) return closed(['UH'])
  if (limit) {
    run.note(step('cluster', 'upstream.overflow', 'ended', { threshold: limit }, { subject: cluster }))
    return closed(['URX'])
  }
  tellHop(run, group.socket, group.hop)
  tellReach(run, group)
  const reached = { cluster: name, endpoints: endpointsOf(group), hop: group.hop }
  // There is one attempt as a rule; that it was the last is a flag of its own.
  if (group.reach !== 'open') return { ...reached, flags: ['UF', 'URX'], outcomeEnding: 'closed' }
  const { greets, reset, closes } = run.surroundings.behaviour(group.host.address, { hop: group.hop })
  return { ...reached, flags: reset ? ['UR'] : [], outcomeEnding: reset || closes ? 'closed' : endingOf(facts, greets ?? false) }
}

/** A client that says nothing hears something only from a server that speaks first. */
const endingOf = ({ connection }: ConnectionFacts, greets: boolean): 'answered' | 'waiting' =>
  connection.payload.kind === 'silent' && !connection.tls && !greets ? 'waiting' : 'answered'
