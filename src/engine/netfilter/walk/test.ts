import type { Owner, Packet } from '../packet.js'
import { tcpFlags } from '../packet.js'
import type { Condition, PortRange, Test } from '../parse/rule.js'
import { addressNumber } from '../parse/values.js'
import { isOwnAddress } from './routing.js'
import type { PacketState } from './state.js'

/** Whether a condition holds for a packet; undefined: nobody can tell from the packet. */
export function holds({ test, negated }: Condition, state: PacketState): boolean | undefined {
  if (test.is === 'user' || test.is === 'group' || test.is === 'socket-exists') return ownerHolds(test, negated, state)
  const found = heldBy(test, state)
  return found === undefined ? undefined : found !== negated
}

type OwnerTest = Extract<Test, { is: 'user' | 'group' | 'socket-exists' }>

/** A packet without a socket of a process belongs to nobody: `! --uid-owner` holds, `--uid-owner` does not. */
function ownerHolds(test: OwnerTest, negated: boolean, state: PacketState): boolean {
  // Only what the pod sends has a socket, and it loses it when it comes back in on lo.
  const { owner, byKernel } = state.hook === 'OUTPUT' || state.hook === 'POSTROUTING' ? state.packet : {}
  if (test.is === 'socket-exists') return (owner !== undefined || byKernel === true) !== negated
  if (!owner) return negated
  const ids = test.is === 'user' ? [owner.uid] : groupsOf(owner, test.supplementary)
  return ids.some((id) => id >= test.from && id <= test.to) !== negated
}

const groupsOf = ({ gid, groups = [] }: Owner, supplementary: boolean): readonly number[] => (supplementary ? [gid, ...groups] : [gid])

const protocolNumber = ({ packet, family }: PacketState): number =>
  packet.protocol === 'tcp' ? 6 : packet.protocol === 'udp' ? 17 : family === 'ipv4' ? 1 : 58

function heldBy(test: Exclude<Test, OwnerTest>, state: PacketState): boolean | undefined {
  const { packet } = state
  switch (test.is) {
    case 'anything':
      return true
    case 'unknown':
      return undefined
    case 'protocol':
      return protocolNumber(state) === test.protocol
    case 'source':
    case 'destination': {
      const address = numberOf(state, test.is)
      return address !== undefined && (address & test.network.mask) === test.network.address
    }
    case 'address-range': {
      const address = numberOf(state, test.side)
      return address !== undefined && address >= test.from && address <= test.to
    }
    case 'in-interface':
      return interfaceIs(test.name, state.in)
    case 'out-interface':
      return interfaceIs(test.name, state.out)
    case 'source-port':
      return portIn(test.ranges, packet, packet.source.port)
    case 'destination-port':
      return portIn(test.ranges, packet, packet.destination.port)
    case 'either-port':
      return portIn(test.ranges, packet, packet.source.port) || portIn(test.ranges, packet, packet.destination.port)
    case 'tcp-flags':
      return packet.protocol === 'tcp' && ((packet.flags ?? tcpFlags.syn) & test.mask) === test.set
    case 'icmp-type':
      return packet.protocol === 'icmp' && icmpIs(test, state)
    case 'state':
      return test.states.some((name) => stateIs(name, state))
    case 'mark':
      return (state.mark & test.mask) >>> 0 === test.value
    case 'connection-mark':
      return state.tracked?.connection !== undefined && (state.tracked.connection.mark & test.mask) >>> 0 === test.value
    case 'socket':
      return socketIs(test, state)
    case 'source-type':
      return typeIs(test.types, packet.source.address, state)
    case 'destination-type':
      return typeIs(test.types, packet.destination.address, state)
  }
}

const numberOf = ({ packet, family }: PacketState, end: 'source' | 'destination'): bigint | undefined =>
  addressNumber(packet[end].address, family)

/** `eth+` is every interface whose name begins so. */
function interfaceIs(wanted: string, actual: string | undefined): boolean {
  if (actual === undefined) return false
  return wanted.endsWith('+') ? actual.startsWith(wanted.slice(0, -1)) : actual === wanted
}

const portIn = (ranges: readonly PortRange[], { protocol }: Packet, port: number): boolean =>
  protocol !== 'icmp' && ranges.some(({ from, to }) => port >= from && port <= to)

function icmpIs(test: Extract<Test, { is: 'icmp-type' }>, { packet, family }: PacketState): boolean {
  const { type, code } = packet.icmp ?? { type: family === 'ipv4' ? 8 : 128, code: 0 }
  return type === test.type && (test.code === undefined || code === test.code)
}

function stateIs(name: string, { tracked, untracked }: PacketState): boolean {
  if (untracked) return name === 'UNTRACKED'
  const connection = tracked?.connection
  if (name === 'DNAT') return connection !== undefined && different(connection.original.destination, connection.reply.source)
  if (name === 'SNAT') return connection !== undefined && different(connection.original.source, connection.reply.destination)
  return (tracked?.state ?? 'INVALID') === name
}

const different = (a: { address: string; port: number }, b: { address: string; port: number }): boolean =>
  a.address !== b.address || a.port !== b.port

/** The socket of a connection that stands, or the one that listens: that one on every address counts only with --nowildcard. */
function socketIs(test: Extract<Test, { is: 'socket' }>, { socket, packet, pod }: PacketState): boolean {
  if (socket) return !test.transparent || socket.transparent
  if (test.wildcard || packet.protocol === 'icmp') return false
  const listener = pod.listener(packet.protocol, packet.destination.address, packet.destination.port)
  return listener !== undefined && isOwnAddress(pod, packet.destination.address) && (!test.transparent || listener.transparent === true)
}

function typeIs(types: readonly string[], address: string, { pod, family }: PacketState): boolean | undefined {
  const number = addressNumber(address, family)
  if (number === undefined) return false
  if (isOwnAddress(pod, address)) return types.includes('LOCAL')
  const multicast = family === 'ipv4' ? number >> 28n === 0xen : number >> 120n === 0xffn
  if (multicast) return types.includes('MULTICAST')
  if (family === 'ipv4' && number === 0xffffffffn) return types.includes('BROADCAST')
  // Broadcast, blackhole and the like depend on routes that are not known here.
  return types.includes('UNICAST')
    ? true
    : types.some((type) => type !== 'LOCAL' && type !== 'MULTICAST' && type !== 'UNSPEC')
      ? undefined
      : false
}
