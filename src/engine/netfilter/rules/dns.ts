import { nat, type Plan, proxyOwners, raw } from './chains.js'
import { destination, destinationPort, jump, owner, redirect, redirectDatagrams, source, sourcePort, tcp, udp, zone } from './matches.js'
import type { IpFamily } from './model.js'

/** Where the agent answers DNS. */
const agentPort = '15053'
/** Conntrack zones: queries of the proxy and their answers, and those of the application. They may use the same ports at once. */
const proxyZone = '1'
const appZone = '2'

const query = [udp, destinationPort('53')] as const
const answer = [udp, sourcePort('53')] as const

interface Server {
  readonly family: IpFamily
  readonly address: string
}

const serversOf = ({ options }: Plan): readonly Server[] => [
  ...options.DNS_SERVERS_V4.map((s): Server => ({ family: 'ipv4', address: `${s}/32` })),
  ...options.DNS_SERVERS_V6.map((s): Server => ({ family: 'ipv6', address: `${s}/128` })),
]

/** DNS goes to the agent: all of it, or what is meant for the resolvers of the pod. Istio: tools/istio-iptables/pkg/capture#SetupDNSRedir */
export function dnsRules(plan: Plan): void {
  const { collector, options } = plan
  const all = options.CAPTURE_ALL_DNS
  const servers = serversOf(plan)
  collector.both(raw.output, [], jump(raw.dns.chain), 'rule.dns-zone-chain', {})
  for (const family of ['ipv4', 'ipv6'] as const) {
    if (all || servers.some((s) => s.family === family)) {
      collector.one(family, nat.outbound, [], jump(nat.dns.chain), 'rule.dns-chain', {})
    }
  }
  for (const protocol of [tcp, udp]) {
    const target = protocol === tcp ? redirect(agentPort) : redirectDatagrams(agentPort)
    const toDns = [protocol, destinationPort('53')]
    if (all) collector.both(nat.dns, toDns, target, 'rule.dns-all', { protocol: protocol.value, port: agentPort })
    else {
      for (const { family, address } of servers) {
        const args = { protocol: protocol.value, server: address, port: agentPort }
        collector.one(family, nat.dns, [...toDns, destination(address)], target, 'rule.dns-server', args)
      }
    }
  }
  zoneRules(plan, servers)
}

/** Istio: tools/istio-iptables/pkg/capture#addDNSConntrackZones */
function zoneRules({ collector, options }: Plan, servers: readonly Server[]): void {
  for (const { by, id } of proxyOwners(options)) {
    const who = owner(by, id)
    collector.both(raw.dns, [...query, who], zone(proxyZone), 'rule.dns-zone-proxy-query', { zone: proxyZone })
    collector.both(raw.dns, [udp, sourcePort(agentPort), who], zone(appZone), 'rule.dns-zone-proxy-answer', { zone: appZone })
  }
  if (options.CAPTURE_ALL_DNS) {
    collector.both(raw.prerouting, [], jump(raw.inbound.chain), 'rule.dns-zone-chain', {})
    collector.both(raw.dns, query, zone(appZone), 'rule.dns-zone-query', { zone: appZone })
    collector.both(raw.inbound, answer, zone(proxyZone), 'rule.dns-zone-answer', { zone: proxyZone })
    return
  }
  for (const family of ['ipv4', 'ipv6'] as const) {
    const own = servers.filter((s) => s.family === family)
    if (own.length > 0) collector.one(family, raw.prerouting, [], jump(raw.inbound.chain), 'rule.dns-zone-chain', {})
    for (const { address } of own) {
      collector.one(family, raw.dns, [...query, destination(address)], zone(appZone), 'rule.dns-zone-query', { zone: appZone })
      collector.one(family, raw.inbound, [...answer, source(address)], zone(proxyZone), 'rule.dns-zone-answer', { zone: proxyZone })
    }
  }
}
