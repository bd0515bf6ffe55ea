import type { EnvoyLocality, LbEndpoint, LocalityLbEndpoints } from '../../types/envoy/endpoint.js'
import type { Locality } from '../../types/proxy.js'
import type { Labels } from '../../types/resource.js'
import { type Group, sumOfWeights } from './groups.js'
import { type PlaceSettings, zoneAwareRoutes } from './place-settings.js'

const NETWORK = 'topology.istio.io/network'

type Failover = readonly { from?: string; to?: string }[]

/** Where a client is. */
export interface ClientPlace {
  readonly locality: Locality
  readonly labels: Labels
}

/**
 * Weights and priorities of places, as seen from the client. Gives new objects where it changes something, the groups' own elsewhere.
 * Istio: pilot/pkg/networking/core/loadbalancer/loadbalancer.go#ApplyToLoadAssignment
 *
 * @param failover whether outlier detection tells Envoy when to leave a place
 * @param split the groups that labels may split; without any, labels decide nothing
 */
export function balanceBetweenPlaces(
  groups: readonly Group[],
  settings: PlaceSettings,
  client: ClientPlace,
  failover: boolean,
  split: readonly Group[] = groups,
): LocalityLbEndpoints[] {
  const plain = (): LocalityLbEndpoints[] => groups.map((g) => g.lb)
  const byLabels = (labels: readonly string[]): LocalityLbEndpoints[] =>
    labels.length > 0 && split.length > 0 && Object.keys(client.labels).length > 0 ? splitByLabels(split, client.labels, labels) : plain()

  if (settings.kind === 'zone-aware') {
    if (!zoneAwareRoutes(settings.setting)) return plain()
    const { failover: regions = [], failoverPriority = [] } = settings.setting
    return prioritize(byLabels(failoverPriority), 3, (at) => regionPriority(client.locality, at, regions))
  }
  const { distribute, failover: regions = [], failoverPriority = [] } = settings.setting
  if (distribute && distribute.length > 0) return distributeWeights(plain(), client.locality, distribute)
  if (!failover && !settings.force) return plain()
  if (failoverPriority.length > 0 && regions.length === 0) return byLabels(failoverPriority)
  return prioritize(byLabels(failoverPriority), 5, (at) => placePriority(client.locality, at, regions))
}

/** `*`, `us`, `us/east/*`, `us/east/a`. Istio: pilot/pkg/networking/util/util.go#LocalityMatch */
function placeMatches(at: EnvoyLocality | undefined, pattern: string): boolean {
  const [region = '', zone = '', subzone = ''] = pattern.split('/')
  return (
    (region === '*' || (at?.region ?? '') === region) &&
    (zone === '*' || zone === '' || (at?.zone ?? '') === zone) &&
    (subzone === '*' || subzone === '' || (at?.sub_zone ?? '') === subzone)
  )
}

const toEnvoy = ({ region, zone, subzone }: Locality): EnvoyLocality => ({ region, zone, sub_zone: subzone })

/** The first rule that fits the client shares its weights out; places that it does not name get no traffic. Istio: #applyLocalityWeights */
function distributeWeights(
  places: LocalityLbEndpoints[],
  client: Locality,
  rules: readonly { from?: string; to?: Record<string, number> }[],
): LocalityLbEndpoints[] {
  const rule = rules.find((r) => placeMatches(toEnvoy(client), r.from ?? ''))
  if (!rule) return places
  const out: (LocalityLbEndpoints | undefined)[] = places.map(() => undefined)
  for (const [pattern, weight] of Object.entries(rule.to ?? {})) {
    const matched = [...places.keys()].filter((i) => !out[i] && placeMatches(places[i]?.locality, pattern))
    const weightOf = (i: number): number => places[i]?.load_balancing_weight ?? 1
    const total = matched.reduce((sum, i) => sum + weightOf(i), 0)
    for (const i of matched) {
      const share = (weightOf(i) * weight) / total
      out[i] = share > 0 ? { ...places[i], load_balancing_weight: Math.ceil(share) } : places[i]
    }
  }
  return places.map((place, i) => {
    const { lb_endpoints: _, ...empty } = place
    return out[i] ?? empty
  })
}

