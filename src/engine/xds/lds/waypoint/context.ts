import type { WaypointResources } from '../../../mesh/ambient/waypoint-resources.js'
import type { Service, ServicePort } from '../../../mesh/model/service.js'
import type { PushContext } from '../../../mesh/push-context.js'
import type { SidecarScope } from '../../../mesh/sidecar-scope/scope.js'
import type { Origin } from '../../../types/resource.js'
import type { ProxyBasis } from '../basis.js'

export interface WaypointContext {
  readonly basis: ProxyBasis
  readonly push: PushContext
  readonly scope: SidecarScope
  readonly resources: WaypointResources
}

/** What one chain is for: a port of a service, or workloads by their own address. */
export interface ChainTarget {
  readonly clusterName: string
  readonly service?: Service
  readonly port: ServicePort
  readonly origins: readonly Origin[]
}
