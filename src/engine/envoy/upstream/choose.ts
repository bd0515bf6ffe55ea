import type { SocketAddress } from '../../types/request.js'
import type { TraceStep } from '../../types/trace.js'
import { printed } from '../headers/commands.js'
import type { Run } from '../http/stream.js'
import { type Fields, field, flag, number, part, text } from '../reading.js'
import type { Cluster } from '../shapes.js'
import { step } from '../step.js'
import { hashTableOf } from './consistent-hash.js'
import { discoveryOf } from './discovery.js'
import { type Host, type HostSet, hostsOf } from './hosts.js'
import { loadsOf, localityLoads, OVERPROVISIONING, PANIC_THRESHOLD } from './load.js'
import { type OriginalDestinationFacts, originalDestination } from './original-destination.js'
import { policyOf } from './policy.js'
import { subsetOf } from './subset.js'

/** What a choice of a host depends on beside the cluster. */
export interface LoadContext extends OriginalDestinationFacts {
  /** What the route wants of an endpoint's metadata. */
  readonly criteria?: Fields
  /** Whether a hash policy found a key in the request. */
  readonly hasHashKey?: boolean
  /** The key's hash, where it can be told; hosts that a retry avoids, and how often it asks for another. */
  readonly hash?: bigint
  readonly avoided?: ReadonlyMap<string, unknown>
  readonly reselections?: number
  /** The request's authority: what a forward proxy resolves. */
  readonly authority?: string
  /** Priorities that a retry leaves out. */
  readonly leftOut?: ReadonlySet<number>
}

/** A host with its part in the choices; parts of all add up to 1. */
export interface Candidate {
  readonly host: Host
  readonly share: number
  /** The cluster that it belongs to: another than the one asked for in an aggregate. */
  readonly cluster: Cluster
  readonly priority: number
}

export interface Candidates {
  readonly candidates: readonly Candidate[]
  /** A consistent hash would choose exactly one of them. */
  readonly isHashed: boolean
  readonly takesTurns: boolean
  /** There are no endpoints in what was read: one is taken to be there. */
  readonly isUnknown: boolean
}

const none: Candidates = { candidates: [], isHashed: false, takesTurns: false, isUnknown: false }
const MOST_TOLD = 20

/** The hosts that a cluster's load balancer may choose now, as steps tell it. */
export function candidatesOf(run: Run, cluster: Cluster, context: LoadContext): Candidates {
  const policy = policyOf(cluster)
  const name = text(cluster.name) ?? ''
  const type = text(cluster.type) ?? text(field(cluster.cluster_type, 'name')) ?? 'STATIC'
  const note = (made: TraceStep) => run.note(made)
  note(step('cluster', 'upstream.cluster', 'taken', { cluster: name, type, policy: policy.name }, { subject: cluster }))
  for (const what of policy.notModelled) note(step('cluster', 'upstream.not-modelled', 'noted', { field: what }, { subject: cluster }))
  const found = discoveryOf(run, cluster)
  if (found.kind === 'unknown') {
    note(step('endpoint', 'upstream.endpoints-unknown', 'passed', { cluster: name }, { subject: cluster }))
    return { ...none, isUnknown: true }
  }
  if (found.kind === 'original-destination') return single(run, cluster, originalDestination(run, cluster, context))
  if (found.kind === 'forward-proxy') return single(run, cluster, resolved(run, context))
  if (found.kind === 'aggregate') return aggregated(run, cluster, found.clusters, context)
  const { sets } = found
  if (sets.every((set) => hostsOf(set).length === 0)) {
    note(step('endpoint', 'upstream.no-endpoints', 'ended', { cluster: name }, { subject: cluster }))
    return none
  }
  const chosen = policy.subsets ? subset(run, cluster, sets, policy.subsets, context) : sets
  const isHashed = policy.hashes && context.hasHashKey === true
  const candidates = balanced(run, cluster, chosen, context)
  const hashed = isHashed && candidates.length > 1 ? byHash(cluster, chosen, candidates, context) : undefined
  if (hashed) {
    const args = { policy: policy.name, address: printed(hashed.host.address), count: candidates.length }
    note(step('endpoint', 'upstream.hash-chose', 'taken', args, { subject: hashed.host.subject }))
    return { candidates: [{ ...hashed, share: 1 }], isHashed, takesTurns: policy.takesTurns, isUnknown: false }
  }
  if (candidates.length > 1 && policy.hashes)
    note(
      isHashed
        ? step('endpoint', 'upstream.hashed', 'noted', { policy: policy.name, count: candidates.length }, { subject: cluster })
        : step('endpoint', 'upstream.hash-without-key', 'noted', { policy: policy.name }, { subject: cluster }),
    )
  return { candidates, isHashed, takesTurns: policy.takesTurns, isUnknown: false }
}

