import type { Chance } from '../../engine/envoy/chance.js'
import { type EnvoyConfig, follow, listenerAt, type Unweighted } from '../../engine/envoy/index.js'
import { type Captured, capture } from '../../engine/netfilter/index.js'
import type { Ruleset } from '../../engine/netfilter/parse/rule.js'
import type { ClientHello, Payload, ServerBehaviour, SocketAddress, Surroundings, Token } from '../../engine/types/request.js'
import type { Hop, UpstreamRequest } from '../../engine/types/trace.js'
import { type LabWorld, printed } from './lab-world.js'

/** Who opens a connection: a process of the pod, or somebody outside. */
export type Dialler = { readonly uid: number; readonly gid?: number; readonly source?: SocketAddress } | { readonly outside: SocketAddress }

export interface Message {
  readonly payload: Payload
  readonly tls?: ClientHello
  readonly tokens: readonly Token[]
  /** Of TLS the client says hello only: it counts the beginning of a handshake as an answer. */
  readonly isHelloOnly?: boolean
}

/** One passage through the pod's proxy. */
export interface Passage {
  readonly outcome: Unweighted
}

/** What became of a connection, with all that it caused in the pod. */
export interface Arrival {
  readonly passages: readonly Passage[]
  /** Of iptables-save, in the order in which they first counted. */
  readonly rules: readonly string[]
  readonly ending?: 'answered' | 'closed' | 'tls-refused' | 'waiting' | 'refused'
  readonly code?: number
  readonly responseHeaders: readonly (readonly [string, string])[]
  readonly body?: string
  /** The server in the end, and what it got. */
  readonly endpoints: readonly { readonly address: SocketAddress; readonly share: number }[]
  /** Servers that the first proxy tried before. */
  readonly tried?: readonly SocketAddress[]
  readonly upstream?: UpstreamRequest
  /** The kind of the end, for a proxy before this one. */
  readonly behaviour: ServerBehaviour
  /** A listener still waits, with bytes before it that it has looked at and not read. */
  readonly isUnread?: boolean
}

/** A proxy that calls itself calls itself again only by mistake. */
const DEEPEST = 4

export interface Pod {
  readonly config: EnvoyConfig
  readonly world: LabWorld
  readonly rules: Ruleset
  /** Whom its proxy runs as. */
  readonly proxy: { readonly uid: number; readonly gid: number }
  readonly patience: number
}

/** One run through pod, proxy, and pod again, as the lots fall. */
export class JoinedRun {
  private readonly nested = new Map<string, Arrival>()

  constructor(
    private readonly pod: Pod,
    private readonly chance: Chance,
  ) {}

  dial(from: Dialler, to: SocketAddress, message: Message, depth = 0): Arrival {
    const { config, world } = this.pod
    const captured = captureOf(this.pod, from, to)
    const { delivered, ends } = captured
    const rules = captured.lines
    if (!delivered) return { passages: [], rules, ending: 'refused', responseHeaders: [], endpoints: [], behaviour: { reset: true } }
    const isInPod = ends.kind === 'delivered' || ends.kind === 'refused'
    if (isInPod && depth < DEEPEST && listenerAt(config, delivered, true)) return this.proxied(from, delivered, captured, message, depth)
    return atServer(world, delivered, rules, message)
  }

