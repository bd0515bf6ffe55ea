import type { MessageArgument } from './diagnostic.js'

type Arguments = Readonly<Record<string, MessageArgument>>

/** A rule that a packet came to, as iptables-save prints it. */
export interface WalkedRule {
  /** `ipv4 nat ISTIO_OUTPUT 3` */
  readonly id: string
  readonly text: string
  readonly result: 'matched' | 'missed' | 'unknown'
  /** The part of it that did not hold. */
  readonly condition?: string
  readonly done?: { readonly code: string; readonly arguments: Arguments }
  /** The chain that it jumped to. */
  readonly into?: WalkedChain
  /** How many rules just before it were tried and are left out here. */
  readonly skipped?: number
}

export interface WalkedChain {
  readonly name: string
  readonly rules: readonly WalkedRule[]
  readonly left: 'verdict' | 'return' | 'end' | 'policy' | 'given-up'
  readonly policy?: 'ACCEPT' | 'DROP'
}

export interface WalkedStage {
  readonly kind: 'arrives' | 'leaves' | 'table' | 'tracked' | 'nat-not-asked' | 'translated' | 'routed'
  readonly hook?: string
  readonly table?: string
  readonly chain?: WalkedChain
  readonly arguments: Arguments
}

export interface WalkedEnd {
  readonly kind: 'delivered' | 'refused' | 'sent' | 'rejected' | 'dropped' | 'cannot-tell'
  readonly arguments: Arguments
}

/** A packet's way through the hooks of the kernel. */
export interface WalkedPacket {
  readonly packet: {
    readonly protocol: string
    readonly from: string
    readonly to: string
    readonly uid?: number
    readonly gid?: number
    readonly mark?: number
    readonly interface?: string
  }
  readonly stages: readonly WalkedStage[]
  /** How many rules' counters move. */
  readonly counted: number
  readonly ends: WalkedEnd
  /** Where it was dialled to. */
  readonly original: string
}
