import { isHttp } from '../../../mesh/model/protocol.js'
import type { EgressListener } from '../../../mesh/sidecar-scope/scope.js'
import { l4Rules } from '../network/l4-rules.js'
import type { OutboundContext } from './context.js'

/**
 * All that a sidecar's outbound listeners depend on beside the basis, as a flat list to compare by identity. HTTP routes are not in it, for
 * listeners only name them: an edit of one changes no listener.
 */
export function outboundInputs({ push, scope, basis }: OutboundContext): unknown[] {
  const inputs: unknown[] = [scope.sidecar, scope.outboundTrafficPolicy.mode, scope.outboundTrafficPolicy.egressProxy]
  const ruleOf = (hostname: string): unknown => scope.destinationRule(basis.proxy, hostname)?.rule
  for (const egress of scope.egressListeners) {
    inputs.push(egress.listener, egress.index)
    for (const service of egress.services) {
      inputs.push(service)
      if (service.resolution === 'Passthrough') inputs.push(push.endpointsOf(service))
      if (egress.listener?.port || service.ports.some(({ protocol }) => !isHttp(protocol))) inputs.push(ruleOf(service.hostname))
    }
    for (const rule of l4Rules(egress.virtualServices).all) {
      inputs.push(rule)
      for (const host of destinations(rule)) inputs.push(scope.serviceByHostname(host), ruleOf(host))
    }
  }
  return inputs
}

type Rule = EgressListener['virtualServices'][number]

const destinations = ({ spec }: Rule): string[] =>
  [...(spec.tcp ?? []), ...(spec.tls ?? [])].flatMap(({ route = [] }) => route.map(({ destination }) => destination.host))
