import type { SocketAddress } from '../../types/request.js'
import type { Packet, PodNetwork } from '../packet.js'
import { packetFamily, tcpFlags } from '../packet.js'
import type { Hook, Ruleset, TableName } from '../parse/rule.js'
import { passHook } from './chain.js'
import { isLoopback, isOwnAddress, type Route, routeTo } from './routing.js'
import type { PacketState } from './state.js'
import type { Connections } from './tracking.js'
import { bind, dueAt, endAt } from './translation.js'
import type { DropReason, End, Stage, Walk } from './walk.js'

/** Which tables are asked at each hook, in order. Linux: include/uapi/linux/netfilter_ipv4.h#nf_ip_hook_priorities */
const order: Readonly<Record<Hook, readonly (TableName | 'track')[]>> = {
  PREROUTING: ['raw', 'track', 'mangle', 'nat'],
  INPUT: ['mangle', 'filter', 'security', 'nat'],
  FORWARD: ['mangle', 'filter', 'security'],
  OUTPUT: ['raw', 'track', 'mangle', 'nat', 'filter', 'security'],
  POSTROUTING: ['mangle', 'nat'],
}

/** What else is known of the packet. */
export interface Circumstances {
  readonly connections: Connections
  /** The process in this pod that has the connection already. */
  readonly socket?: PacketState['socket']
  /** Where an answer, or a later packet, ends when it gets there. */
  readonly receiver?: End
}

/** Takes one packet through the hooks of a pod. */
export function walkPacket(pod: PodNetwork, ruleset: Ruleset, packet: Packet, circumstances: Circumstances): Walk {
  return new PacketWalk(pod, ruleset, packet, circumstances).run()
}

class PacketWalk {
  readonly #first: Packet
  readonly #circumstances: Circumstances
  readonly #state: PacketState
  readonly #stages: Stage[] = []

