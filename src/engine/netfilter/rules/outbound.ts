import { insertAt, loopbackOf, nat, type Plan, passthroughSource, proxyOwners } from './chains.js'
import { dnsRules } from './dns.js'
import {
  back,
  destination,
  destinationPort,
  destinationPorts,
  inInterface,
  jump,
  loopback,
  not,
  owner,
  source,
  tcp,
  udp,
} from './matches.js'
import type { IpFamily, Match } from './model.js'
import { split } from './options.js'

const toOutbound = jump(nat.redirect.chain)
const toInbound = jump(nat.inRedirect.chain)

/** What the proxy itself sends, and what the pod sends to itself. */
function proxyRules(plan: Plan): void {
  const { collector, options, capturesDns } = plan
  const { INBOUND_TUNNEL_PORT: tunnel } = options
  for (const { by, id } of proxyOwners(options)) {
    // By user, not by group: the agent's own DNS queries over TCP to a resolver in the pod must not come back to the proxy.
    const isNoDns: Match = capturesDns && by === 'uid' ? not(destinationPorts(`53,${tunnel}`)) : not(destinationPort(tunnel))
    collector.each(
      loopbackOf(plan),
      nat.outbound,
      (range) => [loopback, not(destination(range)), tcp, isNoDns, owner(by, id)],
      toInbound,
      'rule.proxy-to-own-pod',
      () => ({ owner: by, id }),
    )
    if (!plan.include.hasLoopback) {
      const isOther: readonly Match[] = capturesDns
        ? [loopback, tcp, not(destinationPort('53')), not(owner(by, id))]
        : [loopback, not(owner(by, id))]
      collector.both(nat.outbound, isOther, back, 'rule.app-to-own-pod', { owner: by, id })
    }
    collector.both(nat.outbound, [owner(by, id)], back, 'rule.from-proxy', { owner: by, id })
  }
}

/** Whose traffic is captured, by the groups of who sends it. Istio: tools/istio-iptables/pkg/capture#handleCaptureByOwnerGroup */
function ownerGroupRules({ collector, options }: Plan): void {
  if (options.OUTBOUND_OWNER_GROUPS_INCLUDE === '*') {
    for (const group of split(options.OUTBOUND_OWNER_GROUPS_EXCLUDE)) {
      collector.both(nat.outbound, [owner('gid', group)], back, 'rule.exclude-owner-group', { group })
    }
    return
  }
  const groups = split(options.OUTBOUND_OWNER_GROUPS_INCLUDE)
  const isNone = groups.map((group) => not(owner('gid', group)))
  collector.both(nat.outbound, isNone, back, 'rule.include-owner-groups', { groups: groups.join(',') })
}

/** The ranges of a family that are captured. Istio: tools/istio-iptables/pkg/capture#handleOutboundIncludeRules */
function includedRanges({ collector, options, include }: Plan, family: IpFamily): void {
  const interfaces = split(options.KUBE_VIRT_INTERFACES)
  const first = insertAt(nat.prerouting, 1)
  if (include.isWildcard) {
    collector.one(family, nat.outbound, [], toOutbound, 'rule.outbound-all', {})
    for (const name of interfaces) {
      collector.one(family, first, [inInterface(name)], toOutbound, 'rule.virtual-interface-outbound', { interface: name })
    }
    return
  }
  for (const range of include.cidrs[family]) {
    for (const name of interfaces) {
      const args = { interface: name, range }
      collector.one(family, first, [inInterface(name), destination(range)], toOutbound, 'rule.virtual-interface-range', args)
    }
    collector.one(family, nat.outbound, [destination(range)], toOutbound, 'rule.include-outbound-range', { range })
  }
}

/** Which connections that the pod opens go to the proxy. The order decides: the first rule that matches a packet has it. */
export function outboundRules(plan: Plan): void {
  const { collector, options, exclude } = plan
  collector.both(nat.output, [], jump(nat.outbound.chain), 'rule.outbound-chain', {})
  for (const port of split(options.OUTBOUND_PORTS_EXCLUDE)) {
    for (const protocol of [tcp, udp]) {
      const args = { port, protocol: protocol.value }
      collector.both(nat.outbound, [protocol, destinationPort(port)], back, 'rule.exclude-outbound-port', args)
    }
  }
  const fromPassthrough = (address: string) => [loopback, source(address)]
  collector.each(passthroughSource, nat.outbound, fromPassthrough, back, 'rule.passthrough-source', (address) => ({ address }))
  proxyRules(plan)
  ownerGroupRules(plan)
  if (plan.capturesDns) dnsRules(plan)
  collector.each(
    loopbackOf(plan),
    nat.outbound,
    (range) => [destination(range)],
    back,
    'rule.loopback',
    (range) => ({ range }),
  )
  for (const family of ['ipv4', 'ipv6'] as const) {
    for (const range of exclude.cidrs[family]) {
      collector.one(family, nat.outbound, [destination(range)], back, 'rule.exclude-outbound-range', { range })
    }
  }
  for (const port of split(options.OUTBOUND_PORTS_INCLUDE)) {
    collector.both(nat.outbound, [tcp, destinationPort(port)], toOutbound, 'rule.include-outbound-port', { port })
  }
  includedRanges(plan, 'ipv4')
  includedRanges(plan, 'ipv6')
}
