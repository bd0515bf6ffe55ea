import type { Effect, Rule } from '../parse/rule.js'
import { addressesOn } from './routing.js'
import type { PacketState } from './state.js'
import { bind, endAt, translated } from './translation.js'
import type { Done, DropReason, End } from './walk.js'

/** What became of the packet in a table: it goes on, or this is its end. */
export type Verdict = { readonly kind: 'accept' } | { readonly kind: 'end'; readonly end: End }

export interface Applied {
  readonly done: Done
  /** Absent where the packet goes on to the next rule. */
  readonly verdict?: Verdict
}

const accept: Verdict = { kind: 'accept' }
const drop = (by: Rule, why: DropReason): Verdict => ({ kind: 'end', end: { kind: 'dropped', by, why } })

/** `(mark & ~mask) ^ value`, as MARK, CONNMARK and TPROXY reckon. */
const changedMark = (mark: number, { value, mask }: { readonly value: number; readonly mask: number }): number =>
  ((mark & ~mask) ^ value) >>> 0

/** Does what a rule's target says, but for jumps. */
export function apply(rule: Rule, state: PacketState): Applied {
  const { effect } = rule
  switch (effect.does) {
    case 'nothing':
      return { done: { code: 'counted' } }
    case 'accept':
      return { done: { code: 'accepted' }, verdict: accept }
    case 'drop':
      return { done: { code: 'dropped' }, verdict: drop(rule, 'rule') }
    case 'reject':
      return {
        done: { code: 'rejected', with: effect.with },
        verdict: { kind: 'end', end: { kind: 'rejected', by: rule, with: effect.with } },
      }
    case 'log':
      return { done: { code: 'logged' } }
    case 'mark': {
      const from = state.mark
      state.mark = changedMark(from, effect)
      return { done: { code: 'marked', from, to: state.mark } }
    }
    case 'mark-connection':
    case 'save-mark':
    case 'restore-mark':
      return { done: connectionMark(effect, state) }
    case 'zone':
    case 'untrack':
      return { done: template(effect, state) }
    case 'tproxy':
      return handOver(rule, effect, state)
    case 'unknown':
      state.doubts.push(rule)
      return { done: { code: 'unknown-target', target: effect.target } }
    case 'redirect':
    case 'masquerade':
    case 'destination-nat':
    case 'source-nat':
      return translate(rule, state)
    case 'return':
    case 'jump':
    case 'goto':
      return { done: { code: 'returned' } }
  }
}

function connectionMark(effect: Extract<Effect, { does: 'mark-connection' | 'save-mark' | 'restore-mark' }>, state: PacketState): Done {
  const connection = state.tracked?.connection
  if (!connection) return { code: 'no-connection' }
  if (effect.does === 'restore-mark') {
    const from = state.mark
    state.mark = ((from & ~effect.packetMask) ^ (connection.mark & effect.connectionMask)) >>> 0
    return { code: 'mark-restored', from, to: state.mark }
  }
  const from = connection.mark
  connection.mark =
    effect.does === 'mark-connection'
      ? changedMark(from, effect)
      : ((from & ~effect.connectionMask) ^ (state.mark & effect.packetMask)) >>> 0
  return { code: 'connection-marked', from, to: connection.mark }
}

/** CT speaks before the packet is looked up; the first such rule counts, and none for a packet that has been looked up (on lo). */
function template(effect: Extract<Effect, { does: 'zone' | 'untrack' }>, state: PacketState): Done {
  const late = state.tracked !== undefined || state.untracked || state.templated
  if (effect.does === 'untrack') {
    if (!late) state.untracked = true
    return { code: 'untracked' }
  }
  if (!late) {
    state.templated = true
    if (effect.direction !== 'reply') state.zone.original = effect.zone
    if (effect.direction !== 'original') state.zone.reply = effect.zone
  }
  return { code: 'zoned', zone: effect.zone, late }
}

/** TPROXY: the socket of the connection if there is one, else the listening one; it must be transparent. Linux: net/netfilter/xt_TPROXY.c */
function handOver(rule: Rule, effect: Extract<Effect, { does: 'tproxy' }>, state: PacketState): Applied {
  const { packet, pod } = state
  // Without an address of its own it looks at the first of the interface that the packet came in by.
  const address = effect.address ?? addressesOn(pod, state.in ?? 'lo', state.family)[0]
  const port = effect.port === 0 ? packet.destination.port : effect.port
  const listener = packet.protocol !== 'icmp' && address !== undefined ? pod.listener(packet.protocol, address, port) : undefined
  if (!listener?.transparent && !state.socket?.transparent) return { done: { code: 'no-socket' }, verdict: drop(rule, 'no-socket') }
  state.mark = changedMark(state.mark, effect)
  if (!state.socket) state.handed = { address: address ?? packet.destination.address, port }
  return { done: { code: 'handed', to: { address: address ?? packet.destination.address, port }, mark: state.mark }, verdict: accept }
}

function translate(rule: Rule, state: PacketState): Applied {
  const connection = state.tracked?.connection
  if (!connection) return { done: { code: 'no-connection' } }
  const end = endAt(state.hook)
  const to = translated(rule.effect, state)
  if (!to) return { done: { code: 'no-address' }, verdict: drop(rule, 'no-address') }
  const { effect } = rule
  const several = 'addresses' in effect && effect.addresses !== undefined && effect.addresses[0] !== effect.addresses[1]
  if (several) state.doubts.push(rule)
  const from = state.packet[end]
  bind(connection, end, to)
  state.packet = { ...state.packet, [end]: to }
  return { done: { code: end, from, to }, verdict: accept }
}