/** The one that the request's hash leads to, or the first on from there that was not tried before. */
function byHash(
  cluster: Cluster,
  sets: readonly HostSet[],
  candidates: readonly Candidate[],
  { hash, avoided, reselections = 0 }: LoadContext,
): Candidate | undefined {
  const table = hash === undefined ? undefined : hashTableOf(cluster, sets)
  if (!table || hash === undefined) return undefined
  const found = (attempt: number) => candidates.find(({ host }) => host === table(hash, attempt))
  let chosen = found(0)
  for (let attempt = 1; attempt <= reselections && chosen && avoided?.has(printed(chosen.host.address)); attempt++) chosen = found(attempt)
  return chosen
}

function single(run: Run, cluster: Cluster, address: SocketAddress | undefined): Candidates {
  if (!address) {
    run.note(step('endpoint', 'upstream.no-original-destination', 'ended', { cluster: text(cluster.name) ?? '' }, { subject: cluster }))
    return none
  }
  const host: Host = { address, health: 'healthy', status: 'UNKNOWN', weight: 1, metadata: {}, localityMetadata: {}, subject: cluster }
  return { ...none, candidates: [{ host, share: 1, cluster, priority: 0 }] }
}

/** A forward proxy's host is the request's own. */
function resolved(run: Run, { authority }: LoadContext): SocketAddress | undefined {
  const [, bracketed, plain, port] = /^(?:\[([^\]]+)\]|([^:]*))(?::(\d{1,5}))?$/.exec(authority ?? '') ?? []
  const address = bracketed ?? plain
  if (!address) return undefined
  run.note(step('endpoint', 'upstream.host-resolved', 'taken', { host: address }))
  return { address, port: port === undefined ? 80 : Number(port) }
}

function aggregated(run: Run, cluster: Cluster, names: readonly string[], context: LoadContext): Candidates {
  run.note(step('cluster', 'upstream.aggregate', 'taken', { cluster: text(cluster.name) ?? '', clusters: names }, { subject: cluster }))
  for (const name of names) {
    const member = run.config.clusters.get(name)
    // A cluster that itself refers on is as far as this goes: there may be circles.
    if (!member || discoveryOf(run, member).kind === 'aggregate') continue
    const found = candidatesOf(run, member, context)
    if (found.candidates.length > 0 || found.isUnknown) return found
  }
  return none
}

function subset(run: Run, cluster: Cluster, sets: readonly HostSet[], config: Fields, context: LoadContext): readonly HostSet[] {
  const chosen = subsetOf(sets, config, context.criteria)
  const endpoints = chosen.sets.reduce((sum, set) => sum + hostsOf(set).length, 0)
  run.note(
    chosen.fallback === undefined
      ? step('endpoint', 'upstream.subset', 'taken', { metadata: chosen.metadata, endpoints }, { subject: cluster })
      : step('endpoint', 'upstream.subset-fallback', 'noted', { metadata: chosen.metadata, policy: chosen.fallback }, { subject: cluster }),
  )
  return chosen.sets
}

