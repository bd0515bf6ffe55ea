import { memo1 } from '../../memo.js'
import { HostMap } from '../../mesh/model/hostname.js'
import type { VirtualServiceRule } from '../../mesh/model/rules.js'

/**
 * Which VirtualService a service belongs to where hosts with wildcards overlap: the one with its own name, else with the longest wildcard;
 * of the same host the first.
 * Istio: pilot/pkg/model/sidecar.go#computeWildcardHostVirtualServiceIndex
 */
export const mostSpecificRule: (rules: readonly VirtualServiceRule[]) => HostMap<VirtualServiceRule> = memo1((rules) => {
  const owners = new HostMap<VirtualServiceRule>()
  for (const rule of rules) for (const host of rule.spec.hosts ?? []) if (!owners.get(host)) owners.set(host, rule)
  return owners
})
