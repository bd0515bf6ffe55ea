import type { SocketAddress } from '../../types/request.js'
import type { Packet, Protocol } from '../packet.js'
import { tcpFlags } from '../packet.js'
import type { TrackedState } from '../parse/rule.js'

/** The two ends that a packet shows. */
export interface Tuple {
  readonly source: SocketAddress
  readonly destination: SocketAddress
}

/** What the kernel remembers of a connection. */
export interface Connection {
  readonly protocol: Protocol
  readonly zones: { readonly original: number; readonly reply: number }
  readonly original: Tuple
  /** What answers look like when they come: the original turned round, with what NAT makes of it. */
  reply: Tuple
  mark: number
  answered: boolean
  /** Whether nat has had its say about the destination (PREROUTING, OUTPUT) and the source (POSTROUTING, INPUT). */
  readonly bound: { destination: boolean; source: boolean }
}

export type Direction = 'original' | 'reply'

/** What conntrack says of one packet. */
export interface Tracked {
  readonly state: Extract<TrackedState, 'NEW' | 'ESTABLISHED' | 'RELATED' | 'INVALID' | 'UNTRACKED'>
  readonly connection?: Connection
  readonly direction?: Direction
}

const same = (a: SocketAddress, b: SocketAddress): boolean => a.address === b.address && a.port === b.port
const sameTuple = (a: Tuple, b: Tuple): boolean => same(a.source, b.source) && same(a.destination, b.destination)
export const turned = ({ source, destination }: Tuple): Tuple => ({ source: destination, destination: source })

/** Flags that a TCP packet may have, PSH left out of account; anything else is INVALID. */
const validFlags = new Set<number>([
  tcpFlags.syn,
  tcpFlags.syn | tcpFlags.urg,
  tcpFlags.syn | tcpFlags.ack,
  tcpFlags.rst,
  tcpFlags.rst | tcpFlags.ack,
  tcpFlags.fin | tcpFlags.ack,
  tcpFlags.fin | tcpFlags.ack | tcpFlags.urg,
  tcpFlags.ack,
  tcpFlags.ack | tcpFlags.urg,
])

/** Connections of one network namespace. Linux: net/netfilter/nf_conntrack_core.c */
export class Connections {
  readonly #known: Connection[] = []

  /** What a packet belongs to; a new connection is made, and kept, where it opens one. */
  track(packet: Packet, zone: { readonly original: number; readonly reply: number }): Tracked {
    if (packet.about) return this.#related(packet.about, zone)
    if (packet.protocol === 'tcp' && !validFlags.has((packet.flags ?? tcpFlags.syn) & ~tcpFlags.psh)) return { state: 'INVALID' }
    const tuple: Tuple = { source: packet.source, destination: packet.destination }
    const found = this.#find(packet.protocol, tuple, zone)
    if (found) {
      const [connection, direction] = found
      if (direction === 'reply') connection.answered = true
      return { connection, direction, state: connection.answered ? 'ESTABLISHED' : 'NEW' }
    }
    if (!opens(packet)) return { state: 'INVALID' }
    const connection: Connection = {
      protocol: packet.protocol,
      zones: zone,
      original: tuple,
      reply: turned(tuple),
      mark: 0,
      answered: false,
      bound: { destination: false, source: false },
    }
    this.#known.push(connection)
    return { connection, direction: 'original', state: 'NEW' }
  }

  #find(
    protocol: Protocol,
    tuple: Tuple,
    zone: { readonly original: number; readonly reply: number },
  ): readonly [Connection, Direction] | undefined {
    for (const connection of this.#known) {
      if (connection.protocol !== protocol) continue
      if (connection.zones.original === zone.original && sameTuple(connection.original, tuple)) return [connection, 'original']
      if (connection.zones.reply === zone.reply && sameTuple(connection.reply, tuple)) return [connection, 'reply']
    }
    return undefined
  }

  /** An ICMP error belongs to the connection of the packet that it is about, in the other direction. */
  #related(about: Packet, zone: { readonly original: number; readonly reply: number }): Tracked {
    const found = this.#find(about.protocol, { source: about.source, destination: about.destination }, zone)
    if (!found) return { state: 'INVALID' }
    return { state: 'RELATED', connection: found[0], direction: found[1] === 'original' ? 'reply' : 'original' }
  }
}

/** Whether a packet that belongs to nothing begins something. A TCP connection may be picked up in the middle, but not by an answer. */
function opens(packet: Packet): boolean {
  if (packet.protocol === 'icmp') return packet.icmp === undefined || [8, 13, 15, 17, 128].includes(packet.icmp.type)
  if (packet.protocol !== 'tcp') return true
  const { syn, ack, rst, fin } = tcpFlags
  const flags = packet.flags ?? syn
  return (flags & rst) === 0 && (flags & fin) === 0 && (flags & (syn | ack)) !== (syn | ack)
}
