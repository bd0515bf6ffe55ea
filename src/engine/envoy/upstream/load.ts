import { type Health, type Host, type HostSet, hostsOf, type Locality } from './hosts.js'

/** Which of a priority's hosts are chosen from, and how often. */
export interface Load {
  readonly set: HostSet
  /** `all`: in panic health does not count. */
  readonly source: Health | 'all'
  /** 0 to 100. */
  readonly percent: number
}

export interface Loads {
  readonly loads: readonly Load[]
  /** Priorities in panic. */
  readonly panic: readonly HostSet[]
}

const count = (set: HostSet, health: Health): number => hostsOf(set).filter((host) => host.health === health).length

/** Of a hundred, as whole as Envoy reckons, how much of its load a priority could take. */
const availability = (able: number, all: number, factor: number): number =>
  all === 0 ? 0 : Math.min(100, Math.floor((factor * able) / all))

/** How large a part of a priority must be healthy for its load to stay: 100 / 140 by default. */
export const OVERPROVISIONING = 140
export const PANIC_THRESHOLD = 50

/** Spreads load over priorities: each takes what it can, healthy hosts before degraded ones; what it cannot take spills to the next. */
export function loadsOf(sets: readonly HostSet[], threshold: number, factor: number): Loads {
  const sizes = sets.map((set) => hostsOf(set).length)
  const healthy = sets.map((set, i) => availability(count(set, 'healthy'), sizes[i] as number, factor))
  const degraded = sets.map((set, i) => availability(count(set, 'degraded'), sizes[i] as number, factor))
  const total = Math.min(100, sum(healthy) + sum(degraded))
  if (total === 0 && threshold === 0) return { loads: [], panic: [] }
  const isPanicking = sets.map((set, i) => {
    const size = sizes[i] as number
    const percent = size === 0 ? 0 : (100 * (count(set, 'healthy') + count(set, 'degraded'))) / size
    return total < 100 && threshold > 0 && percent < threshold
  })
  const panic = sets.filter((_, i) => isPanicking[i])
  if (total === 0 || panic.length === sets.length) return { loads: inProportion(sets, sizes), panic }
  let left = 100
  const shareOut = (able: readonly number[]): number[] =>
    able.map((part) => {
      const share = Math.min(left, Math.floor((part * 100) / total))
      left -= share
      return share
    })
  const healthyLoads = shareOut(healthy)
  const degradedLoads = shareOut(degraded)
  // What rounding left over goes to the first that can take anything.
  const first = healthyLoads.findIndex((_, i) => (healthy[i] as number) > 0)
  if (first >= 0) healthyLoads[first] = (healthyLoads[first] as number) + left
  else {
    const able = degraded.findIndex((part) => part > 0)
    if (able >= 0) degradedLoads[able] = (degradedLoads[able] as number) + left
  }
  const loads = sets.flatMap((set, i): Load[] => [
    { set, source: isPanicking[i] ? 'all' : 'healthy', percent: healthyLoads[i] as number },
    { set, source: isPanicking[i] ? 'all' : 'degraded', percent: degradedLoads[i] as number },
  ])
  return { loads: loads.filter(({ percent }) => percent > 0), panic }
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0)

/** With nobody healthy anywhere, by the number of hosts. */
function inProportion(sets: readonly HostSet[], sizes: readonly number[]): Load[] {
  const all = sum(sizes)
  if (all === 0) return []
  return sets.flatMap((set, i) =>
    (sizes[i] as number) > 0 ? [{ set, source: 'all' as const, percent: (100 * (sizes[i] as number)) / all }] : [],
  )
}

/** A locality's part in its priority's load. */
export interface LocalityLoad {
  readonly locality: Locality
  readonly hosts: readonly Host[]
  readonly share: number
}

const eligible = (hosts: readonly Host[], source: Load['source']): Host[] =>
  source === 'all' ? [...hosts] : hosts.filter(({ health }) => health === source)

/**
 * The hosts that a load falls on, by locality: with locality weights by weight and how many of its hosts are able, otherwise as if there
 * were no localities.
 */
export function localityLoads(
  { set, source }: Load,
  isWeighted: boolean,
  factor: number,
  weightOf: (host: Host) => number,
): readonly LocalityLoad[] {
  const able = set.localities
    .map((locality) => ({ locality, hosts: eligible(locality.hosts, source) }))
    .filter(({ hosts }) => hosts.length > 0)
  const byWeight = able.map(({ locality, hosts }) => locality.weight * Math.min(1, (factor * hosts.length) / (100 * locality.hosts.length)))
  const total = sum(byWeight)
  if (isWeighted && source !== 'all' && total > 0) return able.map((part, i) => ({ ...part, share: (byWeight[i] as number) / total }))
  const bySize = able.map(({ hosts }) => sum(hosts.map(weightOf)))
  const size = sum(bySize)
  return able.map((part, i) => ({ ...part, share: (bySize[i] as number) / size }))
}
