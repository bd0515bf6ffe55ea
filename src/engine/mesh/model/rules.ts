import type { DestinationRuleSpec } from '../../types/istio/destination-rule.js'
import type { GatewaySpec } from '../../types/istio/gateway.js'
import type { VirtualServiceSpec } from '../../types/istio/virtual-service.js'
import type { Origin, Resource } from '../../types/resource.js'

/**
 * A rule in effect: hosts and gateways fully qualified, delegates merged in, derived ones (Ingress, Gateway API) in Istio's own terms.
 * `whence` gives the place in the reader's YAML of a path in `spec`, through delegates and conversions.
 */
export interface Rule<Spec> {
  readonly kind: 'VirtualService' | 'DestinationRule' | 'Gateway'
  readonly name: string
  readonly namespace: string
  readonly createdAt: number
  readonly annotations: Readonly<Record<string, string>>
  readonly labels: Readonly<Record<string, string>>
  readonly spec: Spec
  readonly source: Resource
  whence(...path: readonly (string | number)[]): Origin
}

export type VirtualServiceRule = Rule<VirtualServiceSpec>
export type GatewayRule = Rule<GatewaySpec>

/**
 * DestinationRules of one host merged. Istio: pilot/pkg/model/destination_rule.go#ConsolidatedDestRule
 */
export interface DestinationRuleInEffect {
  readonly rule: Rule<DestinationRuleSpec>
  /** Everyone that took part, the one that keeps its traffic policy first. */
  readonly from: readonly Resource[]
}
