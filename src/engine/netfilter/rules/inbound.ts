import { loopbackOf, mangle, nat, type Plan } from './chains.js'
import { accept, back, destination, destinationPort, jump, not, setMark, state, tcp } from './matches.js'
import type { Match } from './model.js'
import { split } from './options.js'

const established = state('RELATED,ESTABLISHED')

/** Sends what is marked to the loopback, and new connections to the proxy without changing their addresses. */
function tproxyChains(plan: Plan): void {
  const { collector, options } = plan
  const { INBOUND_TPROXY_MARK: mark, INBOUND_CAPTURE_PORT: port } = options
  collector.both(mangle.divert, [], setMark(mark), 'rule.divert-mark', { mark })
  collector.both(mangle.divert, [], accept, 'rule.divert-accept', {})
  collector.each(
    loopbackOf(plan),
    mangle.tproxy,
    (range) => [not(destination(range)), tcp],
    { kind: 'tproxy', port, mark: `${mark}/0xffffffff` },
    'rule.tproxy',
    () => ({ port, mark }),
  )
}

/**
 * Which connections from the network go to the proxy. With no port included there are no such rules at all.
 * Istio: tools/istio-iptables/pkg/capture#handleInboundPortsInclude
 */
export function inboundRules(plan: Plan): void {
  const { collector, options, isTproxy } = plan
  if (options.INBOUND_PORTS_INCLUDE === '') return
  if (isTproxy) tproxyChains(plan)
  const { inbound, prerouting } = isTproxy ? mangle : nat
  const toProxy = jump(isTproxy ? mangle.tproxy.chain : nat.inRedirect.chain)
  const divert = jump(mangle.divert.chain)
  collector.both(prerouting, [tcp], jump(inbound.chain), 'rule.inbound-chain', {})

  if (options.INBOUND_PORTS_INCLUDE === '*') {
    for (const port of split(options.INBOUND_PORTS_EXCLUDE)) {
      collector.both(inbound, [tcp, destinationPort(port)], back, 'rule.exclude-inbound-port', { port })
    }
    if (isTproxy) collector.both(inbound, [tcp, established], divert, 'rule.inbound-established', {})
    collector.both(inbound, [tcp], toProxy, 'rule.inbound-all', {})
    return
  }
  for (const port of split(options.INBOUND_PORTS_INCLUDE)) {
    const toPort: readonly Match[] = [tcp, destinationPort(port)]
    if (isTproxy) collector.both(inbound, [...toPort, established], divert, 'rule.inbound-established-port', { port })
    collector.both(inbound, toPort, toProxy, 'rule.include-inbound-port', { port })
  }
}
