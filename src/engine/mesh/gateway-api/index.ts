/**
 * Gateway API: what istiod makes of it in its own terms.
 * Takes Gateways, ListenerSets, routes, grants and backend policies of `gateway.networking.k8s.io`; gives Istio's Gateways, VirtualServices and
 * DestinationRules, each with the places in the reader's objects that made it.
 * Istio: pilot/pkg/config/kube/gateway/controller.go
 */
import type { ClusterState } from '../../cluster/index.js'
import type { DestinationRule } from '../destination-rule/merge.js'
import type { GatewayRule, VirtualServiceRule } from '../model/rules.js'
import type { ServiceIndex } from '../sidecar-scope/index.js'
import { backendTlsRules } from './backend-tls.js'
import { type GatewayApiObjects, gatewayApiContext, gatewayApiObjects } from './context.js'
import { convertGateways } from './gateways.js'
import { parentIndex } from './route-parents.js'
import { virtualServices } from './virtual-services.js'

/** Rules that nobody wrote as such. */
export interface DerivedRules {
  readonly gateways: readonly GatewayRule[]
  readonly virtualServices: readonly VirtualServiceRule[]
  readonly destinationRules: readonly DestinationRule[]
}

const nothing: DerivedRules = { gateways: [], virtualServices: [], destinationRules: [] }

const isEmpty = (objects: GatewayApiObjects): boolean => Object.values(objects).every((list: readonly unknown[]) => list.length === 0)

export function gatewayApiRules(state: ClusterState, services: ServiceIndex): DerivedRules {
  const objects = gatewayApiObjects(state)
  if (isEmpty(objects)) return nothing
  const context = gatewayApiContext(state, services)
  const { rules, parents } = convertGateways(context, objects.gateways, objects.listenerSets)
  return {
    gateways: rules,
    virtualServices: virtualServices(context, objects, parentIndex(parents)),
    destinationRules: backendTlsRules(context, objects.backendTlsPolicies),
  }
}
