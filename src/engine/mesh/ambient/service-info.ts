import type { Labels, Resource } from '../../types/resource.js'
import type { LoadBalancing, ServicePort, ZtunnelService } from '../../types/ztunnel/workload.js'
import type { Protocol } from '../model/protocol.js'
import { type Settings, trafficDistribution } from '../registry/settings.js'
import type { Binder } from './waypoint-binding.js'
import type { Waypoint } from './waypoints.js'
import type { World } from './world.js'

/** A service as ztunnel knows it, with what its workloads and waypoints are found by. Istio: pilot/pkg/model/service.go#ServiceInfo */
export interface ServiceInfo {
  /** `NAMESPACE/HOSTNAME` */
  readonly key: string
  readonly hostname: string
  readonly namespace: string
  readonly service: ZtunnelService
  /** What each port is called, and the pods' port that it names. */
  readonly portNames: ReadonlyMap<number, PortName>
  readonly selector: Labels
  readonly source: Resource
  readonly isKubernetes: boolean
  readonly waypoint: Waypoint | undefined
  /** All that its traffic may go through: the canary too. */
  readonly waypoints: readonly Waypoint[]
}

export interface PortName {
  readonly name: string
  readonly target?: string
}

const INGRESS_USE_WAYPOINT = 'istio.io/ingress-use-waypoint'

/** Go's strconv.ParseBool. */
const isTrue = (text: string): boolean => ['1', 't', 'T', 'TRUE', 'true', 'True'].includes(text)

/** What the waypoint puts on the service. Istio: ambient/services.go#ingressUseWaypointFromLabels, ambient/waypoints.go#buildWeightedWaypoints */
export function waypointFields(
  source: Resource,
  waypoint: Waypoint | undefined,
  binder: Binder,
  world: World,
): { readonly fields: Partial<ZtunnelService>; readonly waypoints: readonly Waypoint[] } {
  if (!waypoint) return { fields: {}, waypoints: [] }
  const said = source.labels[INGRESS_USE_WAYPOINT] ?? world.namespace(source.namespace)?.labels[INGRESS_USE_WAYPOINT]
  const canary = binder.canary(source, waypoint)
  const share = (w: Waypoint, weight: number) => ({ ...(w.address && { destination: w.address }), ...(weight > 0 && { weight }) })
  return {
    fields: {
      ...(waypoint.address && { waypoint: waypoint.address }),
      ...(said !== undefined && isTrue(said) && { ingress_use_waypoint: true }),
      ...(canary && { weighted_waypoints: [share(waypoint, 100 - canary.weight), share(canary.waypoint, canary.weight)] }),
    },
    waypoints: canary ? [waypoint, canary.waypoint] : [waypoint],
  }
}

/** Istio: pilot/pkg/serviceregistry/ambient/workloads.go#toAppProtocolFromProtocol */
export function appProtocol(protocol: Protocol): Pick<ServicePort, 'app_protocol'> {
  const name = appProtocols.get(protocol)
  return name ? { app_protocol: name } : {}
}

const appProtocols = new Map<Protocol, NonNullable<ServicePort['app_protocol']>>([
  ['HTTP', 'HTTP11'],
  ['HTTP2', 'HTTP2'],
  ['GRPC', 'GRPC'],
  ['TLS', 'TLS'],
  ['HTTPS', 'TLS'],
  ['TCP', 'TCP'],
])

/** Nearby endpoints first, farther ones when there are none. Undefined where distance does not count. */
export function placePreference(field: string | undefined, source: Resource, world: World): LoadBalancing | undefined {
  const settings = settingsOf(source.namespace, world)
  switch (trafficDistribution(field, source.annotations, settings)) {
    case 'PreferSameZone':
      return { routing_preference: ['NETWORK', 'REGION', 'ZONE'], mode: 'FAILOVER' }
    case 'PreferSameNode':
      return { routing_preference: ['NETWORK', 'REGION', 'ZONE', 'SUBZONE', 'NODE'], mode: 'FAILOVER' }
    default:
      return undefined
  }
}

const settingsOf = (namespace: string, world: World): Pick<Settings, 'namespaceDistribution'> => ({
  namespaceDistribution: (world.namespace(namespace)?.annotations['networking.istio.io/traffic-distribution'] ?? '').toLowerCase(),
})
