import { type ChainVisit, canonical, type Done, type End, type RuleTry, type Stage, type Walk } from '../netfilter/index.js'
import type { SocketAddress } from '../types/request.js'
import type { WalkedChain, WalkedEnd, WalkedPacket, WalkedRule, WalkedStage } from '../types/walked.js'

const socket = ({ address, port }: SocketAddress): string => (address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`)

/** A packet's walk as the page shows it: rules as iptables-save prints them, and nothing of what they were parsed into. */
export function walked(walk: Walk): WalkedPacket {
  const { packet } = walk
  return {
    packet: {
      protocol: packet.protocol,
      from: socket(packet.source),
      to: socket(packet.destination),
      ...(packet.owner ? { uid: packet.owner.uid, gid: packet.owner.gid } : {}),
      ...(packet.mark ? { mark: packet.mark } : {}),
      ...(packet.arrivesOn === undefined ? {} : { interface: packet.arrivesOn }),
    },
    stages: walk.stages.map(stageOf),
    counted: walk.counted.length,
    ends: endOf(walk.ends),
    original: socket(walk.original),
  }
}

function stageOf(stage: Stage): WalkedStage {
  switch (stage.kind) {
    case 'arrives':
    case 'leaves':
      return { kind: stage.kind, arguments: { interface: stage.interface } }
    case 'table':
      return { kind: 'table', hook: stage.hook, table: stage.table, chain: chainOf(stage.visit), arguments: {} }
    case 'tracked':
      return {
        kind: 'tracked',
        hook: stage.hook,
        arguments: { state: stage.state, direction: stage.direction ?? '', zone: stage.zone, mark: stage.mark },
      }
    case 'nat-not-asked':
      return { kind: 'nat-not-asked', hook: stage.hook, arguments: { why: stage.why } }
    case 'translated':
      return { kind: 'translated', hook: stage.hook, arguments: { end: stage.end, from: socket(stage.from), to: socket(stage.to) } }
    case 'routed': {
      const { route } = stage
      const out = 'interface' in route && typeof route.interface === 'string' ? route.interface : ''
      return {
        kind: 'routed',
        arguments: {
          to: route.to,
          interface: out,
          destination: stage.destination,
          mark: stage.mark,
          again: stage.again,
          by: route.to === 'local' ? route.by : '',
        },
      }
    }
  }
}

const chainOf = ({ chain, rules, left, policy }: ChainVisit): WalkedChain => ({
  name: chain,
  rules: rules.map(ruleOf),
  left,
  ...(policy === undefined ? {} : { policy }),
})

function ruleOf({ rule, result, condition, done, visit }: RuleTry): WalkedRule {
  return {
    id: rule.id,
    text: canonical(rule),
    result,
    ...(condition ? { condition: condition.text } : {}),
    ...(done ? { done: doneOf(done) } : {}),
    ...(visit ? { into: chainOf(visit) } : {}),
  }
}

function doneOf({ code, ...rest }: Done): NonNullable<WalkedRule['done']> {
  const entries = Object.entries(rest).map(([key, value]) => [key, typeof value === 'object' ? socket(value as SocketAddress) : value])
  return { code, arguments: Object.fromEntries(entries) }
}

function endOf(ends: End): WalkedEnd {
  switch (ends.kind) {
    case 'delivered':
      return { kind: 'delivered', arguments: { to: socket(ends.to), process: ends.process.name } }
    case 'refused':
      return { kind: 'refused', arguments: { to: socket(ends.to) } }
    case 'sent':
      return { kind: 'sent', arguments: { to: socket(ends.to), interface: ends.interface } }
    case 'rejected':
      return { kind: 'rejected', arguments: { by: canonical(ends.by), with: ends.with } }
    case 'dropped':
      return { kind: 'dropped', arguments: { by: ends.by ? canonical(ends.by) : '', why: ends.why } }
    case 'cannot-tell':
      return { kind: 'cannot-tell', arguments: { why: ends.why } }
  }
}
