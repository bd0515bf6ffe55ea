import { parseCurl, requestWay, type WayHop, type WayOutcome, type WayWorld } from '../../engine/way/index.js'
import type { Check, CheckResult, Expectation, Happened } from '../check.js'
import { byOf } from './trace.js'

/** Things that a result tells of; what is beyond them is counted. */
const mostHappened = 6
/** Percent that a share may be off: what a reader cannot tell from what was asked for. */
const tolerance = 0.5
/** Probability of what was not followed (there were too many branches) that a passed check may leave open. */
const mostUnknown = 0.01

/** Sends the request of a check and judges everything that can come of it. */
export function checked(world: WayWorld, { curl, from, expect, server }: Check): CheckResult {
  const parsed = parseCurl(curl)
  const failed = (code: string, at: string): CheckResult => ({ isPassed: false, wrong: [], happened: [], more: 0, fault: { code, at } })
  if ('fault' in parsed) return failed(parsed.fault.code, parsed.fault.at)
  const way = requestWay(world, { ...parsed.request, from, ...(server ? { server } : {}) })
  if ('fault' in way) return failed(way.fault.code, way.fault.text)
  const facts = way.outcomes.map(factsOf)
  const wrong = wrongIn(expect, facts)
  const happened = merged(facts.map((fact) => asked(fact, expect)))
  return {
    isPassed: wrong.length === 0 && facts.length > 0 && way.notFollowed <= mostUnknown,
    wrong,
    happened: happened.slice(0, mostHappened),
    more: Math.max(0, happened.length - mostHappened),
  }
}

/** The parts of the expectation that do not hold for everything that can happen. */
function wrongIn(expect: Expectation, facts: readonly Happened[]): (keyof Expectation)[] {
  const names = Object.keys(expect) as (keyof Expectation)[]
  return names.filter((name) => {
    if (name === 'shares') return !areShares(expect.shares ?? {}, facts)
    if (name === 'flags') return facts.some((fact) => !areSame(expect.flags ?? [], fact.flags))
    return facts.some((fact) => fact[name] !== expect[name])
  })
}

const areSame = (a: readonly string[], b: readonly string[]): boolean => [...a].sort().join() === [...b].sort().join()

function areShares(wanted: Readonly<Record<string, number>>, facts: readonly Happened[]): boolean {
  const found = new Map<string, number>()
  for (const { by = '', share } of facts) found.set(by, (found.get(by) ?? 0) + share * 100)
  const names = new Set([...found.keys(), ...Object.keys(wanted)])
  return [...names].every((name) => Math.abs((found.get(name) ?? 0) - (Object.hasOwn(wanted, name) ? (wanted[name] ?? 0) : 0)) <= tolerance)
}

function factsOf(outcome: WayOutcome): Happened {
  const { probability, result, hops } = outcome
  const by = byOf(hops)
  const proxies = hops.flatMap((hop) => (hop.kind === 'envoy' || hop.kind === 'grpc' ? [hop.outcome] : []))
  const { cluster, attempts } = proxies[0] ?? {}
  const arrived = by === undefined ? undefined : proxies.findLast((proxy) => proxy.upstream !== undefined)?.upstream
  const host = arrived?.headers.find(([name]) => /^(host|:authority)$/i.test(name))?.[1]
  return {
    share: probability,
    ending: result.ending,
    flags: result.flags,
    captured: isCaptured(hops),
    ...defined({ code: result.code, details: result.details, by, cluster, attempts, path: arrived?.path, host }),
  }
}

/** Whether the packet filter of the caller's pod hands the connection to a proxy, or to the node's ztunnel. */
function isCaptured(hops: readonly WayHop[]): boolean {
  const hop = hops.find((h) => h.kind === 'capture' || h.kind === 'no-capture')
  if (hop?.kind !== 'capture' || hop.side !== 'client') return false
  const { ends } = hop.walk
  return ends.kind === 'delivered' && ['envoy-outbound', 'ztunnel-outbound'].includes(ends.process.name)
}

function defined<T extends object>(parts: T): T {
  return Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined)) as T
}

/** What is always told, and of the rest what the check asks for. */
function asked(fact: Happened, expect: Expectation): Happened {
  const { share, ending, flags, code, by } = fact
  const more = (['details', 'cluster', 'captured', 'path', 'host', 'attempts'] as const).filter((name) => Object.hasOwn(expect, name))
  return { share, ending, flags, ...defined({ code, by }), ...Object.fromEntries(more.map((name) => [name, fact[name]])) }
}

/** Things that look alike are one; likely ones first. */
function merged(facts: readonly Happened[]): Happened[] {
  const found = new Map<string, Happened>()
  for (const fact of facts) {
    const key = JSON.stringify({ ...fact, share: 0 })
    found.set(key, { ...fact, share: fact.share + (found.get(key)?.share ?? 0) })
  }
  return [...found.values()].sort((a, b) => b.share - a.share)
}
