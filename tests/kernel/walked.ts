import {
  canonical,
  type Journey,
  type Opener,
  type PodNetwork,
  parseRules,
  podWith,
  type Ruleset,
  rulesInOrder,
  walkConnection,
} from '../../src/engine/netfilter/index.js'
import { type Attempt, applicationPorts, type Case } from './connections.js'
import type { Answer } from './job.js'

/** What of an answer does not hang on chance, as the kernel gave it or as the walk says it. */
export interface Outcome {
  readonly end: Answer['end']
  readonly port?: number
  readonly peer?: string
  readonly original?: string
  readonly answered?: boolean
  readonly rules: readonly string[]
}

const open = new Set([...applicationPorts, 15000, 15001, 15006, 15008, 15020, 15021, 15053, 15090])

/** The case's pod, in which only some ports are open. */
export function podOf(one: Case, ruleset: Ruleset): PodNetwork {
  const pod = podWith(
    ruleset,
    Object.entries(one.interfaces).map(([name, addresses]) => ({ name, addresses })),
  )
  return {
    ...pod,
    listener: (protocol, address, port) => {
      const local = protocol === 'udp' && (port === 15053 || port === 15000)
      return open.has(port) && (!local || address === '127.0.0.1' || address === '::1') ? pod.listener(protocol, address, port) : undefined
    },
  }
}

function openerOf({ from }: Attempt): Opener {
  const source = from.source === undefined ? undefined : { address: from.source, port: 40000 }
  if (!('uid' in from)) return { in: 'network', interface: from.interface ?? 'eth0', source: source ?? { address: '', port: 0 } }
  const { uid, gid, mark, transparent } = from
  return {
    in: 'pod',
    owner: { uid, gid },
    ...(mark === undefined ? {} : { mark }),
    ...(transparent ? { transparent } : {}),
    ...(source ? { source } : {}),
  }
}

export function journeyOf(pod: PodNetwork, ruleset: Ruleset, attempt: Attempt): Journey {
  const { protocol, to, flags } = attempt
  return walkConnection(pod, ruleset, {
    protocol,
    from: openerOf(attempt),
    to: { address: to[0], port: to[1] },
    ...(flags === undefined ? {} : { flags }),
  })
}

/** What the walk says of every attempt of a case. */
export function walked(one: Case): readonly Outcome[] {
  const { ruleset } = parseRules(one.rules)
  const pod = podOf(one, ruleset)
  const lines = new Map(
    ['ipv4', 'ipv6'].flatMap((family) =>
      rulesInOrder(ruleset, family as 'ipv4' | 'ipv6').map((rule) => [rule.id, `${rule.table} ${canonical(rule)}`]),
    ),
  )
  return one.connections.map((attempt) => {
    const journey = journeyOf(pod, ruleset, attempt)
    return { ...endOf(attempt, journey), rules: [...new Set(journey.counted.map((id) => lines.get(id) ?? id))].sort() }
  })
}

function endOf({ protocol, flags, from }: Attempt, { first, stands }: Journey): Omit<Outcome, 'rules'> {
  const { ends, last, original } = first
  if (flags !== undefined) return { end: 'packet' }
  if (protocol === 'icmp') return { end: 'echo', answered: stands }
  const reached = protocol === 'udp' || stands
  if (ends.kind === 'delivered' && reached) {
    const where = protocol === 'tcp' ? { original: `${original.address} ${original.port}` } : {}
    return { end: 'pod', port: ends.to.port, peer: last.source.address, answered: stands, ...where }
  }
  if (ends.kind === 'sent' && reached) return { end: 'network', port: ends.to.port, peer: last.source.address, answered: stands }
  // A datagram that is rejected on its way out fails as it is sent.
  const atOnce = ends.kind === 'rejected' && protocol === 'udp' && 'uid' in from
  return { end: !atOnce && (ends.kind === 'refused' || ends.kind === 'rejected') && stands ? 'refused' : 'lost' }
}

/** The same of what the kernel did. Where nothing is tracked there is no SO_ORIGINAL_DST: a process takes the socket's own address then. */
export function recorded(
  { end, port, peer, original, here, answered, rules }: Answer,
  { protocol }: Attempt,
  saved: readonly string[],
): Outcome {
  return {
    // An address that cannot be reached at all is said at once.
    end: end === 'error' ? 'lost' : end,
    ...(port === undefined ? {} : { port }),
    ...(peer === undefined ? {} : { peer }),
    ...(end === 'pod' && protocol === 'tcp' ? { original: (original ?? here ?? []).join(' ') } : {}),
    ...(answered === undefined ? {} : { answered }),
    rules: rules.map((i) => saved[i] ?? `${i}`).sort(),
  }
}
