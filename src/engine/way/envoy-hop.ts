import type { EnvoyConfig } from '../envoy/config.js'
import { readConfig, trace } from '../envoy/index.js'
import { memo1 } from '../memo.js'
import type { Hop, UpstreamRequest } from '../types/hop.js'
import type { Connection, Payload, ServerBehaviour, SocketAddress, Surroundings } from '../types/request.js'
import type { TraceOutcome } from '../types/trace.js'
import { packetFilterOf } from './capture.js'
import type { Side, WayHop, WayResult } from './hops.js'
import { type Arrival, CLIENT_PORT, handshakesOf, type Link, payloadOf, placeOf, securityOf } from './links.js'
import { canonicalAddress, type Participant } from './participants.js'
import type { Passage } from './passage.js'

const ENVOY_UID = 1337
/** The internal listener behind a waypoint's HBONE port. Istio: pilot/pkg/networking/core/waypoint.go#MainInternalName */
const MAIN_INTERNAL = 'main_internal'
/** How TLS that a proxy's own TLS carries begins: a record of the handshake. */
const TLS_WITHIN: Payload = { kind: 'bytes', bytes: '\u0016\u0003\u0001\u0002\u0000\u0001' }

const configOf = memo1((configuration: object): EnvoyConfig => readConfig(configuration).config)

/**
 * One Envoy on the way. What it does depends on the servers that it dials: they are followed while it decides, each at most once for the
 * same request, and the one that it chose becomes the rest of the way.
 */
export class EnvoyHop {
  private readonly config: EnvoyConfig
  private readonly followed = new Map<string, Arrival>()

  constructor(
    private readonly network: Passage,
    private readonly pod: Participant,
  ) {
    const { world } = network
    const proxy = world.proxy(pod.id, pod.info.type)
    this.config = configOf(proxy ? world.configuration(proxy) : {})
  }

  /** An application of the pod opened the connection; the packet filter delivered it here. */
  dial(link: Link, accepted: SocketAddress): Arrival {
    return this.run(link, { accepted, destination: link.to, source: link.source, ...this.content(link) }, 'client')
  }

  /** The connection came over the network. */
  serve(link: Link, accepted: SocketAddress, side: Side): Arrival {
    const { target, identity, kind } = link.security
    if (kind === 'hbone' && target) {
      // ztunnel opens HBONE with CONNECT; what is inside comes out at the waypoint's internal listener, with the tunnel's own target.
      const state = identity === undefined ? {} : { filterState: { 'io.istio.peer_principal': `spiffe://${identity}` } }
      const inner = {
        accepted: target,
        destination: target,
        source: link.source,
        internalListener: MAIN_INTERNAL,
        payload: link.payload,
        ...state,
      }
      return this.run(link, { ...inner, tokens: this.network.tokens }, side)
    }
    return this.run(link, { accepted, destination: link.to, source: link.source, ...this.content(link) }, side)
  }

  private content({ hello, inner, payload }: Link): Pick<Connection, 'tls' | 'payload' | 'tokens'> {
    return { ...(hello ? { tls: hello } : {}), payload: inner ? TLS_WITHIN : payload, tokens: this.network.tokens }
  }

  private run(link: Link, connection: Connection, side: Side): Arrival {
    const surroundings: Surroundings = {
      reach: (address, hop) => this.beyond(link, side, address, hop).reach,
      behaviour: (address, arrival) => this.beyond(link, side, address, arrival?.hop, arrival?.request).behaviour,
    }
    const { outcomes } = trace(this.config, connection, surroundings)
    const outcome = this.network.chance.pick(outcomes.map((value) => ({ share: value.probability, value })))
    const hop: WayHop = { kind: 'envoy', at: placeOf(this.pod), side, outcome }
    const chosen =
      outcome.endpoints.length > 0
        ? this.network.chance.pick(outcome.endpoints.map((e) => ({ share: e.probability, value: e.address })))
        : undefined
    const rest = chosen ? this.beyond(link, side, chosen, outcome.hop, outcome.upstream).hops : []
    const result = resultOf(outcome)
    return {
      hops: [hop, ...rest],
      result,
      reach: result.ending === 'tls-refused' ? 'tls-refused' : 'open',
      behaviour: behaviourOf(outcome),
    }
  }

  /** What is behind an address that this Envoy dials. */
  private beyond(link: Link, side: Side, to: SocketAddress, hop: Hop | undefined, request?: UpstreamRequest): Arrival {
    const key = JSON.stringify([to, hop, request])
    const known = this.followed.get(key)
    if (known) return known
    const arrival = this.follow(link, side, to, hop, request)
    this.followed.set(key, arrival)
    return arrival
  }

  private follow(before: Link, side: Side, to: SocketAddress, hop: Hop | undefined, request: UpstreamRequest | undefined): Arrival {
    const { pod, network } = this
    const tls = hop ? handshakesOf(hop, pod.identity, before, request) : before.hello ? { hello: before.hello } : {}
    const isInbound = side !== 'client'
    const link: Link = {
      from: placeOf(pod),
      source: { address: pod.address, port: CLIENT_PORT },
      to,
      security: hop?.tunnel
        ? { kind: 'hbone', identity: pod.identity, target: to }
        : hop
          ? securityOf(hop, pod.identity, tls.hello)
          : before.security,
      ...tls,
      payload: payloadOf(request, before.payload),
    }
    if (hop?.tunnel) return network.reach({ ...link, to: { ...to, port: 15008 } })
    const isLocal = to.address.startsWith('127.') || to.address === '::1' || to.address === canonicalAddress(pod.address)
    const filter = isLocal ? packetFilterOf(pod, network.world) : undefined
    if (!isLocal) return network.reach(link)
    if (!filter) return network.application(pod, link, to)
    // What an inbound cluster dials comes from 127.0.0.6, so that the packet filter lets it through to the application.
    const source = isInbound ? { source: { address: '127.0.0.6', port: CLIENT_PORT } } : {}
    return network.leave(pod, filter, link, { uid: ENVOY_UID, ...source })
  }
}

function resultOf(outcome: TraceOutcome): WayResult {
  const { code, flags, details, responseHeaders, body, ending } = outcome
  return {
    ending: ending === 'tls-refused' ? 'tls-refused' : ending === 'waiting' ? 'waiting' : ending === 'closed' ? 'closed' : 'answered',
    ...(code === undefined ? {} : { code }),
    flags,
    ...(details === undefined ? {} : { details }),
    responseHeaders,
    ...(body === undefined ? {} : { body }),
  }
}

/** How an Envoy's answer looks to the one that dialled it. */
function behaviourOf({ code, ending, elapsed, responseHeaders }: TraceOutcome): ServerBehaviour {
  if (code === undefined) return ending === 'closed' || ending === 'tls-refused' ? { reset: true } : {}
  const delay = elapsed === undefined ? {} : { delay: elapsed }
  const grpc = responseHeaders.find(([name]) => name === 'grpc-status')?.[1]
  return { status: code, ...delay, responseHeaders, ...(grpc === undefined ? {} : { grpcStatus: Number(grpc) }) }
}
