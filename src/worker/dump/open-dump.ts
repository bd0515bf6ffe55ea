import { type EnvoyConfig, listenerAt, type ReadText, readConfigText, trace } from '../../engine/envoy/index.js'
import type { Connection, SocketAddress } from '../../engine/types/request.js'
import type { TraceOutcome } from '../../engine/types/trace.js'
import { type Configuration, type Table, tableOf } from '../../engine/view/index.js'
import { parseCurl, parseTarget, payloadFor } from '../../engine/way/index.js'
import { tracedEnvoy } from '../views/traced-step.js'
import { Links } from './links.js'
import type { DumpDetail, DumpKind, DumpName, DumpProblem, DumpRows, DumpSummary, DumpTraceAsk, DumpTraced } from './protocol.js'

const kinds: readonly DumpKind[] = ['listeners', 'routes', 'clusters', 'endpoints']
/** Problems of one code shown at most. */
const MOST_PROBLEMS = 50
const MOST_LINKS = 100
/** The ports to which a sidecar's packet filter redirects. */
const OUTBOUND = 15001
const INBOUND = 15006

/** A reader's dump, read, with what the page asks about it. */
export class OpenDump {
  private readonly config: EnvoyConfig
  private readonly configuration: Configuration
  private readonly tables = new Map<DumpKind, Table | undefined>()
  private readonly byName = new Map<DumpKind, ReadonlyMap<string, object>>()
  private links: Links | undefined

  private constructor(
    private readonly read: ReadText,
    private readonly name: string,
    private readonly bytes: number,
  ) {
    this.config = read.config
    const { listeners, routes, clusters, endpoints } = read.config
    this.configuration = { listeners, routes: [...routes.values()], clusters: [...clusters.values()], endpoints: [...endpoints.values()] }
  }

  static from(text: string, name: string, bytes: number): OpenDump {
    return new OpenDump(readConfigText(text), name, bytes)
  }

  /** A dump that holds nothing of Envoy's is refused, with the reason that is worth most. */
  fatal(): DumpProblem | undefined {
    if (kinds.some((kind) => this.configuration[kind].length > 0)) return undefined
    const [first] = this.read.problems
    return { code: first?.code ?? 'config.nothing', level: 'error', arguments: first?.arguments ?? { kind: 'JSON' } }
  }

  summary(): DumpSummary {
    const { node, hasEndpoints } = this.config
    const count = (kind: DumpKind) => this.configuration[kind].length
    return {
      name: this.name,
      bytes: this.bytes,
      counts: { listeners: count('listeners'), routes: count('routes'), clusters: count('clusters'), endpoints: count('endpoints') },
      ...(node?.id === undefined ? {} : { node: node.id }),
      addresses: node?.addresses ?? [],
      hasEndpoints,
      problems: this.read.problems.slice(0, MOST_PROBLEMS).map(({ code, arguments: args }) => ({
        code,
        level: code === 'config.cut-off' || code === 'config.not-json' ? 'error' : 'warning',
        arguments: args,
      })),
    }
  }

  /** A table as istioctl prints it, filtered by words that must all stand in a row. */
  rows(kind: DumpKind, filter: string, most: number): DumpRows {
    const table = this.table(kind)
    if (!table)
      return {
        kind,
        columns: ['NAME'],
        rows: this.configuration[kind].slice(0, most).map((r) => ({ cells: [nameOf(r)], name: nameOf(r) })),
        total: this.configuration[kind].length,
      }
    const words = filter.toLowerCase().split(/\s+/).filter(Boolean)
    const found = table.rows.filter(({ cells }) => {
      const text = cells.join(' ').toLowerCase()
      return words.every((word) => text.includes(word))
    })
    const owners = this.owners(kind)
    return {
      kind,
      columns: table.columns,
      rows: found.slice(0, most).map(({ cells, object }) => ({ cells, name: owners.get(object) ?? nameOf(object) })),
      total: found.length,
    }
  }

  /** A dump may hold what no table expects: then its names are all that is listed. */
  private table(kind: DumpKind): Table | undefined {
    if (!this.tables.has(kind)) {
      let table: Table | undefined
      try {
        table = tableOf(kind, this.configuration)
      } catch {
        table = undefined
      }
      this.tables.set(kind, table)
    }
    return this.tables.get(kind)
  }

  /** Rows may be of parts (a virtual host, an endpoint): the resource that each is in. */
  private owners(kind: DumpKind): ReadonlyMap<object, string> {
    const owners = new Map<object, string>()
    for (const resource of this.configuration[kind]) {
      const name = nameOf(resource)
      owners.set(resource, name)
      for (const part of partsOf(resource)) owners.set(part, name)
    }
    return owners
  }

