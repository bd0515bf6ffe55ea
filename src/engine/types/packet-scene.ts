import type { InjectionErrorCode } from './injection-reasons.js'
import type { RuleReason } from './rule-reasons.js'
import type { WalkedPacket } from './walked.js'

/** Whose rules are looked at: those of an injected pod, of an ambient one, or a text of rules. */
export type PacketMode = 'sidecar' | 'ambient' | 'own'

export type PodFamilies = 'ipv4' | 'dual' | 'ipv6'

export const packetSenders = [
  'application',
  'envoy',
  'envoy-inbound',
  'ztunnel',
  'ztunnel-inbound',
  'uid-1337',
  'outside',
  'kubelet',
  'interface',
] as const
export type PacketSender = (typeof packetSenders)[number]

/** A connection, and the pod that it is opened in or comes to. */
export interface PacketAsk {
  readonly mode: PacketMode
  /** Of the pod's template. */
  readonly annotations: Readonly<Record<string, string>>
  /** With `own`: what iptables-save prints, or calls of iptables. */
  readonly rules?: string
  readonly families: PodFamilies
  /** A sender by name, or `uid:N`, `uid:N:GID`. */
  readonly from: string
  /** `IP:PORT`, `[IPV6]:PORT`; `pod`, `pod6`, `localhost` or `localhost6` for the address. */
  readonly to: string
  readonly protocol: 'tcp' | 'udp'
}

/** Why there is no walk, and which field says so. */
export type PacketFault =
  /** The injector refuses the pod; `annotation` is the one at fault, where it is one. */
  | {
      readonly at: 'annotations'
      readonly annotation?: string
      readonly code: InjectionErrorCode
      readonly arguments: Readonly<Record<string, string>>
    }
  /** istio-iptables ends with an error, or the kernel takes none of its rules: the pod does not start. */
  | { readonly at: 'options'; readonly code: 'option'; readonly option: string; readonly value: string }
  | { readonly at: 'options'; readonly code: 'not-loaded'; readonly problem: SceneProblem }
  | { readonly at: 'to'; readonly code: 'no-address' | 'no-port' | 'no-such-family' }
  | { readonly at: 'from'; readonly code: 'unknown' }
  | { readonly at: 'rules'; readonly code: 'none' | 'too-long' }

/** What is wrong with a text of rules; its sentence is in the texts, by `code`. */
export interface SceneProblem {
  readonly level: 'error' | 'warning'
  readonly code: string
  readonly arguments: Readonly<Record<string, unknown>>
  readonly line: number
  readonly column: number
}

/** A line of what iptables-save prints. */
export interface RuleLine {
  readonly text: string
  /** Of a rule: what walks call it by. */
  readonly id?: string
  /** Why Istio made it. */
  readonly why?: RuleReason
  /** Lines left out before this one. */
  readonly gap?: number
}

export type PacketName = 'first' | 'answer' | 'next' | 'later'

export interface ScenePacket {
  readonly name: PacketName
  readonly walk: WalkedPacket
}

/** A connection's way through a pod's rules, and where these come from. */
export interface PacketScene {
  readonly faults: readonly PacketFault[]
  readonly problems: readonly SceneProblem[]
  /** How many problems were left out. */
  readonly moreProblems: number
  readonly family: 'ipv4' | 'ipv6'
  readonly lines: readonly RuleLine[]
  readonly packets: readonly ScenePacket[]
  /** Whether both sides can talk in the end. */
  readonly stands: boolean
  /** Rules that nobody can judge from the packet alone: another end is possible. */
  readonly doubts: readonly string[]
  /** The same by the command line; absent for own rules. */
  readonly command?: string
  /** Who the proxy's container runs as, where a sidecar has one. */
  readonly proxy?: { readonly uid: number; readonly gid: number }
}
