/** What a walk leaves: data only, in the kernel's order. The sentences are made elsewhere. */
import type { SocketAddress } from '../../types/request.js'
import type { Packet, Process } from '../packet.js'
import type { Condition, Hook, Rule, TableName } from '../parse/rule.js'
import type { Route } from './routing.js'
import type { Tracked } from './tracking.js'

/** What a rule did with a packet that met its conditions. */
export type Done =
  | { readonly code: 'counted' | 'accepted' | 'dropped' | 'returned' | 'logged' | 'untracked' }
  | { readonly code: 'jumped' | 'went'; readonly chain: string }
  | { readonly code: 'rejected'; readonly with: string }
  /** The connection's destination, or its source, becomes another. */
  | { readonly code: 'destination' | 'source'; readonly from: SocketAddress; readonly to: SocketAddress }
  | { readonly code: 'marked' | 'connection-marked' | 'mark-restored'; readonly from: number; readonly to: number }
  /** Handed to a socket without a change of address. */
  | { readonly code: 'handed'; readonly to: SocketAddress; readonly mark: number }
  | { readonly code: 'zoned'; readonly zone: number; readonly late: boolean }
  /** The rule has no say here: conntrack knows nothing of the packet. */
  | { readonly code: 'no-connection' }
  /** TPROXY found nobody listening, or REDIRECT no address. */
  | { readonly code: 'no-socket' | 'no-address' }
  | { readonly code: 'unknown-target'; readonly target: string }

/** A rule that a packet came to. */
export interface RuleTry {
  readonly rule: Rule
  /** `unknown`: its conditions cannot be answered from the packet; the walk goes on as if they did not hold. */
  readonly result: 'matched' | 'missed' | 'unknown'
  /** The first condition that did not hold, or that nobody can tell. */
  readonly condition?: Condition
  readonly done?: Done
  /** The chain that it led to. */
  readonly visit?: ChainVisit
}

export interface ChainVisit {
  readonly chain: string
  readonly rules: readonly RuleTry[]
  /** How it was left: by a rule's verdict, back to where it was called, by its policy. */
  readonly left: 'verdict' | 'return' | 'end' | 'policy' | 'given-up'
  readonly policy?: 'ACCEPT' | 'DROP'
}

export type Stage =
  | { readonly kind: 'arrives' | 'leaves'; readonly interface: string }
  | { readonly kind: 'table'; readonly hook: Hook; readonly table: TableName; readonly visit: ChainVisit }
  | {
      readonly kind: 'tracked'
      readonly hook: Hook
      readonly state: Tracked['state']
      readonly direction?: Tracked['direction']
      readonly zone: number
      readonly mark: number
    }
  /** The nat table is not asked: of a connection's first packet only, once for its destination and once for its source. */
  | { readonly kind: 'nat-not-asked'; readonly hook: Hook; readonly why: 'known' | 'asked' | 'untracked' }
  /** What nat decided earlier is applied to this packet. */
  | {
      readonly kind: 'translated'
      readonly hook: Hook
      readonly end: 'source' | 'destination'
      readonly from: SocketAddress
      readonly to: SocketAddress
    }
  | { readonly kind: 'routed'; readonly route: Route; readonly destination: string; readonly mark: number; readonly again: boolean }

export type End =
  | { readonly kind: 'delivered'; readonly to: SocketAddress; readonly process: Process }
  /** Nobody listens there. */
  | { readonly kind: 'refused'; readonly to: SocketAddress }
  | { readonly kind: 'sent'; readonly from: SocketAddress; readonly to: SocketAddress; readonly interface: string }
  | { readonly kind: 'rejected'; readonly by: Rule; readonly with: string }
  | { readonly kind: 'dropped'; readonly by: Rule | undefined; readonly why: DropReason }
  | { readonly kind: 'cannot-tell'; readonly why: 'loop' | 'too-many-rules' | 'too-deep' }

export type DropReason = 'rule' | 'policy' | 'no-socket' | 'no-address' | 'martian' | 'not-forwarded' | 'no-route' | 'no-source' | 'ignored'

export interface Walk {
  /** As it set out. */
  readonly packet: Packet
  readonly stages: readonly Stage[]
  /** Ids of the rules whose counters move, in order. */
  readonly counted: readonly string[]
  /** Rules that the walk could not judge. Where there are any, another end is possible. */
  readonly doubts: readonly Rule[]
  readonly ends: End
  /** What SO_ORIGINAL_DST tells the process that gets the connection. */
  readonly original: SocketAddress
  /** The packet's ends when it got there. */
  readonly last: { readonly source: SocketAddress; readonly destination: SocketAddress }
  /** At the end. */
  readonly mark: number
  readonly connectionMark: number
}