/** Health, priorities, localities and weights. */
function balanced(run: Run, cluster: Cluster, sets: readonly HostSet[], context: LoadContext): readonly Candidate[] {
  const policy = policyOf(cluster)
  const common = part(cluster, 'common_lb_config')
  const asked = common?.healthy_panic_threshold
  const threshold = asked === undefined ? PANIC_THRESHOLD : Math.trunc(number(field(asked, 'value')) ?? 0)
  const assignment = field(discoveryOf(run, cluster), 'assignment')
  const factor = number(field(field(assignment, 'policy'), 'overprovisioning_factor')) ?? OVERPROVISIONING
  const kept = sets.filter(({ priority }) => !context.leftOut?.has(priority))
  const considered = kept.some((set) => hostsOf(set).some(({ health }) => health !== 'unhealthy')) ? kept : sets
  const { loads, panic } = loadsOf(considered, threshold, factor)
  tellHealth(run, sets)
  for (const set of panic) {
    const hosts = hostsOf(set)
    const healthy = hosts.filter(({ health }) => health !== 'unhealthy').length
    const args = { priority: set.priority, healthy: Math.round((100 * healthy) / Math.max(1, hosts.length)), threshold }
    run.note(step('endpoint', 'upstream.panic', 'noted', args, { subject: cluster }))
  }
  const refusesPanic = flag(field(field(common, 'zone_aware_lb_config'), 'fail_traffic_on_panic')) ?? false
  const usable = refusesPanic ? loads.filter(({ set }) => !panic.includes(set)) : loads
  if (usable.length === 0) {
    const endpoints = sets.reduce((sum, set) => sum + hostsOf(set).length, 0)
    run.note(
      step('endpoint', 'upstream.no-healthy-endpoints', 'ended', { cluster: text(cluster.name) ?? '', endpoints }, { subject: cluster }),
    )
    return []
  }
  if (sets.length > 1) tellPriorities(run, sets, usable)
  const weightOf = (host: Host): number => (policy.usesWeights ? host.weight : 1)
  return usable.flatMap((load) => {
    const localities = localityLoads(load, policy.weighsLocalities, factor, weightOf)
    if (policy.weighsLocalities && localities.length > 1)
      for (const { locality, share } of localities) {
        const args = { locality: locality.name, weight: locality.weight, percent: Math.round(share * load.percent) }
        run.note(step('endpoint', 'upstream.locality', 'noted', args, { subject: locality.subject }))
      }
    return localities.flatMap(({ hosts, share }) => {
      const total = hosts.reduce((sum, host) => sum + weightOf(host), 0)
      return hosts.map((host): Candidate => {
        const own = (load.percent / 100) * share * (weightOf(host) / total)
        return { host, share: own, cluster, priority: load.set.priority }
      })
    })
  })
}

function tellHealth(run: Run, sets: readonly HostSet[]): void {
  const hosts = sets.flatMap(hostsOf)
  for (const { address, status, subject } of hosts.filter(({ health }) => health === 'unhealthy').slice(0, MOST_TOLD))
    run.note(step('endpoint', 'upstream.endpoint-passed-over', 'missed', { address: printed(address), health: status }, { subject }))
  for (const { address, subject } of hosts.filter(({ health }) => health === 'degraded').slice(0, MOST_TOLD))
    run.note(step('endpoint', 'upstream.endpoint-degraded', 'noted', { address: printed(address) }, { subject }))
}

function tellPriorities(run: Run, sets: readonly HostSet[], loads: readonly { readonly set: HostSet; readonly percent: number }[]): void {
  for (const set of sets) {
    const percent = loads.filter((load) => load.set.priority === set.priority).reduce((sum, load) => sum + load.percent, 0)
    const hosts = hostsOf(set)
    const counts = { healthy: hosts.filter(({ health }) => health === 'healthy').length, endpoints: hosts.length }
    run.note(
      percent > 0
        ? step('endpoint', 'upstream.priority', 'noted', { priority: set.priority, percent: Math.round(percent), ...counts })
        : step('endpoint', 'upstream.priority-unused', 'missed', { priority: set.priority, ...counts }),
    )
  }
}
