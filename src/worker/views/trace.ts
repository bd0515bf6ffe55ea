import type { TraceStep } from '../../engine/types/trace.js'
import type { XdsConfiguration } from '../../engine/types/xds.js'
import { routeGraph } from '../../engine/view/route-graph.js'
import { subjectsOf } from '../../engine/view/subjects.js'
import { walked } from '../../engine/view/walked.js'
import { type Place, parseCurl, requestWay, type Way, type WayHop, type WayOutcome } from '../../engine/way/index.js'
import type { DiagramResult, Spot, TraceAsk, TracedHop, TracedOutcome, TracedStep, TraceResult } from '../protocol.js'
import { type Snapshot, spotsOf } from '../state.js'
import { drawn } from './diagram.js'
import { tracedEnvoy, tracedStep } from './traced-step.js'

/** A request followed: all that can happen, and one of it hop by hop. */
export function traceView(snapshot: Snapshot, ask: TraceAsk, outcome: number | undefined, wording: (spot: Spot) => string): TraceResult {
  const senders = sendersOf(snapshot)
  const none = { view: 'trace', ask, outcomes: [], notFollowed: 0, chosen: 0, hops: [], responseHeaders: [], senders, lit: [] } as const
  const parsed = parseCurl(ask.curl)
  if ('fault' in parsed) return { ...none, fault: parsed.fault }
  const way = requestWay(snapshot.engine, { ...parsed.request, from: ask.from, ...(ask.server ? { server: ask.server } : {}) })
  if ('fault' in way) return { ...none, fault: { code: way.fault.code, at: way.fault.text } }
  const outcomes = merged(way)
  const chosen = Math.min(Math.max(0, outcome ?? 0), outcomes.length - 1)
  const shown = outcomes[chosen]
  if (!shown) return none
  return {
    ...none,
    outcomes: outcomes.map(outcomeOf),
    notFollowed: way.notFollowed,
    chosen,
    hops: shown.hops.map((hop) => tracedHop(hop, snapshot)),
    responseHeaders: shown.result.responseHeaders,
    ...(shown.result.body === undefined ? {} : { body: shown.result.body }),
    ...diagramOf(shown, snapshot, wording),
  }
}

/** Likely things first; of those as likely, in the order in which they were found. */
const merged = (way: Way): WayOutcome[] => [...way.outcomes].sort((a, b) => b.probability - a.probability)

/** Who answers: a workload, or an address outside; undefined where nobody does. */
export function byOf(hops: readonly WayHop[]): string | undefined {
  const last = hops.findLast((hop) => hop.kind === 'application')
  if (last?.kind !== 'application' || last.result === 'unreachable') return undefined
  return last.at.pod ? (last.at.workload ?? last.at.pod) : last.address.address
}

function outcomeOf({ probability, result, hops }: WayOutcome): TracedOutcome {
  const { ending, code, flags, details } = result
  const by = byOf(hops)
  return {
    probability,
    ending,
    flags,
    ...(code === undefined ? {} : { code }),
    ...(details === undefined ? {} : { details }),
    ...(by === undefined ? {} : { by }),
  }
}

function tracedHop(hop: WayHop, snapshot: Snapshot): TracedHop {
  const steps = (list: readonly TraceStep[]) => list.map((step) => tracedStep(step, (object) => spotsOf(object, snapshot)))
  const at = (place: Place, side?: TracedHop['side']) => ({
    kind: hop.kind,
    side,
    at: place.workload ?? place.pod,
    handling: place.handling,
    steps: [] as readonly TracedStep[],
  })
  switch (hop.kind) {
    case 'name':
    case 'kube-proxy':
      return { ...at(hop.at), steps: steps(hop.steps) }
    case 'capture':
      return { ...at(hop.at, hop.side), walk: walked(hop.walk), to: socket(hop.delivered) }
    case 'no-capture':
      return at(hop.at, hop.side)
    case 'envoy':
    case 'grpc':
      return { ...at(hop.at, hop.side), ...tracedEnvoy(hop.outcome, (object) => spotsOf(object, snapshot)) }
    case 'ztunnel':
      return { ...at(hop.at, hop.side), steps: steps(hop.steps) }
    case 'wire': {
      const { kind, identity, serverName } = hop.security
      const security = { kind, ...(identity === undefined ? {} : { identity }), ...(serverName === undefined ? {} : { serverName }) }
      return { ...at(hop.from), at: undefined, steps: [wireStep(hop)], security, to: socket(hop.address) }
    }
    case 'application': {
      const application = { result: hop.result, ...(hop.status === undefined ? {} : { status: hop.status }) }
      return { ...at(hop.at), steps: [applicationStep(hop)], application, to: socket(hop.address) }
    }
  }
}

