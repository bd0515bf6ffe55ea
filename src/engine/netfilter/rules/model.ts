import type { RuleReason } from '../../types/rule-reasons.js'

export type Table = 'filter' | 'mangle' | 'nat' | 'raw'

export type IpFamily = 'ipv4' | 'ipv6'

/** One condition of a rule, as iptables spells it; `not` stands before what it turns round. */
export type Match =
  | { readonly kind: 'in-interface' | 'out-interface'; readonly value: string; readonly not?: boolean }
  | { readonly kind: 'source' | 'destination'; readonly value: string; readonly not?: boolean }
  | { readonly kind: 'protocol'; readonly value: 'tcp' | 'udp' }
  /** `-m tcp` written out where `-p tcp` would load it anyway. */
  | { readonly kind: 'module'; readonly value: 'tcp' | 'udp' }
  | { readonly kind: 'source-port' | 'destination-port'; readonly value: string; readonly not?: boolean }
  | { readonly kind: 'destination-ports'; readonly value: string; readonly not?: boolean }
  | { readonly kind: 'owner'; readonly by: 'uid' | 'gid'; readonly value: string; readonly not?: boolean }
  | { readonly kind: 'mark' | 'connmark'; readonly value: string; readonly not?: boolean }
  | { readonly kind: 'state'; readonly value: string }

/** What a rule does with a packet that matches. */
export type Target =
  | { readonly kind: 'verdict'; readonly verdict: 'ACCEPT' | 'DROP' | 'RETURN' }
  | { readonly kind: 'jump'; readonly chain: string }
  /** `portFlag`: iptables takes both spellings, and Istio writes both. */
  | { readonly kind: 'redirect'; readonly port: string; readonly portFlag: '--to-ports' | '--to-port' }
  | { readonly kind: 'tproxy'; readonly port: string; readonly mark: string }
  | { readonly kind: 'mark'; readonly mark: string }
  | { readonly kind: 'connmark'; readonly action: readonly string[] }
  | { readonly kind: 'zone'; readonly zone: string }

export interface Rule {
  readonly table: Table
  readonly chain: string
  /** The place in the chain, from 1, that it is inserted at; without it stands last. */
  readonly insertAt?: number
  readonly matches: readonly Match[]
  readonly target: Target
  readonly why: RuleReason
}

/** Rules in the order in which they are made, which is not that of the tables. */
export type Rules = Readonly<Record<IpFamily, readonly Rule[]>>

/** Where a rule goes. */
export interface Place {
  readonly table: Table
  readonly chain: string
  readonly insertAt?: number
}
