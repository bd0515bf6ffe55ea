import type { SocketAddress } from '../../types/request.js'
import type { Owner, Packet, PodNetwork, Process, Protocol } from '../packet.js'
import { packetFamily, tcpFlags } from '../packet.js'
import type { Ruleset } from '../parse/rule.js'
import { isOwnAddress, routeTo } from './routing.js'
import { Connections } from './tracking.js'
import type { End, Walk } from './walk.js'
import { walkPacket } from './walk-packet.js'

/** Who opens a connection. */
export type Opener =
  /** A process in the pod. */
  | { readonly in: 'pod'; readonly owner: Owner; readonly mark?: number; readonly source?: SocketAddress; readonly transparent?: boolean }
  /** Somebody beyond an interface. */
  | { readonly in: 'network'; readonly interface: string; readonly source: SocketAddress }

export interface Opening {
  /** For `icmp`, an echo request. */
  readonly protocol: Protocol
  readonly from: Opener
  readonly to: SocketAddress
  /** Of the first TCP packet, where it is not an opening one. */
  readonly flags?: number
}

/** A connection's packets: the first, the answer to it, and the next one of each side. An answer that nobody expects is answered by a reset. */
export interface Journey {
  readonly first: Walk
  readonly answer?: Walk
  readonly next?: Walk
  /** The next one of the other side. */
  readonly later?: Walk
  /** Whether the answer gets back to whoever opened it, and looks to it like one. */
  readonly stands: boolean
  /** Ids of all rules whose counters move, each once, in the order in which they first do. */
  readonly counted: readonly string[]
  readonly doubts: Walk['doubts']
}

/** By default, the port that a client gets from the kernel. */
const somePort = 40000

/** Takes a connection through a pod: from its first packet to where both sides can talk, or to where it fails. */
export function walkConnection(pod: PodNetwork, ruleset: Ruleset, opening: Opening, connections = new Connections()): Journey {
  const opener = firstPacket(pod, opening)
  const socket = opening.from.in === 'pod' ? { transparent: opening.from.transparent === true } : undefined
  if (opening.from.in === 'pod' && !opening.from.transparent && !isOwnAddress(pod, opener.source.address))
    return journey(false, unsent(opener))
  const first = walkPacket(pod, ruleset, opener, { connections })
  const answered = answerTo(pod, opening, opener, first)
  if (!answered) return journey(false, first)
  const back: End =
    opening.from.in === 'pod'
      ? { kind: 'delivered', to: opener.source, process: processOf(opening.from) }
      : { kind: 'refused', to: opener.source }
  const answer = walkPacket(pod, ruleset, answered, { connections, receiver: back, ...(socket ? { socket } : {}) })
  const stands = comesBack(opening, opener, answered, answer)
  if (answered.about || answered.protocol === 'icmp' || (answered.flags ?? 0) & tcpFlags.rst) return journey(stands, first, answer)
  const process = first.ends.kind === 'delivered' ? first.ends.process : undefined
  const theirs = { connections, ...(process ? { socket: { transparent: process.transparent === true } } : {}) }
  if (!stands) {
    const reset = answer.ends.kind === 'sent' && opening.protocol === 'tcp' ? resetOf(answer.ends) : undefined
    return journey(false, first, answer, reset && walkPacket(pod, ruleset, reset, theirs))
  }
  const { flags: _, ...plain } = opener
  const established = opening.protocol === 'tcp' ? { flags: tcpFlags.ack } : {}
  const next = walkPacket(pod, ruleset, { ...plain, ...established }, { ...theirs, receiver: first.ends })
  // A question has one answer as a rule.
  if (opening.protocol === 'udp') return journey(stands, first, answer, next)
  const later = walkPacket(pod, ruleset, { ...answered, ...established }, { connections, receiver: back, ...(socket ? { socket } : {}) })
  return journey(stands, first, answer, next, later)
}

/** What somebody who expects no answer says to one. */
const resetOf = ({ from, to, interface: arrivesOn }: Extract<End, { kind: 'sent' }>): Packet => ({
  protocol: 'tcp',
  source: to,
  destination: from,
  arrivesOn,
  flags: tcpFlags.rst,
})

/** A socket may only send from an address of the pod, unless it is transparent. */
const unsent = (packet: Packet): Walk => ({
  packet,
  stages: [],
  counted: [],
  doubts: [],
  ends: { kind: 'dropped', by: undefined, why: 'no-source' },
  original: packet.destination,
  last: packet,
  mark: packet.mark ?? 0,
  connectionMark: 0,
})

