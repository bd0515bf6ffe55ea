/** What a ruleset is made of, once read. */

export type Family = 'ipv4' | 'ipv6'

export const tableNames = ['raw', 'mangle', 'nat', 'filter', 'security'] as const
export type TableName = (typeof tableNames)[number]

export const hookNames = ['PREROUTING', 'INPUT', 'FORWARD', 'OUTPUT', 'POSTROUTING'] as const
export type Hook = (typeof hookNames)[number]

/** The hooks at which each table has a chain of its own, in the order in which iptables-save prints them. */
export const tableHooks: Readonly<Record<TableName, readonly Hook[]>> = {
  raw: ['PREROUTING', 'OUTPUT'],
  mangle: hookNames,
  nat: ['PREROUTING', 'INPUT', 'OUTPUT', 'POSTROUTING'],
  filter: ['INPUT', 'FORWARD', 'OUTPUT'],
  security: ['INPUT', 'FORWARD', 'OUTPUT'],
}

/** Both ends are part of it. */
export interface PortRange {
  readonly from: number
  readonly to: number
}

/** An address with the bits of it that count. */
export interface Network {
  readonly address: bigint
  readonly mask: bigint
}

/** States as `--ctstate` names them. */
export type TrackedState = 'INVALID' | 'NEW' | 'RELATED' | 'ESTABLISHED' | 'UNTRACKED' | 'SNAT' | 'DNAT'

/** What a condition looks at. */
export type Test =
  | { readonly is: 'source' | 'destination'; readonly network: Network }
  | { readonly is: 'in-interface' | 'out-interface'; readonly name: string }
  | { readonly is: 'protocol'; readonly protocol: number }
  | { readonly is: 'source-port' | 'destination-port' | 'either-port'; readonly ranges: readonly PortRange[] }
  | { readonly is: 'tcp-flags'; readonly mask: number; readonly set: number }
  | { readonly is: 'icmp-type'; readonly type: number; readonly code?: number }
  | { readonly is: 'user'; readonly from: number; readonly to: number }
  /** Of the group, or with `--suppl-groups` of any of the user's groups. */
  | { readonly is: 'group'; readonly from: number; readonly to: number; readonly supplementary: boolean }
  | { readonly is: 'socket-exists' }
  | { readonly is: 'state'; readonly states: readonly TrackedState[] }
  | { readonly is: 'mark' | 'connection-mark'; readonly value: number; readonly mask: number }
  | { readonly is: 'socket'; readonly transparent: boolean; readonly wildcard: boolean }
  | { readonly is: 'source-type' | 'destination-type'; readonly types: readonly string[] }
  | { readonly is: 'address-range'; readonly side: 'source' | 'destination'; readonly from: bigint; readonly to: bigint }
  | { readonly is: 'anything' }
  /** Nobody can say from the packet alone: a set's content, a rate, a draw, a match that is not known here. */
  | { readonly is: 'unknown' }

/** One condition of a rule. */
export interface Condition {
  readonly test: Test
  readonly negated: boolean
  /** As iptables-save prints it: `! --dport 15008`. */
  readonly text: string
}

/** The conditions of one `-m`; those of no module (`-s`, `-p`, …) have the module `''`. */
export interface Match {
  readonly module: string
  readonly conditions: readonly Condition[]
}

/** What a rule does with a packet that meets its conditions. */
export type Effect =
  | { readonly does: 'nothing' }
  | { readonly does: 'accept' | 'drop' | 'return' }
  | { readonly does: 'jump' | 'goto'; readonly chain: string }
  | { readonly does: 'reject'; readonly with: string }
  | { readonly does: 'redirect'; readonly ports?: PortRange }
  | { readonly does: 'destination-nat' | 'source-nat'; readonly addresses?: readonly [string, string]; readonly ports?: PortRange }
  | { readonly does: 'masquerade'; readonly ports?: PortRange }
  /** The mark becomes `(mark & ~mask) ^ value`. */
  | { readonly does: 'tproxy'; readonly port: number; readonly address?: string; readonly value: number; readonly mask: number }
  | { readonly does: 'mark'; readonly value: number; readonly mask: number }
  | { readonly does: 'mark-connection'; readonly value: number; readonly mask: number }
  | { readonly does: 'save-mark'; readonly packetMask: number; readonly connectionMask: number }
  | { readonly does: 'restore-mark'; readonly packetMask: number; readonly connectionMask: number }
  | { readonly does: 'zone'; readonly zone: number; readonly direction?: 'original' | 'reply' }
  | { readonly does: 'untrack' }
  | { readonly does: 'log' }
  | { readonly does: 'unknown'; readonly target: string }

export interface Rule {
  /** `ipv4 nat ISTIO_OUTPUT 3`: the number is that of `iptables -L --line-numbers`. */
  readonly id: string
  readonly table: TableName
  readonly chain: string
  readonly matches: readonly Match[]
  readonly effect: Effect
  /** The target as iptables-save prints it: `-j REDIRECT --to-ports 15001`; empty where there is none. */
  readonly target: string
  /** Where it stands in the text, from 1. */
  readonly line: number
}

export interface Chain {
  readonly name: string
  /** Of a hook's chain only. */
  readonly policy?: 'ACCEPT' | 'DROP'
  readonly rules: readonly Rule[]
}

export type Table = ReadonlyMap<string, Chain>

/** A family's tables. A table that nobody mentions is not there: the kernel has no hook for it then. */
export type Tables = ReadonlyMap<TableName, Table>

export interface Ruleset {
  readonly ipv4: Tables
  readonly ipv6: Tables
}
