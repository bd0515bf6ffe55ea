import type { SocketAddress } from '../types/request.js'
import type { Owner } from './packet.js'
import { podWith } from './packet-pod.js'
import { canonical, rulesInOrder } from './parse/canonical.js'
import type { Rule, Ruleset } from './parse/rule.js'
import { familyOf } from './parse/values.js'
import { type Journey, walkConnection } from './walk/journey.js'
import type { End } from './walk/walk.js'

export interface Capture {
  readonly rules: Ruleset
  /** The pod's addresses. */
  readonly pod: readonly string[]
  /** A process of the pod by its user (its group is the same unless it is given), or the address of somebody outside. */
  readonly from:
    | { readonly uid: number; readonly gid?: number; readonly source?: SocketAddress; readonly mark?: number }
    | { readonly outside: SocketAddress }
  readonly to: SocketAddress
  readonly protocol?: 'tcp' | 'udp'
}

export interface Captured {
  /** Rules whose counters move, in the order in which they first do. */
  readonly rules: readonly Rule[]
  /** Their lines as iptables-save prints them. */
  readonly lines: readonly string[]
  /** Where the connection ends, inside the pod or beyond it; undefined where it does not. */
  readonly delivered?: SocketAddress
  /** Where it was dialled to: what SO_ORIGINAL_DST says. */
  readonly original: SocketAddress
  readonly ends: End
  readonly journey: Journey
}

/** Who gets a connection of a pod, and by which rules: what the kernel makes of `connect()`. */
export function capture({ rules, pod, from, to, protocol = 'tcp' }: Capture): Captured {
  const network = podWith(rules, [{ name: 'eth0', addresses: pod }])
  const opener =
    'outside' in from
      ? ({ in: 'network', interface: 'eth0', source: from.outside } as const)
      : ({
          in: 'pod',
          owner: ownerOf(from),
          ...(from.source ? { source: from.source } : {}),
          ...(from.mark === undefined ? {} : { mark: from.mark }),
        } as const)
  const journey = walkConnection(network, rules, { protocol, from: opener, to })
  const byId = new Map(rulesInOrder(rules, familyOf(to.address)).map((rule) => [rule.id, rule]))
  const counted = journey.counted.flatMap((id) => byId.get(id) ?? [])
  const { ends, original } = journey.first
  return {
    rules: counted,
    lines: counted.map(canonical),
    ...(ends.kind === 'delivered' || ends.kind === 'refused' || ends.kind === 'sent' ? { delivered: ends.to } : {}),
    original,
    ends,
    journey,
  }
}

const ownerOf = ({ uid, gid = uid }: { readonly uid: number; readonly gid?: number }): Owner => ({ uid, gid })