/** 0 for the same subzone, zone, region; then other regions, those that `failover` names first. Istio: #applyLocalityFailover */
function placePriority(client: Locality, at: EnvoyLocality | undefined, failover: Failover): number {
  if ((at?.region ?? '') === client.region) {
    if ((at?.zone ?? '') !== client.zone) return 2
    return (at?.sub_zone ?? '') === client.subzone ? 0 : 1
  }
  const rule = failover.find((f) => (f.from ?? '') === client.region)
  return !rule || (at?.region ?? '') === (rule.to ?? '') ? 3 : 4
}

/** Envoy itself balances between the zones of the client's region. Istio: #applyZoneAwareRegionalFailover */
function regionPriority(client: Locality, at: EnvoyLocality | undefined, failover: Failover): number {
  const region = at?.region ?? ''
  if (region === client.region) return 0
  const rule = failover.find((f) => (f.from ?? '') === client.region)
  return rule && (rule.to ?? '') === region ? 1 : 2
}

/** Gives each place its priority below the one it has (`levels` of them to each), numbered without gaps. */
function prioritize(
  places: readonly LocalityLbEndpoints[],
  levels: number,
  priority: (at: EnvoyLocality | undefined) => number,
): LocalityLbEndpoints[] {
  return withoutGaps(
    places,
    places.map((p) => (p.priority ?? 0) * levels + priority(p.locality)),
  )
}

function withoutGaps(places: readonly LocalityLbEndpoints[], priorities: readonly number[]): LocalityLbEndpoints[] {
  const ranks = new Map([...new Set(priorities)].sort((a, b) => a - b).map((p, rank) => [p, rank]))
  return places.map((place, i) => {
    const rank = ranks.get(priorities[i] ?? 0) ?? 0
    if (rank === (place.priority ?? 0)) return place
    const { priority: _, ...rest } = place
    return rank === 0 ? rest : { ...rest, priority: rank }
  })
}

/**
 * Splits each place by how many of `labels`, from the first on, its endpoints have in common with the client. A label may give the value
 * itself (`topology.istio.io/network=network1`). The network in front counts apart: whoever differs in it comes after all that do not.
 * Istio: #applyFailoverPriorities
 */
function splitByLabels(groups: readonly Group[], client: Labels, labels: readonly string[]): LocalityLbEndpoints[] {
  const networkFirst = labels[0] === NETWORK
  const wanted = labels.map((label) => {
    const parts = label.split('=')
    const name = parts[0] ?? ''
    return { name, value: parts.length === 2 ? (parts[1] ?? '') : (client[name] ?? '') }
  })
  const priorityOf = (own: Labels): number => {
    let apart = 0
    for (const [i, { name, value }] of wanted.entries()) {
      if ((own[name] ?? '') === value) continue
      if (i === 0 && networkFirst) apart = labels.length
      else return labels.length - i + apart
    }
    return apart
  }
  const split: LocalityLbEndpoints[] = []
  for (const { endpoints, lb } of groups) {
    const byPriority = new Map<number, LbEndpoint[]>()
    for (const [i, one] of (lb.lb_endpoints ?? []).entries()) {
      const priority = priorityOf(endpoints[i]?.labels ?? {})
      const same = byPriority.get(priority)
      if (same) same.push(one)
      else byPriority.set(priority, [one])
    }
    for (const [priority, some] of [...byPriority].sort(([a], [b]) => a - b)) {
      split.push({ ...lb, lb_endpoints: some, load_balancing_weight: sumOfWeights(some), ...(priority > 0 && { priority }) })
    }
  }
  return withoutGaps(
    split,
    split.map((p) => p.priority ?? 0),
  )
}
