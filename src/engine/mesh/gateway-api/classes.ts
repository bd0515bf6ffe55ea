import type { GatewayClassSpec } from '../../types/kubernetes/gateway-api.js'
import type { Resource } from '../../types/resource.js'

/** What istiod makes of Gateways of one class. Istio: gatewaycommon/classinfo.go#ClassInfo */
export interface GatewayController {
  readonly name: string
  /** A waypoint's routes come from the Services that it stands before, not from its listeners. */
  readonly waypoint?: boolean
  /** Somebody else's to program. */
  readonly unmanaged?: boolean
  readonly takesListenerSets?: boolean
  /** The workload is called as the Gateway is, without `-CLASS` after it. */
  readonly plainName?: boolean
}

const controllers = new Map(
  (
    [
      { name: 'istio.io/gateway-controller', takesListenerSets: true },
      { name: 'istio.io/unmanaged-gateway', unmanaged: true },
      { name: 'istio.io/mesh-controller', waypoint: true, plainName: true },
    ] satisfies GatewayController[]
  ).map((c: GatewayController) => [c.name, c]),
)

/** Classes that need no GatewayClass in the cluster. */
const builtIn = new Map([
  ['istio', 'istio.io/gateway-controller'],
  ['istio-remote', 'istio.io/unmanaged-gateway'],
  ['istio-waypoint', 'istio.io/mesh-controller'],
])

/** The controller of a class, where it is one of istiod's. Istio: gatewaycommon/gatewayclass_collection.go#FetchGatewayClass */
export function gatewayControllers(
  classes: readonly Resource<GatewayClassSpec>[],
): (className: string | undefined) => GatewayController | undefined {
  const named = new Map(classes.map((c) => [c.name, controllers.get(c.spec?.controllerName ?? '')]))
  return (className = '') => named.get(className) ?? controllers.get(builtIn.get(className) ?? '')
}
