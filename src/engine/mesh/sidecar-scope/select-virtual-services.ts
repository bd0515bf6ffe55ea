import { hasGatewaySemantics, type VirtualServiceRule } from '../model/rules.js'
import { meshGateway, type VirtualServiceIndex } from '../virtual-service/index.js'
import type { EgressHosts, HostPatterns } from './egress-hosts.js'

/**
 * The mesh's VirtualServices that an egress listener imports, in order of precedence: private ones, those exported to the namespace by
 * name, public ones; in each part Gateway API routes of the namespace itself first, then by age. One host that is imported will do.
 * Istio: pilot/pkg/model/virtualservice.go#SelectVirtualServices
 */
export function selectVirtualServices(index: VirtualServiceIndex, namespace: string, hosts: EgressHosts): VirtualServiceRule[] {
  const anywhere = hosts.byNamespace.get('*')
  const imports = (rule: VirtualServiceRule): boolean => {
    const there = hosts.byNamespace.get(rule.namespace)
    return importsHost(rule, [there, anywhere])
  }
  const isOwnRoute = (rule: VirtualServiceRule): boolean => hasGatewaySemantics(rule) && rule.namespace === namespace
  const reaches = index.byReach(namespace, meshGateway)
  const selected = new Set<VirtualServiceRule>()
  for (const rules of [reaches.private, reaches.exported, reaches.public]) {
    for (const rule of rules) if (isOwnRoute(rule) && imports(rule)) selected.add(rule)
    for (const rule of rules) if (!isOwnRoute(rule) && imports(rule)) selected.add(rule)
  }
  return [...selected]
}

function importsHost(rule: VirtualServiceRule, scopes: readonly (HostPatterns | undefined)[]): boolean {
  const gatewaySemantics = hasGatewaySemantics(rule)
  return (rule.spec.hosts ?? []).some(
    (host) =>
      scopes.some((patterns) => patterns?.takesVirtualServiceHost(host, gatewaySemantics)) &&
      !scopes.some((patterns) => patterns?.excludes(host)),
  )
}
