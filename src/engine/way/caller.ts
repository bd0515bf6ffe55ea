import type { Chance } from '../envoy/chance.js'
import type { Service } from '../mesh/model/service.js'
import type { SocketAddress } from '../types/request.js'
import { isCapturingDns, packetFilterOf } from './capture.js'
import { grpcCall } from './grpc.js'
import type { WayHop, WayResult } from './hops.js'
import { type Arrival, CLIENT_PORT, type Link, nothing, outside, placeOf } from './links.js'
import { Network } from './network.js'
import type { Participant, WayWorld } from './participants.js'
import { payloadFor } from './payload.js'
import type { RequestFault, Target, WayRequest } from './request.js'
import { resolve } from './resolve.js'

/** The user that applications run as, unless a request says another. */
const APPLICATION_UID = 1000
/** An address of nobody's in the cluster (RFC 5737): the client outside. */
const CLIENT_OUTSIDE = '198.51.100.7'

type Followed = { readonly hops: readonly WayHop[]; readonly result: WayResult }

/** The caller's half of a way: name, `connect()`, the packet filter, and into whoever takes the connection. One object for each run. */
export class Caller {
  private readonly network: Network

  constructor(
    private readonly world: WayWorld,
    private readonly request: WayRequest,
    private readonly target: Target,
    private readonly chance: Chance,
  ) {
    this.network = new Network(world, request, chance)
  }

  send(sender: Participant | undefined): Followed | { readonly fault: RequestFault } {
    return sender ? this.fromPod(sender) : this.fromOutside()
  }

  /** A client outside dials a gateway's Service: by its name, its address, or the only one there is. */
  private fromOutside(): Followed | { readonly fault: RequestFault } {
    const service = this.entry()
    if (!service) return { fault: { code: 'from.gateway', text: this.target.host } }
    const address = service.kubernetes.externalAddresses[0] ?? service.clusterVIPs[0] ?? service.defaultAddress
    const hop: WayHop = {
      kind: 'name',
      at: outside,
      steps: [{ part: 'kernel', code: 'name.gateway', result: 'taken', arguments: { name: service.hostname, address }, subject: service }],
    }
    const to = { address: service.clusterVIPs[0] ?? service.defaultAddress, port: this.target.port }
    return this.follow([hop], this.dial(outside, { address: CLIENT_OUTSIDE, port: CLIENT_PORT }, to))
  }

  private entry(): Service | undefined {
    const { push, cluster } = this.world
    const { via } = this.request
    if (via !== undefined) return push.services.find((s) => `${s.name}.${s.namespace}` === via || s.hostname === via)
    const named = resolve(this.target.host, { namespace: 'default', isCaptured: false }, push, cluster).service
    if (named?.registry === 'Kubernetes') return named
    const { host, port } = this.target
    const balancers = push.services.filter((s) => s.kubernetes.type === 'LoadBalancer')
    return (
      balancers.find((s) => s.kubernetes.externalAddresses.includes(host)) ??
      balancers.find((s) => s.ports.some((p) => p.port === port)) ??
      balancers[0]
    )
  }

  private fromPod(sender: Participant): Followed {
    if (sender.handling === 'grpc' && this.target.scheme === 'grpc') {
      const { payload } = payloadFor(this.target, this.request)
      return grpcCall(this.world, sender, this.target, payload, this.network)
    }
    const { namespace } = sender.info
    const isCaptured = isCapturingDns(sender, this.world)
    const resolved = resolve(this.target.host, { namespace, isCaptured }, this.world.push, this.world.cluster)
    const name: WayHop = { kind: 'name', at: placeOf(sender), steps: resolved.steps }
    if (resolved.addresses.length === 0) return { hops: [name], result: { ...nothing, ending: 'unresolved' } }
    const address = this.chance.pick(resolved.addresses.map((value) => ({ share: 1, value })))
    const to = { address, port: this.target.port }
    return this.follow([name], this.connect(sender, to))
  }

  /** `connect()` of an application: its pod's packet filter says who gets the connection. */
  private connect(sender: Participant, to: SocketAddress): Arrival {
    const source = { address: sender.address, port: CLIENT_PORT }
    const at = placeOf(sender)
    const link = this.dial(at, source, to)
    const filter = packetFilterOf(sender, this.world)
    if (!filter) {
      const hop: WayHop = { kind: 'no-capture', at, side: 'client' }
      return prefixed([hop], this.network.reach(link))
    }
    const uid = this.request.uid ?? APPLICATION_UID
    return this.network.leave(sender, filter, link, { uid })
  }

  private dial(from: Link['from'], source: SocketAddress, to: SocketAddress): Link {
    const { tls: hello, payload } = payloadFor(this.target, this.request)
    return {
      from,
      source,
      to,
      security: hello ? { kind: 'tls', ...(hello.serverName ? { serverName: hello.serverName } : {}) } : { kind: 'plain' },
      ...(hello ? { hello } : {}),
      payload,
    }
  }

  private follow(before: readonly WayHop[], link: Link | Arrival): Followed {
    const { hops, result } = 'hops' in link ? link : this.network.reach(link)
    return { hops: [...before, ...hops], result }
  }
}

export const prefixed = (hops: readonly WayHop[], arrival: Arrival): Arrival => ({ ...arrival, hops: [...hops, ...arrival.hops] })
