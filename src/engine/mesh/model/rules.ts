import type { DestinationRuleSpec } from '../../types/istio/destination-rule.js'
import type { GatewaySpec } from '../../types/istio/gateway.js'
import type { VirtualServiceSpec } from '../../types/istio/virtual-service.js'
import { origin } from '../../types/provenance.js'
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
  /** Of a VirtualService's HTTP route that a delegate gave: the route that delegates. */
  delegatedBy?(index: number): Origin | undefined
}

/** `internal.istio.io/route-semantics` on a VirtualService that a conversion made: whose rules of matching and precedence it follows. */
export const routeSemantics = 'internal.istio.io/route-semantics'
/** Made from a Gateway API route. Istio: pilot/pkg/model/virtualservice.go#UseGatewaySemantics */
export const hasGatewaySemantics = (rule: Pick<Rule<unknown>, 'annotations'>): boolean => rule.annotations[routeSemantics] === 'gateway'
/** Made from an Ingress. Istio: pilot/pkg/model/virtualservice.go#UseIngressSemantics */
export const hasIngressSemantics = (rule: Pick<Rule<unknown>, 'annotations'>): boolean => rule.annotations[routeSemantics] === 'ingress'

/** `resource` as a rule, with `spec` where names were resolved; its paths are the resource's own. */
export const ruleOf = <Spec>(kind: Rule<Spec>['kind'], resource: Resource, spec: Spec): Rule<Spec> => ({
  kind,
  name: resource.name,
  namespace: resource.namespace,
  createdAt: resource.createdAt,
  annotations: resource.annotations,
  labels: resource.labels,
  spec,
  source: resource,
  whence: (...path) => origin(resource, 'spec', ...path),
})

/** Oldest first, ties by name, then namespace. For `Array.sort`. Istio: pilot/pkg/model/config.go#configCompareByCreationTime */
export function byCreation(a: Created, b: Created): number {
  if (a.createdAt !== b.createdAt) return a.createdAt - b.createdAt
  if (a.name !== b.name) return a.name < b.name ? -1 : 1
  return a.namespace < b.namespace ? -1 : a.namespace > b.namespace ? 1 : 0
}

interface Created {
  readonly createdAt: number
  readonly name: string
  readonly namespace: string
}

export type VirtualServiceRule = Rule<VirtualServiceSpec>
export type GatewayRule = Rule<GatewaySpec>

/**
 * DestinationRules of one host merged. Istio: pilot/pkg/model/destination_rule.go#ConsolidatedDestRule
 */
export interface DestinationRuleInEffect {
  readonly rule: Rule<DestinationRuleSpec>
  /** Everyone that took part, in order of precedence. `rule.whence` tells who gave what. */
  readonly from: readonly Resource[]
}
