import type { SocketAddress } from '../../types/request.js'
import type { Hop, UpstreamRequest } from '../../types/trace.js'
import { printed } from '../headers/commands.js'
import type { Run } from '../http/stream.js'
import { step } from '../step.js'
import type { Candidate, Candidates } from './choose.js'
import type { Host } from './hosts.js'
import { type Socket, socketFor } from './transport-socket.js'

/** Hosts that behave alike: one of them is chosen, and it does not matter which. */
export interface HostGroup {
  readonly key: string
  readonly members: readonly (Candidate & { readonly hop: Hop })[]
  readonly socket: Socket
  readonly hop: Hop
  readonly reach: 'open' | 'refused' | 'unreachable' | 'tls-refused'
  /** The first of them, for what is the same for all. */
  readonly host: Host
}

/** How the connection to a host is made: what its transport socket says, and what the request adds. */
export type HopMaker = (socket: Socket, candidate: Candidate) => Hop

export interface Arrival {
  readonly makeHop: HopMaker
  readonly request?: UpstreamRequest
  /** A host that was tried is not to be had again at once: then hosts of unlike shares are told apart. */
  readonly reselections: number
  /** Groups that were tried, by key: how many of its hosts. */
  readonly tried: ReadonlyMap<string, number>
  /** Priorities are told apart. */
  readonly byPriority: boolean
}

/** Draws the group that the chosen host belongs to. */
export function drawGroup(run: Run, { candidates, takesTurns }: Candidates, arrival: Arrival): HostGroup | undefined {
  const groups = groupsOf(run, candidates, arrival)
  const shares = withoutTried(groups, arrival, takesTurns)
  const options = groups.map((value, i) => ({ share: shares[i] as number, value }))
  if (options.every(({ share }) => share <= 0)) return undefined
  const group = run.chance.pick(options)
  tell(run, group, candidates.length)
  return group
}

/** Every host's place by how it would behave. */
function groupsOf(run: Run, candidates: readonly Candidate[], { makeHop, request, reselections, byPriority }: Arrival): HostGroup[] {
  const groups = new Map<string, { group: HostGroup; members: (Candidate & { hop: Hop })[] }>()
  for (const candidate of candidates) {
    const { host, share, cluster, priority } = candidate
    const socket = socketFor(cluster, host)
    const hop = makeHop(socket, candidate)
    const reach = run.surroundings.reach(host.address, hop)
    const behaviour = reach === 'open' ? run.surroundings.behaviour(host.address, { hop, ...(request ? { request } : {}) }) : undefined
    const { tunnel: _, ...shared } = hop
    const apart = [reselections > 0 ? share.toFixed(9) : '', byPriority ? priority : '']
    const key = JSON.stringify([reach, behaviour, shared, socket.by, ...apart])
    const known = groups.get(key)
    const member = { ...candidate, hop }
    if (known) known.members.push(member)
    else {
      const members = [member]
      groups.set(key, { group: { key, members, socket, hop, reach, host }, members })
    }
  }
  return [...groups.values()].map(({ group }) => group)
}

/**
 * The groups' shares, given the hosts that were tried before. A balancer that takes turns comes to another host; one that draws does so
 * again up to so many times if it drew one that was tried.
 */
function withoutTried(groups: readonly HostGroup[], { reselections, tried }: Arrival, takesTurns: boolean): number[] {
  const all = groups.map(({ members }) => members.reduce((sum, { share }) => sum + share, 0))
  if (reselections <= 0 || tried.size === 0) return all
  const old = groups.map(({ key, members }, i) => ((all[i] as number) * Math.min(tried.get(key) ?? 0, members.length)) / members.length)
  const whole = sum(all)
  const gone = sum(old)
  if (gone <= 0) return all
  if (gone >= whole * (1 - 1e-9)) return all
  const again = takesTurns ? 0 : (gone / whole) ** (reselections + 1)
  return all.map((share, i) => ((1 - again) * (share - (old[i] as number))) / (whole - gone) + (again * (old[i] as number)) / gone)
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0)
const MOST_TOLD = 20

function tell(run: Run, { members, host }: HostGroup, of: number): void {
  const percent = Math.round(100 * sum(members.map(({ share }) => share)))
  run.note(
    members.length === 1
      ? step('endpoint', 'upstream.endpoint', 'taken', { address: printed(host.address), percent, of }, { subject: host.subject })
      : step('endpoint', 'upstream.endpoints', 'taken', {
          addresses: members.slice(0, MOST_TOLD).map((member) => printed(member.host.address)),
          count: members.length,
          percent,
          of,
        }),
  )
}

/** The group's hosts with their shares of it: what an outcome lists. */
export function endpointsOf({ members }: HostGroup): { address: SocketAddress; share: number }[] {
  const whole = sum(members.map(({ share }) => share))
  const byAddress = new Map<string, { address: SocketAddress; share: number }>()
  for (const { host, share } of members) {
    const key = printed(host.address)
    const known = byAddress.get(key)
    if (known) known.share += share / whole
    else byAddress.set(key, { address: host.address, share: share / whole })
  }
  return [...byAddress.values()]
}
