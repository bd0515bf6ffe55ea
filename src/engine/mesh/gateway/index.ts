/**
 * Gateways: what one gateway workload serves.
 * Takes the Gateways, the reader's and derived ones, and a proxy with its Services; gives their servers merged by port.
 * Istio: pilot/pkg/model/gateway.go
 */
import { memo1 } from '../../memo.js'
import type { GatewaySpec } from '../../types/istio/gateway.js'
import type { Proxy } from '../../types/proxy.js'
import type { Resource } from '../../types/resource.js'
import { byCreation, type GatewayRule, ruleOf } from '../model/rules.js'
import type { ServiceTarget } from '../model/target.js'
import { mergeGateways } from './merge.js'
import type { MergedGateway } from './merged-gateway.js'
import { selectGateways } from './select.js'

export const gatewayRule: (resource: Resource) => GatewayRule = memo1((resource) =>
  ruleOf('Gateway', resource, (resource.spec ?? {}) as GatewaySpec),
)

/** A function that gives a proxy its servers, made once for each proxy; none for one that no Gateway selects. `rules` may be in any order. */
export function mergedGateways(
  rules: readonly GatewayRule[],
  targetsOf: (proxy: Proxy) => readonly ServiceTarget[],
): (proxy: Proxy) => MergedGateway | undefined {
  const ordered = [...rules].sort(byCreation)
  return memo1((proxy: Proxy) => {
    const selected = selectGateways(ordered, proxy, targetsOf(proxy))
    return selected.length > 0 ? mergeGateways(selected) : undefined
  })
}
