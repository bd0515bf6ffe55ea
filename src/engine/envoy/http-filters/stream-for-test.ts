import type { Token } from '../../types/request.js'
import type { TraceStep } from '../../types/trace.js'
import { type Branch, type Chance, everyWay } from '../chance.js'
import { HeaderMap } from '../http/header-map.js'
import type { HttpStream, LocalReply, SelectedRoute, TlsSession } from '../http/stream.js'
import type { Cluster, Filter } from '../shapes.js'
import { httpFilter } from './index.js'

/** A request for tests of filters: a plain one from 10.244.0.99 to port 9080, with what a test says in place. */
export interface Asked {
  readonly method?: string
  readonly path?: string
  readonly headers?: readonly (readonly [name: string, value: string])[]
  readonly tls?: TlsSession
  readonly tokens?: readonly Token[]
  readonly now?: number
  readonly route?: object
  readonly virtualHost?: object
  readonly configuration?: object
  readonly weightedCluster?: SelectedRoute['weightedCluster']
  readonly remoteAddress?: string
  readonly port?: number
  readonly clusters?: readonly Cluster[]
}

export interface Answered {
  readonly reply: LocalReply | undefined
  readonly stream: HttpStream
  readonly steps: readonly TraceStep[]
  /** The answer's headers after the way back. */
  readonly response: HeaderMap
}

/** Takes a request through filters, there and back: everything that can happen. */
export function pass(filters: readonly Filter[], asked: Asked = {}): readonly Branch<Answered>[] {
  return everyWay((chance) => passOnce(filters, asked, chance)).branches
}

/** The only thing that can happen. */
export function passes(filters: readonly Filter[], asked: Asked = {}): Answered {
  const [only, ...others] = pass(filters, asked)
  if (!only || others.length > 0) throw new Error('chance decides')
  return only.value
}

function passOnce(filters: readonly Filter[], asked: Asked, chance: Chance): Answered {
  const steps: TraceStep[] = []
  const stream = streamOf(asked, chance, steps)
  let reply: LocalReply | undefined
  for (const filter of filters) {
    reply = httpFilter(filter)?.decode?.(stream, filter)
    if (reply) break
  }
  const response = new HeaderMap(reply?.headers ?? [])
  for (const filter of filters.toReversed())
    httpFilter(filter)?.encode?.(stream, filter, { headers: response, isLocal: reply !== undefined })
  return { reply, stream, steps, response }
}

function streamOf(asked: Asked, chance: Chance, steps: TraceStep[]): HttpStream {
  const { method = 'GET', path = '/', headers = [], tls, tokens, now, port = 9080 } = asked
  const source = { address: '10.244.0.99', port: 40_000 }
  const config = {
    listeners: [],
    routes: new Map(),
    clusters: new Map((asked.clusters ?? []).map((cluster) => [cluster.name ?? '', cluster])),
    endpoints: new Map(),
    hasEndpoints: true,
    problems: [],
  }
  return {
    run: {
      config,
      surroundings: { reach: () => 'open', behaviour: () => ({}), ...(now !== undefined && { now }) },
      chance,
      note: (made) => steps.push(made),
    },
    connection: {
      connection: {
        accepted: { address: '10.244.0.7', port: 15_006 },
        destination: { address: '10.244.0.7', port },
        source,
        payload: { kind: 'silent' },
        ...(tokens && { tokens }),
      },
      listener: {},
      chain: {},
      ...(tls && { tls }),
    },
    manager: {},
    protocol: 'HTTP/1.1',
    request: new HeaderMap([[':method', method], [':authority', 'ratings:9080'], [':path', path], [':scheme', 'http'], ...headers]),
    hasBody: false,
    remoteAddress: asked.remoteAddress ?? source.address,
    directRemoteAddress: source.address,
    selected: {
      configuration: asked.configuration ?? {},
      virtualHost: asked.virtualHost ?? {},
      route: asked.route ?? { route: { cluster: 'c' } },
      ...(asked.weightedCluster && { weightedCluster: asked.weightedCluster }),
    },
    metadata: new Map(),
    filterState: new Map(),
    flags: [],
    delay: 0,
    clearRouteCache: () => undefined,
  }
}