const socket = ({ address, port }: { readonly address: string; readonly port: number }): string =>
  address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`

const plainStep = (part: TracedStep['part'], code: string, result: TracedStep['result'], args: TracedStep['arguments']): TracedStep => ({
  part,
  code,
  result,
  arguments: args,
  spots: [],
  tried: [],
  left: 0,
})

const nameOf = (place: Place, address?: string): string => place.workload ?? place.pod ?? address ?? ''

function wireStep({ from, to, address, security }: Extract<WayHop, { kind: 'wire' }>): TracedStep {
  const { identity = '', serverName = '', target } = security
  return plainStep('cluster', `wire.${security.kind}`, 'noted', {
    from: nameOf(from),
    to: to.pod ? `${nameOf(to)} ${socket(address)}` : socket(address),
    identity,
    serverName,
    target: target ? socket(target) : '',
  })
}

function applicationStep({ at, address, result, status }: Extract<WayHop, { kind: 'application' }>): TracedStep {
  const ended = result === 'refuses' || result === 'unreachable'
  return plainStep('endpoint', `application.${result}`, ended ? 'ended' : 'taken', {
    pod: nameOf(at),
    address: socket(address),
    status: status ?? 0,
  })
}

/** The routes of the first Envoy on the way, drawn as far as the request went by them. */
function diagramOf(
  { hops }: WayOutcome,
  snapshot: Snapshot,
  wording: (spot: Spot) => string,
): { readonly diagram?: DiagramResult; readonly lit: readonly string[] } {
  const hop = hops.find((h) => h.kind === 'envoy')
  const proxy = hop?.at.pod === undefined ? undefined : snapshot.engine.proxy(hop.at.pod)
  if (!proxy || hop?.kind !== 'envoy') return { lit: [] }
  const configuration: XdsConfiguration = snapshot.engine.configuration(proxy)
  const passed = new Set(hop.outcome.steps.flatMap((step) => (step.subject && step.result !== 'missed' ? [step.subject] : [])))
  const { cluster } = hop.outcome
  for (const known of configuration.clusters) if (known.name === cluster) passed.add(known)
  for (const known of configuration.endpoints) if (known.cluster_name === cluster) passed.add(known)
  const through = subjectsOf(configuration).filter((subject) =>
    subject.http ? passed.has(subject.http.virtualHost) : subject.entries.some((e) => e.chain !== undefined && passed.has(e.chain)),
  )
  if (through.length === 0) return { lit: [] }
  const { result, idOf } = drawn(routeGraph(configuration, { only: through.map((s) => s.id), limit: 2 }), snapshot, wording)
  return { diagram: result, lit: [...idOf].flatMap(([object, id]) => (passed.has(object) ? [id] : [])) }
}

function sendersOf({ engine }: Snapshot): TraceResult['senders'] {
  const alone = new Map<string, number>()
  const name = (p: { readonly workload: string; readonly namespace: string }) => `${p.workload}.${p.namespace}`
  for (const p of engine.proxies) alone.set(name(p), (alone.get(name(p)) ?? 0) + 1)
  return engine.proxies.map((p) => ({ id: p.id, label: alone.get(name(p)) === 1 ? name(p) : p.id }))
}
