import type { Connection, Surroundings } from '../types/request.js'
import type { Trace, TraceOutcome, TraceStep } from '../types/trace.js'
import { type Branch, type Chance, everyWay, oneWay } from './chance.js'
import type { EnvoyConfig } from './config.js'
import type { ConnectionFacts, Run } from './http/stream.js'
import { acceptConnection } from './listener/accept.js'
import { chooseByMatcher } from './listener/chain-matcher.js'
import { chainName, chooseChain } from './listener/filter-chain.js'
import { inspect } from './listener/inspection.js'
import { connectEarly, type NetworkOutcome, runNetwork } from './network/chain.js'
import { field, text } from './reading.js'
import { step } from './step.js'
import { helloIn } from './tls/client-hello.js'
import { shakeHands } from './tls/handshake.js'

export interface TraceOptions {
  /** Picks one of the things that can happen; without, all are followed. */
  readonly seed?: number
  /** The most branches that are followed. */
  readonly limit?: number
}

/** One of the things that can happen, before its probability is known. */
export type Unweighted = Omit<TraceOutcome, 'probability' | 'endpoints'> & { readonly shares: NetworkOutcome['endpoints'] }

/** What an Envoy with this configuration does with a connection and its request: everything that can happen, each with its probability. */
export function trace(config: EnvoyConfig, connection: Connection, surroundings: Surroundings, { seed, limit }: TraceOptions = {}): Trace {
  const run = (chance: Chance) => follow(config, connection, surroundings, chance)
  if (seed === undefined) {
    const { branches, notFollowed } = everyWay(run, limit)
    return { outcomes: branches.map(weigh), notFollowed }
  }
  const branch = oneWay(run, seed)
  return { outcomes: [weigh({ ...branch, probability: 1 })], notFollowed: 0 }
}

/** What happened, with the probability of its branch. */
export function weigh({ probability, value: { shares, ...outcome } }: Branch<Unweighted>): TraceOutcome {
  const endpoints = shares.map(({ address, share }) => ({ address, probability: share * probability }))
  return { probability, endpoints, ...outcome }
}

const nothing = { shares: [], flags: [], responseHeaders: [] } as const

/** Follows a connection once, as the lots fall: for those who follow several proxies by the same lots. */
export function follow(config: EnvoyConfig, connection: Connection, surroundings: Surroundings, chance: Chance): Unweighted {
  const steps: TraceStep[] = []
  const run: Run = { config, surroundings, chance, note: (made) => void steps.push(made) }
  const accepted = acceptConnection(run, connection)
  if (!accepted) return { steps, ...nothing, ending: 'closed' }
  const { listener, index, destination } = accepted
  const at = { steps, listener: text(listener.name) ?? '' }
  const arrived: Connection = { ...withHello(connection), destination }
  const inspection = inspect(run, listener, arrived, destination)
  if (inspection.ending) return { ...at, ...nothing, ending: inspection.ending }
  const chainFacts = { ...inspection, destination, source: connection.source, directSource: connection.source }
  const chosen = field(listener, 'filter_chain_matcher')
    ? chooseByMatcher(run, listener, chainFacts, index)
    : chooseChain(listener, chainFacts, index)
  const { tried, left } = chosen
  if (!chosen.chain) {
    run.note(
      step('listener', 'chain.none', 'ended', { listener: at.listener }, { subject: listener, path: ['listeners', index], tried, left }),
    )
    return { ...at, ...nothing, flags: ['NR'], details: 'filter_chain_not_found', ending: 'closed' }
  }
  const chain = chainName(chosen.chain, chosen.index)
  const path =
    chosen.index === 'default' ? ['listeners', index, 'default_filter_chain'] : ['listeners', index, 'filter_chains', chosen.index]
  const code = chosen.index === 'default' ? 'chain.default' : 'chain.taken'
  run.note(step('listener', code, 'taken', { chain }, { subject: chosen.chain, path, tried, left }))
  const handshake = shakeHands(run, chosen.chain, chain, arrived)
  const facts: ConnectionFacts = {
    connection: arrived,
    listener,
    chain: chosen.chain,
    filterState: new Map(Object.entries(connection.filterState ?? {})),
    ...(handshake.kind === 'session' ? { tls: handshake.session } : {}),
    ...(connection.filterState ? { filterState: new Map(Object.entries(connection.filterState)) } : {}),
  }
  if (handshake.kind === 'session' || handshake.kind === 'plain') return { ...at, chain, ...told(runNetwork(run, facts, chain, path)) }
  // TCP proxy has connected already when the handshake fails.
  const early = connectEarly(run, facts, path)
  return { ...at, chain, ...(early ? told(early) : nothing), ending: handshake.ending }
}

/** Raw bytes that spell a ClientHello are one. */
function withHello(connection: Connection): Connection {
  const { payload, tls } = connection
  if (tls || payload.kind !== 'bytes') return connection
  const hello = helloIn(payload.bytes)
  return typeof hello === 'string' ? connection : { ...connection, tls: hello, payload: { kind: 'silent' } }
}

function told(outcome: NetworkOutcome): Omit<Unweighted, 'steps'> {
  const { response, selected, endpoints, flags, details, outcomeEnding, ending = outcomeEnding } = outcome
  const code = Number(response?.headers.get(':status'))
  return {
    shares: endpoints,
    // In the order in which they were set, as the access log writes them.
    flags: [...new Set(flags)],
    responseHeaders: (response?.headers.entries() ?? []).filter(([name]) => !name.startsWith(':')),
    ...(Number.isNaN(code) ? {} : { code }),
    ...(selected ? { virtualHost: text(selected.virtualHost.name) ?? '', route: text(selected.route.name) ?? '' } : {}),
    ...(details === undefined ? {} : { details }),
    ...(ending === undefined ? {} : { ending }),
    ...(outcome.cluster === undefined ? {} : { cluster: outcome.cluster }),
    ...(outcome.hop === undefined ? {} : { hop: outcome.hop }),
    ...(outcome.termination === undefined ? {} : { termination: outcome.termination }),
    ...(outcome.upstream === undefined ? {} : { upstream: outcome.upstream }),
    ...(outcome.attempts === undefined ? {} : { attempts: outcome.attempts }),
    ...(outcome.tried === undefined ? {} : { tried: outcome.tried }),
    ...(outcome.elapsed === undefined ? {} : { elapsed: outcome.elapsed }),
    ...(outcome.body === undefined ? {} : { body: outcome.body }),
    ...(outcome.mirrors === undefined ? {} : { mirrors: outcome.mirrors }),
  }
}
