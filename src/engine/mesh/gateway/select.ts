import type { GatewaySpec } from '../../types/istio/gateway.js'
import type { Proxy } from '../../types/proxy.js'
import { selects } from '../model/labels.js'
import type { GatewayRule } from '../model/rules.js'
import type { ServiceTarget } from '../model/target.js'

/** On a Gateway that a conversion made: the hostnames, by commas, of the Services that lead to its workload. */
export const gatewayService = 'internal.istio.io/gateway-service'
/** The namespace of what a rule was made from, where that is another. */
export const parentNamespace = 'internal.istio.io/parent-namespace'
export const gatewaySemantics = 'internal.istio.io/gateway-semantics'
export const serviceAccountName = 'internal.istio.io/service-account-name'

/** A Gateway that applies to the proxy, and the ports of Services through which it is reached. */
export interface SelectedGateway {
  readonly gateway: GatewayRule
  /** Chosen by labels; else by naming a Service, whose ports are then the only ones. */
  readonly byLabels: boolean
  readonly targets: readonly ServiceTarget[]
}

/**
 * The Gateways that run on a proxy, oldest first.
 * Istio: pilot/pkg/model/push_context.go#mergeGateways
 */
export function selectGateways(gateways: readonly GatewayRule[], proxy: Proxy, targets: readonly ServiceTarget[]): SelectedGateway[] {
  const selected = gateways.flatMap((gateway): SelectedGateway[] => {
    const named = gateway.annotations[gatewayService]
    if (named === undefined) return selectsProxy(gateway.spec, proxy) ? [{ gateway, byLabels: true, targets }] : []
    const namespace = gateway.annotations[parentNamespace] || gateway.namespace
    const hostnames = new Set(named.split(','))
    const own = targets.filter(({ service }) => hostnames.has(service.hostname) && service.namespace === namespace)
    return own.length > 0 ? [{ gateway, byLabels: false, targets: own }] : []
  })
  return withoutStrangers(selected)
}

const selectsProxy = (spec: GatewaySpec, proxy: Proxy): boolean => selects(spec.selector, proxy.labels)

/**
 * Where istiod itself runs the workload for a Gateway of the Gateway API, Istio's own Gateways of other namespaces keep out of it.
 * Istio: pilot/pkg/model/push_context.go#filterStrictGatewayMerging
 */
function withoutStrangers(selected: SelectedGateway[]): SelectedGateway[] {
  const derived = ({ gateway }: SelectedGateway): boolean => gateway.annotations[gatewaySemantics] === 'gateway'
  const managed = new Set(
    selected.filter((s) => derived(s) && s.gateway.annotations[serviceAccountName]).map(({ gateway }) => gateway.namespace),
  )
  return managed.size === 0 ? selected : selected.filter((s) => derived(s) || managed.has(s.gateway.namespace))
}
