import type { Chance } from '../envoy/chance.js'
import type { Endpoint } from '../mesh/model/endpoint.js'
import type { Service } from '../mesh/model/service.js'
import { capture } from '../netfilter/index.js'
import type { SocketAddress, Token } from '../types/request.js'
import type { TraceStep } from '../types/trace.js'
import { workloadResources } from '../xds/workload/index.js'
import { answered } from './application.js'
import { type PacketFilter, packetFilterOf } from './capture.js'
import { EnvoyHop } from './envoy-hop.js'
import type { WayHop } from './hops.js'
import { type Arrival, type Link, nothing, outside, placeOf, showSocket } from './links.js'
import { canonicalAddress, type Participant, type Participants, participantsOf, type WayWorld } from './participants.js'
import type { Passage } from './passage.js'
import type { WayRequest } from './request.js'
import { knownMesh } from './ztunnel/known.js'
import { chooseOutbound } from './ztunnel/outbound.js'
import { decide } from './ztunnel/policy.js'

/** Proxies passed at most: more means that they send to each other in a circle. */
const DEEPEST = 12

/** Everything between two sockets: kube-proxy, pods, their packet filters and whoever takes the connection there. */
export class Network implements Passage {
  readonly participants: Participants
  private depth = 0
  /** What kube-proxy chose for a connection: it is asked about more than once (is it open, what does it answer), but dialled once. */
  private readonly chosen = new Map<string, Endpoint>()

  constructor(
    readonly world: WayWorld,
    readonly request: WayRequest,
    readonly chance: Chance,
  ) {
    this.participants = participantsOf(world)
  }

  get tokens(): readonly Token[] {
    return this.request.tokens ?? []
  }

  /** Follows a connection from where it is opened to its end. */
  reach(link: Link): Arrival {
    if (this.depth >= DEEPEST) return { hops: [], result: { ...nothing, ending: 'waiting' }, reach: 'unreachable', behaviour: {} }
    this.depth++
    try {
      return this.arrive(link)
    } finally {
      this.depth--
    }
  }

  private arrive(link: Link): Arrival {
    const service = this.serviceAt(link.to.address)
    if (service) return this.throughService(link, service)
    const pod = this.participants.atAddress(link.to.address)
    const wire: WayHop = { kind: 'wire', from: link.from, to: pod ? placeOf(pod) : outside, address: link.to, security: link.security }
    if (!pod)
      return this.with(
        [wire],
        answered({ at: outside, address: link.to, request: this.request, payload: link.payload, opens: 'outside', push: this.world.push }),
      )
    return this.with([wire], this.atPod(pod, link))
  }

  private atPod(pod: Participant, link: Link): Arrival {
    if (pod.handling === 'gateway' || pod.handling === 'waypoint') {
      return new EnvoyHop(this, pod).serve(link, link.to, pod.handling === 'waypoint' ? 'middle' : 'server')
    }
    const filter = packetFilterOf(pod, this.world)
    if (!filter) return this.with([{ kind: 'no-capture', at: placeOf(pod), side: 'server' }], this.application(pod, link, link.to))
    const caught = capture({ rules: filter.rules, pod: filter.addresses, from: { outside: link.source }, to: link.to })
    const delivered = caught.delivered ?? link.to
    const hop: WayHop = { kind: 'capture', at: placeOf(pod), side: 'server', walk: caught.journey.first, delivered }
    if (caught.ends.kind !== 'delivered') return this.with([hop], refused(link.to, placeOf(pod)))
    const { name } = caught.ends.process
    if (name === 'envoy-inbound' || name === 'envoy-outbound')
      return this.with([hop], new EnvoyHop(this, pod).serve(link, delivered, 'server'))
    if (name === 'ztunnel-hbone' || name === 'ztunnel-plain') return this.with([hop], this.intoZtunnel(pod, link, name === 'ztunnel-hbone'))
    return this.with([hop], this.application(pod, link, delivered))
  }

  /** A connection that a process of the pod opens, through the pod's packet filter. */
  leave(pod: Participant, filter: PacketFilter, link: Link, owner: { readonly uid: number; readonly source?: SocketAddress }): Arrival {
    const caught = capture({ rules: filter.rules, pod: filter.addresses, from: owner, to: link.to })
    const delivered = caught.delivered ?? link.to
    const hop: WayHop = { kind: 'capture', at: placeOf(pod), side: 'client', walk: caught.journey.first, delivered }
    switch (caught.ends.kind) {
      case 'sent':
        return this.with([hop], this.reach({ ...link, to: caught.ends.to }))
      case 'delivered': {
        const { name } = caught.ends.process
        if (name === 'envoy-outbound') return this.with([hop], new EnvoyHop(this, pod).dial(link, delivered))
        if (name === 'envoy-inbound') return this.with([hop], new EnvoyHop(this, pod).serve(link, delivered, 'server'))
        if (name === 'ztunnel-outbound') return this.with([hop], this.outOfZtunnel(pod, link))
        return this.with([hop], this.application(pod, link, delivered))
      }
      default:
        return this.with([hop], refused(link.to, placeOf(pod)))
    }
  }

  /** The application of a pod, if a process listens there. */
  application(pod: Participant, link: Link, address: SocketAddress): Arrival {
    if (isMeshTls(link) && pod.handling !== 'grpc') return strange
    return answered({
      at: placeOf(pod),
      pod,
      address,
      request: this.request,
      payload: link.payload,
      opens: 'application',
      push: this.world.push,
    })
  }

