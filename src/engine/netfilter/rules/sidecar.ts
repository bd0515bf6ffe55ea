import type { SidecarCapture } from '../../types/capture.js'
import { insertAt, mangle, nat, type Plan } from './chains.js'
import { RuleCollector } from './collector.js'
import { inboundRules } from './inbound.js'
import { back, destinationPort, drop, inInterface, jump, outInterface, redirect, state, tcp } from './matches.js'
import type { Rules } from './model.js'
import { OptionError } from './option-error.js'
import { split } from './options.js'
import { outboundRules } from './outbound.js'
import { readRanges } from './ranges.js'
import { tproxyRules } from './tproxy.js'

function planOf(options: SidecarCapture): Plan {
  const exclude = readRanges('OUTBOUND_IPRANGES_EXCLUDE', options.OUTBOUND_IPRANGES_EXCLUDE)
  if (exclude.isWildcard) throw new OptionError('option.wildcard-excluded', 'OUTBOUND_IPRANGES_EXCLUDE', '*')
  const knowsWhich = options.CAPTURE_ALL_DNS || options.DNS_SERVERS_V4.length > 0 || options.DNS_SERVERS_V6.length > 0
  return {
    options,
    collector: new RuleCollector(options.ENABLE_INBOUND_IPV6),
    isTproxy: options.INBOUND_INTERCEPTION_MODE === 'TPROXY',
    capturesDns: options.REDIRECT_DNS && knowsWhich,
    include: readRanges('OUTBOUND_IPRANGES_INCLUDE', options.OUTBOUND_IPRANGES_INCLUDE),
    exclude,
  }
}

/** Interfaces that nothing is captured on. */
function excludedInterfaces({ collector, options, isTproxy }: Plan): void {
  for (const { prerouting, output } of isTproxy ? [nat, mangle] : [nat]) {
    for (const name of split(options.EXCLUDE_INTERFACES)) {
      const code = 'rule.excluded-interface'
      collector.both(prerouting, [inInterface(name)], back, code, { interface: name, direction: 'inbound' })
      collector.both(output, [outInterface(name)], back, code, { interface: name, direction: 'outbound' })
    }
  }
}

/**
 * The rules of a pod with a sidecar, in the order in which istio-iptables makes them.
 * @throws OptionError where it would refuse the options.
 * Istio: tools/istio-iptables/pkg/capture/run.go#Run
 */
export function sidecarRules(options: SidecarCapture): Rules {
  const plan = planOf(options)
  const { collector } = plan
  excludedInterfaces(plan)
  for (const name of split(options.KUBE_VIRT_INTERFACES)) {
    collector.both(insertAt(nat.prerouting, 1), [inInterface(name)], back, 'rule.virtual-interface-first', { interface: name })
  }
  if (options.DROP_INVALID) {
    collector.both(mangle.prerouting, [state('INVALID')], jump(mangle.drop.chain), 'rule.invalid-packets', {})
    collector.both(mangle.drop, [], drop, 'rule.drop', {})
  }
  const { INBOUND_TUNNEL_PORT: tunnel, PROXY_PORT: outPort, INBOUND_CAPTURE_PORT: inPort } = options
  collector.both(nat.inbound, [tcp, destinationPort(tunnel)], back, 'rule.tunnel-port', { port: tunnel })
  collector.both(nat.redirect, [tcp], redirect(outPort), 'rule.redirect-outbound', { port: outPort })
  collector.both(nat.inRedirect, [tcp], redirect(inPort), 'rule.redirect-inbound', { port: inPort })
  inboundRules(plan)
  outboundRules(plan)
  if (plan.isTproxy) tproxyRules(plan)
  return collector.rules
}