  private proxied(from: Dialler, accepted: SocketAddress, captured: Captured, message: Message, depth: number): Arrival {
    const { config, world, patience } = this.pod
    const source = 'outside' in from ? from.outside : (from.source ?? { address: sourceFor(world, captured.original), port: 40_000 })
    const surroundings: Surroundings = {
      reach: (address, hop) => (this.isOwn(address, hop, depth) ? 'open' : world.reach(address)),
      behaviour: (address, arrival) => {
        if (!this.isOwn(address, arrival?.hop, depth)) {
          const behaviour = world.behaviour(address, arrival?.request)
          // Unix sockets are told from addresses, for no rule sees them.
          return address.address.startsWith('/') ? Object.assign({ own: '/' }, behaviour) : behaviour
        }
        const behaviour = this.again(address, arrival?.hop, arrival?.request, message, depth).behaviour
        // A mark that tells this host from all others.
        return Object.assign({ own: printed(address) }, behaviour)
      },
      now: Math.floor(Date.now() / 1000),
      patience,
    }
    const connection = { accepted, destination: captured.original, source, ...message }
    const outcome = follow(config, connection, surroundings, this.chance)
    const rules = [...captured.lines]
    const first = outcome.shares[0]
    const contacted = [...outcome.shares.slice(0, 1).map(({ address }) => address), ...mirrorsOf(outcome)].filter(
      // The kernel's rules see no Unix sockets.
      ({ address }) => !address.startsWith('/'),
    )
    const passed = withoutTls(outcome, message)
    const own =
      first && this.isOwn(first.address, outcome.hop, depth)
        ? this.again(first.address, outcome.hop, outcome.upstream, passed, depth)
        : undefined
    for (const address of contacted) rules.push(...captureOf(this.pod, proxyDialler(this.pod, outcome.hop), resolved(world, address)).lines)
    if (own) rules.push(...own.rules)
    const unique = [...new Set(rules)]
    // Every try at the own pod came by here again; which of several hosts an earlier one went to is not told.
    const tries =
      own && outcome.shares.length === 1 && (outcome.attempts ?? 1) > 1
        ? this.triesAt(first as { address: SocketAddress }, depth)
        : own
          ? [own]
          : []
    const passages = [{ outcome: afterWaiting(outcome, own) }, ...tries.flatMap((each) => each.passages)]
    const isBytes = outcome.code === undefined && outcome.ending === 'answered'
    // Bytes are passed on as they are: what the other side answers is what the client gets.
    const beyond = isBytes ? (own ?? (first && atServer(world, resolved(world, first.address), [], passed))) : undefined
    const upstream = own?.upstream ?? beyond?.upstream ?? outcome.upstream
    const code = outcome.code ?? (own && isBytes ? own.code : undefined)
    const responseHeaders = beyond?.responseHeaders ?? outcome.responseHeaders
    return {
      passages,
      rules: unique,
      ...(outcome.ending === undefined ? {} : { ending: (isBytes && own?.ending) || outcome.ending }),
      ...(code === undefined ? {} : { code }),
      responseHeaders,
      ...(outcome.body === undefined ? {} : { body: outcome.body }),
      endpoints: own && own.endpoints.length > 0 ? own.endpoints : outcome.shares,
      ...(outcome.tried === undefined ? {} : { tried: outcome.tried }),
      ...(upstream === undefined ? {} : { upstream }),
      behaviour: startsTls(outcome, message) ? {} : behaviourOf(outcome, responseHeaders, code, beyond),
      ...(isUnread(outcome, message) ? { isUnread: true } : {}),
    }
  }

  /** Whether a connection of the proxy's own comes back to it. */
  private isOwn(address: SocketAddress, hop: Hop | undefined, depth: number): boolean {
    const { world, config } = this.pod
    if (depth + 1 >= DEEPEST || address.address !== world.pod) return false
    const { delivered, ends } = captureOf(this.pod, proxyDialler(this.pod, hop), address)
    return ends.kind === 'delivered' && delivered !== undefined && listenerAt(config, delivered, true) !== undefined
  }

  private triesAt({ address }: { readonly address: SocketAddress }, depth: number): readonly Arrival[] {
    return [...this.nested].filter(([key]) => key.startsWith(`${depth} ${printed(address)} `)).map(([, arrival]) => arrival)
  }

  private again(
    address: SocketAddress,
    hop: Hop | undefined,
    request: UpstreamRequest | undefined,
    message: Message,
    depth: number,
  ): Arrival {
    const key = `${depth} ${printed(address)} ${hop?.source} ${JSON.stringify(request)}`
    const known = this.nested.get(key)
    if (known) return known
    const passed: Message = request ? { payload: { kind: 'http', request: asClient(request) }, tokens: message.tokens } : message
    const arrival = this.dial(proxyDialler(this.pod, hop), address, passed, depth + 1)
    this.nested.set(key, arrival)
    return arrival
  }
}

/** Whether a hello was enough: the server went on, and would then have wanted more of the client. */
export const startsTls = ({ steps }: Unweighted, { isHelloOnly = false }: Message): boolean =>
  isHelloOnly && steps.some(({ code }) => code === 'tls.accepted' || code === 'tls.no-certificate')

const isUnread = ({ ending, steps }: Unweighted, { payload }: Message): boolean =>
  ending === 'waiting' && payload.kind === 'bytes' && steps.some(({ code }) => code === 'listener-filter.waiting')

/** When the client leaves, so does the proxy; a socket that is closed with bytes unread sends a reset, which is what the proxy before it logs. */
const afterWaiting = (outcome: Unweighted, own: Arrival | undefined): Unweighted =>
  own?.isUnread && outcome.code === undefined ? { ...outcome, flags: [...outcome.flags, 'UR'] } : outcome