  private outOfZtunnel(pod: Participant, link: Link): Arrival {
    const mesh = knownMesh(workloadResources(this.world.push))
    const { steps, send } = chooseOutbound(link.to, mesh, this.chance)
    const hop = (closes: boolean): WayHop => ({ kind: 'ztunnel', at: placeOf(pod), side: 'client', steps, closes })
    if (!send)
      return this.with([hop(true)], { hops: [], result: { ...nothing, ending: 'closed' }, reach: 'open', behaviour: { reset: true } })
    const security = send.tunnel ? ({ kind: 'hbone', identity: pod.identity, target: send.target } as const) : link.security
    return this.with([hop(false)], this.reach({ ...link, from: placeOf(pod), to: send.to, security }))
  }

  private intoZtunnel(pod: Participant, link: Link, isTunnel: boolean): Arrival {
    const mesh = knownMesh(workloadResources(this.world.push))
    const workload = mesh.workloads.get(canonicalAddress(pod.address))
    const destination = isTunnel ? (link.security.target ?? link.to) : link.to
    const principal = link.security.kind === 'hbone' ? link.security.identity : undefined
    const arrived: TraceStep = {
      part: 'listener',
      code: 'ztunnel.arrived',
      result: 'taken',
      arguments: { workload: pod.id, from: principal ?? '', security: isTunnel ? 'hbone' : 'plain' },
    }
    const verdict = workload
      ? decide({ ...(principal === undefined ? {} : { principal }), source: link.source, destination }, workload, mesh)
      : { allowed: true, steps: [] }
    const hop: WayHop = { kind: 'ztunnel', at: placeOf(pod), side: 'server', steps: [arrived, ...verdict.steps], closes: !verdict.allowed }
    if (!verdict.allowed)
      return this.with([hop], { hops: [], result: { ...nothing, ending: 'closed' }, reach: 'open', behaviour: { reset: true } })
    return this.with([hop], this.application(pod, link, destination))
  }

  /** kube-proxy: a cluster IP becomes one of the pods behind it, whatever the mesh thinks. */
  private throughService(link: Link, service: Service): Arrival {
    const port = service.ports.find((p) => p.port === link.to.port)
    if (!port) {
      // No rule is about such a port: the packet goes where the cluster's addresses lead, which is nowhere.
      const said = { name: service.hostname, port: link.to.port }
      const steps: TraceStep[] = [{ part: 'kernel', code: 'kube-proxy.no-port', result: 'ended', arguments: said, subject: service }]
      const result = { ...nothing, ending: 'unreachable' } as const
      return this.with([{ kind: 'kube-proxy', at: link.from, steps }], { hops: [], result, reach: 'unreachable', behaviour: {} })
    }
    const ready = this.world.push
      .endpointsOf(service)
      .filter((e) => e.servicePortName === port.name && (e.health === 'Healthy' || e.health === 'Unknown'))
    if (ready.length === 0) {
      const steps: TraceStep[] = [
        { part: 'kernel', code: 'kube-proxy.none', result: 'ended', arguments: { name: service.hostname }, subject: service },
      ]
      return this.with([{ kind: 'kube-proxy', at: link.from, steps }], {
        hops: [],
        result: { ...nothing, ending: 'refused' },
        reach: 'refused',
        behaviour: {},
      })
    }
    const dialled = JSON.stringify([link.from, link.to])
    const endpoint = this.chosen.get(dialled) ?? this.chance.pick(ready.map((value) => ({ share: 1, value })))
    this.chosen.set(dialled, endpoint)
    const to = { address: endpoint.addresses[0] ?? '', port: endpoint.endpointPort }
    const said = { name: service.hostname, address: showSocket(to), count: ready.length }
    const steps: TraceStep[] = [{ part: 'kernel', code: 'kube-proxy.chosen', result: 'taken', arguments: said, subject: service }]
    return this.with([{ kind: 'kube-proxy', at: link.from, steps }], this.reach({ ...link, to }))
  }

  private serviceAt(address: string): Service | undefined {
    const canonical = canonicalAddress(address)
    return this.world.push.services.find(
      (s) => s.registry === 'Kubernetes' && !s.kubernetes.headless && s.clusterVIPs.some((vip) => canonicalAddress(vip) === canonical),
    )
  }

  private with(hops: readonly WayHop[], arrival: Arrival): Arrival {
    return { ...arrival, hops: [...hops, ...arrival.hops] }
  }
}

/** Istio's own mutual TLS, which only a proxy of the mesh or a gRPC library ends: it offers protocols that no application knows. */
const isMeshTls = ({ security }: Link): boolean =>
  security.kind === 'mtls' && (security.alpn ?? []).some((name) => name.startsWith('istio'))

/** An application that expects something else gets a handshake: the proxy that began it says what comes of it. */
const strange: Arrival = { hops: [], result: { ...nothing, ending: 'tls-refused' }, reach: 'tls-refused', behaviour: {} }

function refused(address: SocketAddress, at: ReturnType<typeof placeOf>): Arrival {
  return {
    hops: [{ kind: 'application', at, address, result: 'refuses' }],
    result: { ...nothing, ending: 'refused' },
    reach: 'refused',
    behaviour: {},
  }
}