  detail({ kind, name }: DumpName): DumpDetail | undefined {
    const known = this.byName.get(kind) ?? new Map(this.configuration[kind].map((r) => [nameOf(r), r as object]))
    this.byName.set(kind, known)
    const value = known.get(name)
    if (!value) return undefined
    const links = this.linksOf()
    const to = links?.to({ kind, name }) ?? []
    const from = links?.from({ kind, name }) ?? []
    return {
      kind,
      name,
      value,
      to: to.slice(0, MOST_LINKS),
      from: from.slice(0, MOST_LINKS),
      moreTo: Math.max(0, to.length - MOST_LINKS),
      moreFrom: Math.max(0, from.length - MOST_LINKS),
    }
  }

  private linksOf(): Links | undefined {
    try {
      this.links ??= new Links(this.config)
      return this.links
    } catch {
      return undefined
    }
  }

  trace(ask: DumpTraceAsk): DumpTraced {
    const none = { outcomes: [], notFollowed: 0, chosen: 0, hops: [] } as const
    const parsed = parseCurl(ask.curl)
    if ('fault' in parsed) return { ...none, fault: parsed.fault }
    const target = parseTarget(parsed.request.url)
    if ('code' in target) return { ...none, fault: { code: target.code, at: target.text } }
    const destination = socketOf(ask.destination)
    if (!destination) return { ...none, fault: { code: 'dump.destination', at: ask.destination } }
    const pod = this.config.node?.addresses[0] ?? '10.0.0.1'
    const connection: Connection = {
      accepted: this.accepted(ask, destination),
      destination,
      source: { address: ask.direction === 'outbound' ? pod : '198.51.100.7', port: 40_000 },
      ...payloadFor(target, parsed.request),
      ...(ask.identity
        ? { tls: { alpn: ['istio-http/1.1', 'istio'], serverName: target.host, certificate: { uri: ask.identity, trusted: true } } }
        : {}),
    }
    const traced = trace(this.config, connection, { reach: () => 'open', behaviour: () => ({}) })
    const outcomes = [...traced.outcomes].sort((a, b) => b.probability - a.probability)
    const chosen = Math.min(Math.max(0, ask.outcome ?? 0), outcomes.length - 1)
    const shown = outcomes[chosen]
    if (!shown) return none
    return {
      outcomes: outcomes.map((outcome) => ({
        probability: outcome.probability,
        ending: outcome.ending ?? 'answered',
        flags: outcome.flags,
        ...(outcome.code === undefined ? {} : { code: outcome.code }),
        ...(outcome.details === undefined ? {} : { details: outcome.details }),
        ...byOf(outcome),
      })),
      notFollowed: traced.notFollowed,
      chosen,
      hops: [
        {
          kind: 'envoy',
          side: ask.direction === 'outbound' ? 'client' : 'server',
          at: this.config.node?.id,
          handling: 'sidecar',
          ...tracedEnvoy(shown, () => []),
        },
      ],
    }
  }

  /** Where the packet filter delivers: the virtual listeners where there are any, else the port that is dialled. */
  private accepted({ direction }: DumpTraceAsk, destination: SocketAddress): SocketAddress {
    const port = direction === 'outbound' ? OUTBOUND : direction === 'inbound' ? INBOUND : undefined
    const virtual = port === undefined ? undefined : { address: direction === 'outbound' ? '127.0.0.1' : destination.address, port }
    return virtual && listenerAt(this.config, virtual, true) ? virtual : destination
  }
}

function byOf({ endpoints, cluster }: TraceOutcome): { readonly by?: string } {
  const [first, ...more] = endpoints
  if (!first) return cluster === undefined ? {} : { by: cluster }
  const address = `${first.address.address}:${first.address.port}`
  return { by: more.length > 0 ? `${address} +${more.length}` : address }
}

const nameOf = (resource: object): string => {
  const { name, cluster_name: cluster } = resource as { readonly name?: unknown; readonly cluster_name?: unknown }
  return typeof name === 'string' ? name : typeof cluster === 'string' ? cluster : ''
}

function partsOf(resource: object): object[] {
  const { filter_chains: chains, default_filter_chain: last, virtual_hosts: hosts } = resource as Readonly<Record<string, unknown>>
  const groups = (resource as { readonly endpoints?: unknown }).endpoints
  const list = (value: unknown): object[] =>
    Array.isArray(value) ? value.filter((v): v is object => typeof v === 'object' && v !== null) : []
  const routes = list(hosts).flatMap((host) => list((host as { readonly routes?: unknown }).routes))
  const endpoints = list(groups).flatMap((group) => list((group as { readonly lb_endpoints?: unknown }).lb_endpoints))
  return [
    ...list(chains),
    ...(typeof last === 'object' && last !== null ? [last] : []),
    ...list(hosts),
    ...routes,
    ...list(groups),
    ...endpoints,
  ]
}

/** `10.0.0.1:80`, `[fd00::1]:80`. */
function socketOf(text: string): SocketAddress | undefined {
  const [, bracketed, plain, port] = /^\s*(?:\[([0-9a-fA-F:.]+)\]|([0-9.]+)):(\d{1,5})\s*$/.exec(text) ?? []
  const address = bracketed ?? plain
  return address === undefined || Number(port) > 65_535 ? undefined : { address, port: Number(port) }
}