/** Inbound clusters bind their connections to 127.0.0.6, which iptables lets pass. */
const proxyDialler = ({ proxy }: Pod, hop: Hop | undefined): Dialler =>
  hop?.source === undefined ? proxy : { ...proxy, source: { address: hop.source, port: 40_001 } }

const captures = new WeakMap<Ruleset, Map<string, Captured>>()

function captureOf({ rules, world }: Pod, from: Dialler, to: SocketAddress): Captured {
  const known = captures.get(rules) ?? new Map<string, Captured>()
  captures.set(rules, known)
  const key = `${world.pod} ${JSON.stringify(from)} ${printed(to)}`
  const found = known.get(key) ?? capture({ rules, pod: [world.pod], from, to })
  known.set(key, found)
  return found
}

const resolved = (world: LabWorld, { address, port }: SocketAddress): SocketAddress => ({
  address: world.names.get(address) ?? address,
  port,
})

const sourceFor = (world: LabWorld, to: SocketAddress): string => (to.address.startsWith('127.') ? '127.0.0.1' : world.pod)

const mirrorsOf = (outcome: Unweighted): readonly SocketAddress[] =>
  (outcome.mirrors ?? []).flatMap(({ endpoints }) => endpoints.slice(0, 1).map(({ address }) => address))

/** What a proxy that ended TLS passes on. */
function withoutTls({ steps }: Unweighted, { tls, ...rest }: Message): Message {
  return tls === undefined || steps.some(({ code }) => code === 'tls.accepted') ? rest : { ...rest, tls }
}

/** A request that a proxy sent, as the next one receives it. */
const asClient = ({ method, path, protocol, headers }: UpstreamRequest) => {
  const authority = headers.find(([name]) => name === 'host')?.[1]
  return {
    version: protocol,
    method,
    target: path,
    headers: headers.filter(([name]) => name !== 'host'),
    ...(authority === undefined ? {} : { authority }),
  } as const
}

/** A connection that no proxy takes, at the server that it was dialled to. */
function atServer(world: LabWorld, to: SocketAddress, rules: readonly string[], { payload, tls }: Message): Arrival {
  const reach = world.reach(to)
  const none = { passages: [], rules, responseHeaders: [], endpoints: [] } as const
  if (reach !== 'open') return { ...none, ending: 'refused', behaviour: { reset: true } }
  const endpoints = [{ address: to, share: 1 }]
  if (payload.kind !== 'http' || tls) {
    const { greets = false } = world.behaviour(to, undefined)
    const ending = payload.kind === 'silent' && !tls && !greets ? 'waiting' : 'answered'
    return { ...none, endpoints, ending, behaviour: greets ? { greets } : {} }
  }
  const { request } = payload
  const upstream: UpstreamRequest = {
    method: request.method,
    path: request.target,
    protocol: request.version === 'HTTP/2' ? 'HTTP/2' : 'HTTP/1.1',
    headers: [
      ...(request.authority === undefined ? [] : [['host', request.authority] as const]),
      ...request.headers.map(([name, value]) => [name.toLowerCase(), value] as const),
    ],
  }
  const behaviour = world.behaviour(to, upstream)
  const { reset, responseHeaders = [] } = behaviour
  const headers = reset ? [] : [...responseHeaders, ...grpcStatusOf(behaviour)]
  return { ...none, endpoints, ending: reset ? 'closed' : 'answered', responseHeaders: headers, upstream, behaviour }
}

/** How gRPC ends, which the client reads from the headers or the trailers. */
function grpcStatusOf({ grpcStatus, grpcTrailer }: ServerBehaviour): readonly (readonly [string, string])[] {
  const status = grpcStatus ?? grpcTrailer
  return status === undefined ? [] : [['grpc-status', String(status)]]
}

/** What a proxy's answer is to the proxy before it. */
function behaviourOf(
  { ending, code, termination, flags }: Unweighted,
  headers: Arrival['responseHeaders'],
  status: number | undefined,
  beyond: Arrival | undefined,
): ServerBehaviour {
  // A filter has read what it turns down; where no chain takes a connection, nobody reads, and the kernel resets it.
  if (ending === 'closed' && termination !== undefined && !flags.includes('NR')) return { closes: true }
  if (ending === 'closed' || ending === 'tls-refused') return { reset: true }
  if (ending === 'waiting') return { delay: Number.MAX_SAFE_INTEGER }
  if (code === undefined && beyond) return beyond.behaviour
  return { ...(status === undefined ? {} : { status }), responseHeaders: headers }
}
