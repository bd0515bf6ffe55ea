import type { Packet, PodNetwork } from '../packet.js'
import type { Family, Hook, Rule, Tables } from '../parse/rule.js'
import type { Connections, Tracked } from './tracking.js'

/** A packet on its way, and what the kernel knows of it. */
export interface PacketState {
  readonly pod: PodNetwork
  readonly tables: Tables
  readonly family: Family
  readonly connections: Connections
  packet: Packet
  mark: number
  /** The interface that it came in by, or is to leave by. */
  in?: string
  out?: string
  hook: Hook
  tracked?: Tracked
  zone: { original: number; reply: number }
  untracked: boolean
  /** Whether a CT rule has said something. */
  templated: boolean
  /** The listening socket that TPROXY handed it to. */
  handed?: { readonly address: string; readonly port: number }
  /** For a packet of a connection that stands: the end of it that is in this pod, whoever has it. */
  socket?: { readonly transparent: boolean }
  readonly counted: string[]
  readonly doubts: Rule[]
  /** How many rules have been tried. */
  tried: number
}
