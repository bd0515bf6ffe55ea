import { type AmbientCapture, PodDns, type PodOverrides } from '../../types/capture.js'
import { type ByFamily, RuleCollector } from './collector.js'
import {
  accept,
  back,
  connmark,
  destination,
  destinationPort,
  inInterface,
  jump,
  loopback,
  mark,
  module,
  not,
  redirect,
  redirectDatagrams,
  setConnmark,
  source,
  sourcePort,
  tcp,
  udp,
  zone,
} from './matches.js'
import type { Place, Rules, Table } from './model.js'
import { readAddress } from './ranges.js'

/** What ztunnel marks its own packets with, and what a connection of such packets is remembered by. */
const proxyMark = '0x539/0xfff'
const connectionMark = '0x111/0xfff'
const everyBit = '0xffffffff'

const ports = { outbound: '15001', inboundPlain: '15006', tunnel: '15008', dns: '15053' } as const
const dnsZone = '1'
const localhost: ByFamily = { ipv4: '127.0.0.1/32', ipv6: '::1/128' }

const prerouting = (table: Table): Place => ({ table, chain: 'ISTIO_PRERT' })
const output = (table: Table): Place => ({ table, chain: 'ISTIO_OUTPUT' })
const notProxy = not(mark(proxyMark))

const redirectsDns = (options: AmbientCapture, { DNSProxy }: PodOverrides): boolean =>
  DNSProxy === PodDns.unset ? options.REDIRECT_DNS : DNSProxy === PodDns.enabled

function jumps(collector: RuleCollector, withDns: boolean): void {
  const add = (table: Table, from: 'PREROUTING' | 'OUTPUT') =>
    collector.both({ table, chain: from }, [], jump((from === 'OUTPUT' ? output : prerouting)(table).chain), 'rule.ambient-chain', {})
  add('mangle', 'PREROUTING')
  add('mangle', 'OUTPUT')
  add('nat', 'OUTPUT')
  if (withDns) {
    add('raw', 'PREROUTING')
    add('raw', 'OUTPUT')
  }
  add('nat', 'PREROUTING')
}

/** What comes from such an interface (a virtual machine in the pod) leaves the pod: it is outbound traffic. */
function virtualInterfaces(collector: RuleCollector, names: readonly string[]): void {
  for (const name of names) {
    const from = [inInterface(name), tcp]
    const args = { interface: name, port: ports.outbound }
    collector.both(prerouting('nat'), from, redirect(ports.outbound), 'rule.ambient-virtual-interface', args)
    collector.both(prerouting('nat'), from, back, 'rule.ambient-virtual-interface-end', { interface: name })
  }
}

function dns(collector: RuleCollector): void {
  const args = (protocol: string) => ({ protocol, port: ports.dns, mark: proxyMark })
  const datagrams = [not(loopback), udp, notProxy, module('udp'), destinationPort('53')]
  collector.both(output('nat'), datagrams, redirectDatagrams(ports.dns), 'rule.ambient-dns', args('udp'))
  collector.each(
    localhost,
    output('nat'),
    (range) => [not(destination(range)), tcp, destinationPort('53'), notProxy],
    redirect(ports.dns),
    'rule.ambient-dns',
    () => args('tcp'),
  )
  const proxyQuery = [udp, mark(proxyMark), module('udp'), destinationPort('53')]
  collector.both(output('raw'), proxyQuery, zone(dnsZone), 'rule.ambient-dns-zone-query', { zone: dnsZone })
  const answer = [udp, notProxy, module('udp'), sourcePort('53')]
  collector.both(prerouting('raw'), answer, zone(dnsZone), 'rule.ambient-dns-zone-answer', { zone: dnsZone })
}

/** The kubelet's probes are not the mesh's: they go to the application as they are, and so do its answers. */
function probes(collector: RuleCollector, options: AmbientCapture, isIngress: boolean): void {
  const addresses: ByFamily = {
    ipv4: readAddress('HOST_PROBE_SNAT_ADDRESS', options.HOST_PROBE_SNAT_ADDRESS),
    ipv6: readAddress('HOST_PROBE_V6_SNAT_ADDRESS', options.HOST_PROBE_V6_SNAT_ADDRESS),
  }
  const args = (address: string) => ({ address })
  const add = (place: Place, end: typeof source | typeof destination, code: 'rule.ambient-probe' | 'rule.ambient-probe-answer') =>
    collector.each(addresses, place, (a) => [end(a), tcp, module('tcp')], accept, code, args)
  if (!isIngress) add(prerouting('nat'), source, 'rule.ambient-probe')
  add(output('nat'), destination, 'rule.ambient-probe-answer')
}

/**
 * The rules of a pod of ambient mode, in the order in which the node agent makes them. A pod in ingress mode takes what comes from the
 * network itself.
 * @throws OptionError for an address that is none.
 * Istio: cni/pkg/iptables#AppendInpodRules
 */
export function ambientRules(options: AmbientCapture, overrides: PodOverrides): Rules {
  const collector = new RuleCollector(options.ENABLE_INBOUND_IPV6)
  const withDns = redirectsDns(options, overrides)
  jumps(collector, withDns)
  virtualInterfaces(collector, overrides.VirtualInterfaces)
  const remember = setConnmark('--set-xmark', connectionMark)
  collector.both(prerouting('mangle'), [mark(proxyMark)], remember, 'rule.ambient-remember-mark', { mark: connectionMark })
  probes(collector, options, overrides.IngressMode)
  if (!overrides.IngressMode) {
    collector.each(
      localhost,
      prerouting('nat'),
      (range) => [not(destination(range)), tcp, not(destinationPort(ports.tunnel)), notProxy],
      redirect(ports.inboundPlain),
      'rule.ambient-inbound',
      () => ({ port: ports.inboundPlain, tunnel: ports.tunnel, mark: proxyMark }),
    )
  }
  const restore = setConnmark('--restore-mark', '--nfmask', everyBit, '--ctmask', everyBit)
  collector.both(output('mangle'), [connmark(connectionMark)], restore, 'rule.ambient-restore-mark', { mark: connectionMark })
  if (withDns) dns(collector)
  collector.both(output('nat'), [tcp, mark(connectionMark)], accept, 'rule.ambient-answer', { mark: connectionMark })
  const toOwnPod = (range: string) => [not(destination(range)), loopback]
  collector.each(localhost, output('nat'), toOwnPod, accept, 'rule.ambient-own-pod', () => ({}))
  collector.each(
    localhost,
    output('nat'),
    (range) => [not(destination(range)), tcp, notProxy],
    redirect(ports.outbound),
    'rule.ambient-outbound',
    () => ({ port: ports.outbound, mark: proxyMark }),
  )
  return collector.rules
}
