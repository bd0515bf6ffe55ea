/**
 * A waypoint's listeners: one ends tunnels, one chooses by address what becomes of the connection inside, one opens tunnels to workloads.
 * Istio: pilot/pkg/networking/core/listener_waypoint.go#buildWaypointInbound
 */
import { waypointResources } from '../../../mesh/ambient/waypoint-resources.js'
import type { PushContext } from '../../../mesh/push-context.js'
import type { SidecarScope } from '../../../mesh/sidecar-scope/scope.js'
import type { Listener } from '../../../types/envoy/listener.js'
import type { ProxyBasis } from '../basis.js'
import { connectOriginate } from './connect-originate.js'
import { connectTerminate } from './connect-terminate.js'
import { mainInternal } from './main-internal.js'

export function waypointListeners(basis: ProxyBasis, push: PushContext, scope: SidecarScope): Listener[] {
  const resources = waypointResources(push, basis.proxy)
  const { origin } = resources
  return [connectTerminate(basis, origin), mainInternal({ basis, push, scope, resources }), connectOriginate(basis, origin)]
}
