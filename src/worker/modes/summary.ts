import type { Place, Way, WayHop, WayOutcome } from '../../engine/way/index.js'
import type { ModeReport, ModeStation } from './types.js'

export interface Handler {
  readonly pod: string
  readonly kind: 'envoy' | 'grpc' | 'ztunnel'
}

export interface WaySummary {
  readonly stations: readonly ModeStation[]
  readonly share: number
  readonly results: ModeReport['results']
  /** The pods whose proxies handle the request, whatever happens. */
  readonly handlers: readonly Handler[]
  /** Those of the way that is shown. */
  readonly shown: readonly Handler[]
  /** Equal for two ways where all that can happen is the same, with the same probabilities. */
  readonly fingerprint: string
}

/** What a way comes to: its likeliest shape, and what can become of the request. */
export function summaryOf({ outcomes }: Way): WaySummary {
  const shapes = new Map<string, { readonly first: WayOutcome; readonly stations: ModeStation[]; share: number }>()
  for (const outcome of outcomes) {
    const stations = stationsOf(outcome.hops)
    // Other pods of the same kind are the same way.
    const shape = JSON.stringify(stations.map(({ kind, role, wire, parses }) => [kind, role, wire?.kind, parses]))
    const known = shapes.get(shape)
    if (known) known.share += outcome.probability
    else shapes.set(shape, { first: outcome, stations, share: outcome.probability })
  }
  const likeliest = [...shapes.values()].sort((a, b) => b.share - a.share)[0]
  const results = resultsOf(outcomes)
  return {
    stations: likeliest?.stations ?? [],
    share: likeliest?.share ?? 0,
    results,
    handlers: outcomes.flatMap(({ hops }) => handlersOf(hops)),
    shown: handlersOf(likeliest?.first.hops ?? []),
    fingerprint: JSON.stringify([
      results,
      outcomes.map(({ probability, hops, result }) => [
        round(probability),
        stationsOf(hops),
        result.responseHeaders,
        result.body,
        result.details,
        sentOf(hops),
      ]),
    ]),
  }
}

const handlersOf = (hops: readonly WayHop[]): Handler[] =>
  hops.flatMap((hop) =>
    (hop.kind === 'envoy' || hop.kind === 'grpc' || hop.kind === 'ztunnel') && hop.at.pod !== undefined
      ? [{ pod: hop.at.pod, kind: hop.kind }]
      : [],
  )

const round = (share: number): number => Math.round(share * 1e6) / 1e6

function stationsOf(hops: readonly WayHop[]): ModeStation[] {
  const first = hops.find((hop): hop is Extract<WayHop, { readonly at: Place }> => 'at' in hop)
  const stations: ModeStation[] = first ? [station('application', first.at, undefined, false)] : []
  let wire: ModeStation['wire']
  for (const hop of hops) {
    switch (hop.kind) {
      case 'wire': {
        const { kind, identity } = hop.security
        wire = { kind, ...(identity === undefined ? {} : { identity }) }
        break
      }
      case 'grpc':
        // It is part of the application that calls.
        if (stations.length === 1) stations[0] = { ...station('grpc', hop.at, undefined, false) }
        break
      case 'envoy':
      case 'ztunnel':
        if (stations.length === 1 && hop.at.handling === 'gateway' && stations[0]?.at === hop.at.workload) stations.pop()
        stations.push(
          station(hop.kind, hop.at, wire, hop.kind === 'envoy' && hop.outcome.steps.some((step) => step.code === 'network.http')),
        )
        wire = undefined
        break
      case 'application':
        stations.push(station('application', hop.at, wire, false))
        wire = undefined
        break
      default:
        break
    }
  }
  return stations
}

function station(kind: ModeStation['kind'], { workload, pod, handling }: Place, wire: ModeStation['wire'], parses: boolean): ModeStation {
  const at = workload ?? pod
  return { kind, role: roleOf(kind, handling), parses, ...(at === undefined ? {} : { at }), ...(wire ? { wire } : {}) }
}

function roleOf(kind: ModeStation['kind'], handling: Place['handling']): ModeStation['role'] {
  if (kind === 'grpc') return 'library'
  if (kind === 'ztunnel') return 'ztunnel'
  if (kind === 'application') return 'application'
  return handling === 'gateway' || handling === 'waypoint' ? handling : 'sidecar'
}

function resultsOf(outcomes: readonly WayOutcome[]): ModeReport['results'] {
  const merged = new Map<string, { probability: number; result: Omit<ModeReport['results'][number], 'probability'> }>()
  for (const { probability, result, hops } of outcomes) {
    const last = hops.findLast((hop) => hop.kind === 'application')
    const by = last?.kind === 'application' && last.result !== 'unreachable' ? (last.at.workload ?? last.at.pod) : undefined
    const { ending, code, flags } = result
    const alike = { ending, flags, ...(code === undefined ? {} : { code }), ...(by === undefined ? {} : { by }) }
    const key = JSON.stringify(alike)
    const known = merged.get(key)
    if (known) known.probability += probability
    else merged.set(key, { probability, result: alike })
  }
  return [...merged.values()]
    .sort((a, b) => b.probability - a.probability)
    .map(({ probability, result }) => ({ ...result, probability: round(probability) }))
}

/** The request as each Envoy passed it on: a rule that only changes headers decides too. */
const sentOf = (hops: readonly WayHop[]) =>
  hops.flatMap((hop) => (hop.kind === 'envoy' || hop.kind === 'grpc' ? [hop.outcome.upstream ?? null] : []))
