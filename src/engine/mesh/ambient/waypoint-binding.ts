import type { Labels, Resource } from '../../types/resource.js'
import { labelSelectorTakes } from '../model/label-selector.js'
import type { Waypoint } from './waypoints.js'
import type { World } from './world.js'

/** Finds the waypoint of an object by labels: its own, else its namespace's. */
export interface Binder {
  /** Through which traffic to a service goes; `public: false` for one that only its own namespace sees. */
  forService(labels: Labels, namespace: string, seenOutside?: boolean): Waypoint | undefined
  /** Through which traffic straight to a workload goes. */
  forWorkload(labels: Labels, namespace: string): Waypoint | undefined
  /** The gateway that a workload is itself an instance of. */
  ofInstance(labels: Labels, namespace: string): Waypoint | undefined
  /** A second waypoint that takes a share of what is for `primary`. */
  canary(object: Pick<Resource, 'labels' | 'annotations' | 'namespace'>, primary: Waypoint): Canary | undefined
}

export interface Canary {
  readonly waypoint: Waypoint
  /** Per cent. */
  readonly weight: number
}

export const USE_WAYPOINT = 'istio.io/use-waypoint'
const USE_WAYPOINT_NAMESPACE = 'istio.io/use-waypoint-namespace'
const CANARY = 'istio.io/use-waypoint-canary'
const CANARY_NAMESPACE = 'istio.io/use-waypoint-canary-namespace'
const CANARY_WEIGHT = 'istio.io/use-waypoint-canary-weight'
const GATEWAY_NAME = 'gateway.networking.k8s.io/gateway-name'
const MANAGED = 'gateway.istio.io/managed'
const gatewaysThemselves: ReadonlySet<string | undefined> = new Set(['istio.io-mesh-controller', 'istio.io-eastwest-controller'])

const own = (table: Labels, key: string): string | undefined => (Object.hasOwn(table, key) ? table[key] : undefined)

/** Whether the labels are those of a waypoint's or an east-west gateway's own objects, which have no waypoint. */
export const isGatewayItself = (labels: Labels): boolean => gatewaysThemselves.has(own(labels, MANAGED))

/** The waypoint that labels name, as `NAMESPACE/NAME`; `none` for a refusal. Istio: ambient/waypoints.go#GetUseWaypoint */
function named(labels: Labels, namespace: string): string | 'none' | undefined {
  const name = own(labels, USE_WAYPOINT)
  if (name === undefined || name === 'none') return name
  return `${own(labels, USE_WAYPOINT_NAMESPACE) ?? namespace}/${name}`
}

const servesServices = (w: Waypoint): boolean => w.trafficType === 'service' || w.trafficType === 'all'
const servesWorkloads = (w: Waypoint): boolean => w.trafficType === 'workload' || w.trafficType === 'all'

export function binder(world: World, waypoints: ReadonlyMap<string, Waypoint>): Binder {
  const mayBind = (waypoint: Waypoint, namespace: string): boolean => {
    if (waypoint.from === 'All') return true
    if (waypoint.from === 'Same') return waypoint.namespace === namespace
    return waypoint.selector !== undefined && labelSelectorTakes(waypoint.selector, world.namespace(namespace)?.labels ?? {})
  }
  const open = (key: string, namespace: string): Waypoint | undefined => {
    const waypoint = waypoints.get(key)
    return waypoint && mayBind(waypoint, namespace) ? waypoint : undefined
  }
  /** Istio: pilot/pkg/serviceregistry/ambient/waypoints.go#fetchWaypointForTarget */
  const find = (labels: Labels, namespace: string): Waypoint | undefined => {
    const said = named(labels, namespace) ?? named(world.namespace(namespace)?.labels ?? {}, namespace)
    return said === undefined || said === 'none' ? undefined : open(said, namespace)
  }
  return {
    forService: (labels, namespace, seenOutside = true) => {
      const waypoint = isGatewayItself(labels) ? undefined : find(labels, namespace)
      if (!waypoint || !servesServices(waypoint)) return undefined
      return seenOutside || waypoint.namespace === namespace ? waypoint : undefined
    },
    forWorkload: (labels, namespace) => {
      const waypoint = find(labels, namespace)
      return waypoint && servesWorkloads(waypoint) ? waypoint : undefined
    },
    ofInstance: (labels, namespace) => {
      const name = own(labels, GATEWAY_NAME)
      return name ? waypoints.get(`${namespace}/${name}`) : undefined
    },
    canary: ({ labels, annotations, namespace }, primary) => {
      // What the namespace says counts only where it also gave the first waypoint.
      const inherits = own(labels, USE_WAYPOINT) === undefined || own(labels, USE_WAYPOINT) === 'none'
      const above = inherits ? world.namespace(namespace) : undefined
      const from = own(labels, CANARY) === undefined && above && own(above.labels, CANARY) !== undefined ? above.labels : labels
      const name = own(from, CANARY)
      if (!name || name === 'none') return undefined
      const key = `${own(from, CANARY_NAMESPACE) ?? namespace}/${name}`
      const weight = canaryWeight(own(annotations, CANARY_WEIGHT) ?? (above && own(above.annotations, CANARY_WEIGHT)))
      if (key === primary.key || weight === undefined) return undefined
      const waypoint = open(key, namespace)
      return waypoint && servesServices(waypoint) ? { waypoint, weight } : undefined
    },
  }
}

/** Nothing said is none of it; what is no percentage is undefined. */
function canaryWeight(text: string | undefined): number | undefined {
  if (text === undefined) return 0
  const weight = /^[+-]?\d{1,9}$/.test(text) ? Number(text) : -1
  return weight >= 0 && weight <= 100 ? weight : undefined
}