/** Whether an answer goes to where the connection was opened, from where it was opened to. */
function comesBack({ from }: Opening, opener: Packet, answered: Packet, { ends, last }: Walk): boolean {
  const arrived = from.in === 'pod' ? ends.kind === 'delivered' : ends.kind === 'sent' && ends.interface === from.interface
  if (!arrived || answered.about) return arrived
  return isSame(last.destination, opener.source) && isSame(last.source, opener.destination)
}

const isSame = (a: SocketAddress, b: SocketAddress): boolean => a.address === b.address && a.port === b.port

function journey(stands: boolean, first: Walk, answer?: Walk, next?: Walk, later?: Walk): Journey {
  const walks = [first, answer, next, later].filter((walk) => walk !== undefined)
  return {
    first,
    ...(answer ? { answer } : {}),
    ...(next ? { next } : {}),
    ...(later ? { later } : {}),
    stands,
    counted: [...new Set(walks.flatMap((walk) => walk.counted))],
    doubts: [...new Set(walks.flatMap((walk) => walk.doubts))],
  }
}

const processOf = (from: Extract<Opener, { in: 'pod' }>): Process => ({
  name: 'application',
  owner: from.owner,
  ...(from.mark === undefined ? {} : { mark: from.mark }),
})

function firstPacket(pod: PodNetwork, { protocol, from, to, flags: given = tcpFlags.syn }: Opening): Packet {
  const flags = protocol === 'tcp' ? { flags: given } : {}
  if (from.in === 'network') return { protocol, source: from.source, destination: to, arrivesOn: from.interface, ...flags }
  const route = routeTo(pod, to.address, from.mark ?? 0)
  const source = from.source ?? { address: route.to === 'nowhere' ? to.address : route.source, port: somePort }
  return { protocol, source, destination: to, owner: from.owner, ...(from.mark === undefined ? {} : { mark: from.mark }), ...flags }
}

/** The packet that comes back: from whoever got the first one, or from the kernel. */
function answerTo(pod: PodNetwork, { protocol }: Opening, opener: Packet, first: Walk): Packet | undefined {
  const { ends } = first
  const seen = first.last
  const echo = protocol === 'icmp' ? { icmp: packetFamily(opener) === 'ipv4' ? { type: 0, code: 0 } : { type: 129, code: 0 } } : {}
  const base = { protocol, source: seen.destination, destination: seen.source, ...echo }
  switch (ends.kind) {
    case 'delivered': {
      const { owner, mark, name, local } = ends.process
      const back = protocol === 'udp' && !local ? routeTo(pod, seen.source.address, 0) : undefined
      return {
        ...base,
        ...(back && back.to !== 'nowhere' ? { source: { address: back.source, port: base.source.port } } : {}),
        // What the kernel answers by itself belongs to no process.
        ...(name === 'kernel' ? { byKernel: true } : { owner }),
        ...(mark === undefined ? {} : { mark }),
        ...(protocol === 'tcp' ? { flags: tcpFlags.syn | tcpFlags.ack } : {}),
      }
    }
    case 'sent':
      return { ...base, arrivesOn: ends.interface, ...(protocol === 'tcp' ? { flags: tcpFlags.syn | tcpFlags.ack } : {}) }
    case 'refused':
      return protocol === 'tcp' ? { ...base, flags: tcpFlags.rst | tcpFlags.ack, byKernel: true } : unreachable(pod, opener, seen)
    case 'rejected':
      // conntrack takes what rejects a packet for something about it
      return ends.with === 'tcp-reset'
        ? { ...base, flags: tcpFlags.rst | tcpFlags.ack, about: aboutOf(opener, seen) }
        : unreachable(pod, opener, seen)
    default:
      return undefined
  }
}

const aboutOf = ({ protocol }: Packet, { source, destination }: Ends): Packet => ({ protocol, source, destination })

interface Ends {
  readonly source: SocketAddress
  readonly destination: SocketAddress
}

function unreachable(pod: PodNetwork, opener: Packet, seen: Ends): Packet {
  const family = packetFamily(opener)
  const route = routeTo(pod, seen.source.address, 0)
  const address = route.to === 'nowhere' ? seen.destination.address : route.to === 'local' ? seen.destination.address : route.source
  return {
    protocol: 'icmp',
    source: { address, port: 0 },
    destination: { address: seen.source.address, port: 0 },
    icmp: family === 'ipv4' ? { type: 3, code: 3 } : { type: 1, code: 4 },
    about: aboutOf(opener, seen),
    byKernel: true,
  }
}