  constructor(pod: PodNetwork, ruleset: Ruleset, packet: Packet, circumstances: Circumstances) {
    const family = packetFamily(packet)
    this.#first = packet
    this.#circumstances = circumstances
    this.#state = {
      pod,
      tables: ruleset[family],
      family,
      connections: circumstances.connections,
      packet,
      mark: packet.mark ?? 0,
      hook: 'OUTPUT',
      zone: { original: 0, reply: 0 },
      untracked: false,
      templated: false,
      ...(circumstances.socket ? { socket: circumstances.socket } : {}),
      counted: [],
      doubts: [],
      tried: 0,
    }
  }

  run(): Walk {
    const ends = this.#first.arrivesOn === undefined ? this.#sent() : this.#arrived(this.#first.arrivesOn)
    const { counted, doubts, mark, tracked, packet } = this.#state
    const connection = tracked?.connection
    return {
      packet: this.#first,
      stages: this.#stages,
      counted,
      doubts,
      ends,
      original: tracked?.direction === 'reply' ? packet.destination : (connection?.original.destination ?? this.#first.destination),
      last: { source: packet.source, destination: packet.destination },
      mark,
      connectionMark: connection?.mark ?? 0,
    }
  }

  /** What a process, or the kernel itself, sends. */
  #sent(): End {
    const first = this.#route(false)
    if (first.to === 'nowhere') return dropped('no-route')
    this.#state.out = first.interface
    const ended = this.#hook('OUTPUT')
    if (ended) return ended
    const route = this.#lastRoute ?? first
    if (route.to === 'nowhere') return dropped('no-route')
    this.#state.out = route.interface
    const after = this.#hook('POSTROUTING')
    if (after) return after
    const { source, destination } = this.#state.packet
    if (route.to === 'network') {
      this.#stages.push({ kind: 'leaves', interface: route.interface })
      return { kind: 'sent', from: source, to: destination, interface: route.interface }
    }
    delete this.#state.out
    this.#state.in = 'lo'
    this.#stages.push({ kind: 'arrives', interface: 'lo' })
    // Routed already: what comes in by lo goes straight up.
    return this.#hook('PREROUTING') ?? this.#hook('INPUT') ?? this.#deliver()
  }

  /** What comes from outside. */
  #arrived(name: string): End {
    this.#state.in = name
    this.#stages.push({ kind: 'arrives', interface: name })
    const { source, destination } = this.#state.packet
    const strange = isLoopback(source.address) || (this.#state.family === 'ipv6' && isLoopback(destination.address))
    if (strange && this.#state.family === 'ipv6') return dropped('martian')
    const ended = this.#hook('PREROUTING')
    if (ended) return ended
    const now = this.#state.packet.destination.address
    // An address of this host cannot come from outside, and 127.0.0.0/8 is not on any network.
    if (this.#state.family === 'ipv4' && (strange || isLoopback(now) || isOwnAddress(this.#state.pod, source.address)))
      return dropped('martian')
    const route = this.#route(false)
    if (route.to !== 'local') return dropped('not-forwarded')
    return this.#hook('INPUT') ?? this.#deliver()
  }

  #lastRoute: Route | undefined

  #route(again: boolean): Route {
    const { pod, packet, mark } = this.#state
    const route = routeTo(pod, packet.destination.address, mark)
    this.#stages.push({ kind: 'routed', route, destination: packet.destination.address, mark, again })
    this.#lastRoute = route
    return route
  }

  /** A hook's tables in order; what ends the packet there, if anything does. */
  #hook(hook: Hook): End | undefined {
    this.#state.hook = hook
    for (const table of order[hook]) {
      const before = { packet: this.#state.packet, mark: this.#state.mark }
      const ended = table === 'track' ? this.#track(hook) : table === 'nat' ? this.#nat(hook) : this.#table(hook, table)
      if (ended) return ended
      if (
        hook === 'OUTPUT' &&
        (before.mark !== this.#state.mark || before.packet.destination.address !== this.#state.packet.destination.address)
      ) {
        if (this.#route(true).to === 'nowhere') return dropped('no-route')
      }
    }
    return undefined
  }

  #table(hook: Hook, name: TableName): End | undefined {
    const table = this.#state.tables.get(name)
    const chain = table?.get(hook)
    if (!table || !chain || (chain.rules.length === 0 && chain.policy !== 'DROP')) return undefined
    const { visit, verdict } = passHook(chain, table, this.#state)
    this.#stages.push({ kind: 'table', hook, table: name, visit })
    return verdict.kind === 'end' ? verdict.end : undefined
  }

  #track(hook: Hook): End | undefined {
    const state = this.#state
    // On lo the packet still carries what was found when it was sent.
    if (state.tracked || state.untracked) return undefined
    state.tracked = state.connections.track(state.packet, state.zone)
    const { connection, direction } = state.tracked
    const zone = direction === 'reply' ? state.zone.reply : state.zone.original
    this.#stages.push({
      kind: 'tracked',
      hook,
      state: state.tracked.state,
      ...(direction ? { direction } : {}),
      zone,
      mark: connection?.mark ?? 0,
    })
    return undefined
  }

  #nat(hook: Hook): End | undefined {
    const state = this.#state
    const table = state.tables.get('nat')
    if (!table) return undefined
    const end = endAt(hook)
    const chain = table.get(hook)
    const silent = !chain || chain.rules.length === 0
    const { connection, direction, state: tracked } = state.tracked ?? { state: 'UNTRACKED' as const }
    if (!connection || !direction) {
      if (!silent) this.#stages.push({ kind: 'nat-not-asked', hook, why: 'untracked' })
      return undefined
    }
    if (tracked === 'NEW' && direction === 'original' && !connection.bound[end]) {
      const ended = this.#table(hook, 'nat')
      if (!connection.bound[end]) bind(connection, end, undefined)
      return ended
    }
    if (!silent) this.#stages.push({ kind: 'nat-not-asked', hook, why: tracked === 'NEW' ? 'asked' : 'known' })
    const to = dueAt(connection, direction, end)
    const from = state.packet[end]
    if (to && (to.address !== from.address || to.port !== from.port)) {
      state.packet = { ...state.packet, [end]: to }
      this.#stages.push({ kind: 'translated', hook, end, from, to })
    }
    return undefined
  }

  #deliver(): End {
    const { packet, pod, handed } = this.#state
    if (this.#circumstances.receiver) return this.#circumstances.receiver
    const to: SocketAddress = handed ?? packet.destination
    if (packet.protocol === 'icmp') return { kind: 'delivered', to, process: kernel }
    const process = pod.listener(packet.protocol, to.address, to.port)
    const flags = (packet.flags ?? tcpFlags.syn) & ~tcpFlags.psh
    if (packet.protocol === 'tcp' && flags !== tcpFlags.syn) {
      // Only an opening packet is for a listening socket; of the others it answers those that say they are answers.
      const silent = (flags & tcpFlags.rst) !== 0 || (process !== undefined && (flags & tcpFlags.ack) === 0)
      return silent ? dropped('ignored') : { kind: 'refused', to }
    }
    return process ? { kind: 'delivered', to, process } : { kind: 'refused', to }
  }
}

const kernel = { name: 'kernel', owner: { uid: 0, gid: 0 } } as const

const dropped = (why: DropReason): End => ({ kind: 'dropped', by: undefined, why })
