import type { SocketAddress } from '../../types/request.js'
import type { Effect, Hook, PortRange } from '../parse/rule.js'
import { addressesOn } from './routing.js'
import type { PacketState } from './state.js'
import type { Connection, Direction } from './tracking.js'

export type ManipulatedEnd = 'source' | 'destination'

/** Which end of a connection nat decides about at a hook. */
export const endAt = (hook: Hook): ManipulatedEnd => (hook === 'PREROUTING' || hook === 'OUTPUT' ? 'destination' : 'source')

/** Where REDIRECT sends a packet: to the pod itself by the loopback, or to the first address of the interface that it came in by. */
export function redirectAddress(state: PacketState): string | undefined {
  return addressesOn(state.pod, state.hook === 'OUTPUT' ? 'lo' : (state.in ?? 'lo'), state.family)[0]
}

/** What masquerading puts for the source: the first address of the interface that the packet leaves by. */
export function masqueradeAddress(state: PacketState): string | undefined {
  return addressesOn(state.pod, state.out ?? 'lo', state.family)[0]
}

/** A port that is in the range already stays; otherwise the first is taken. */
export const portWithin = (ports: PortRange | undefined, port: number): number =>
  !ports || (port >= ports.from && port <= ports.to) ? port : ports.from

/** What the effect makes of the packet's end; undefined where there is no address to be had. */
export function translated(effect: Effect, state: PacketState): SocketAddress | undefined {
  const { source, destination } = state.packet
  switch (effect.does) {
    case 'redirect': {
      const address = redirectAddress(state)
      return address === undefined ? undefined : { address, port: portWithin(effect.ports, destination.port) }
    }
    case 'masquerade': {
      const address = masqueradeAddress(state)
      return address === undefined ? undefined : { address, port: portWithin(effect.ports, source.port) }
    }
    case 'destination-nat':
      return { address: effect.addresses?.[0] ?? destination.address, port: portWithin(effect.ports, destination.port) }
    case 'source-nat':
      return { address: effect.addresses?.[0] ?? source.address, port: portWithin(effect.ports, source.port) }
    default:
      return undefined
  }
}

/** Binds an end of a connection. */
export function bind(connection: Connection, end: ManipulatedEnd, to: SocketAddress | undefined): void {
  connection.bound[end] = true
  if (!to) return
  connection.reply = end === 'destination' ? { ...connection.reply, source: to } : { ...connection.reply, destination: to }
}

/** What an end of this packet has to become by what was bound; undefined where nothing was. */
export function dueAt(connection: Connection, direction: Direction, end: ManipulatedEnd): SocketAddress | undefined {
  const { original, reply } = connection
  // In the answer, what was done to the destination is undone at the source, and the other way round.
  if (direction === 'original')
    return end === 'destination' ? other(reply.source, original.destination) : other(reply.destination, original.source)
  return end === 'source' ? other(original.destination, reply.source) : other(original.source, reply.destination)
}

const other = (to: SocketAddress, from: SocketAddress): SocketAddress | undefined =>
  to.address === from.address && to.port === from.port ? undefined : to
