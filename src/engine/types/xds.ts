import type { Cluster } from './envoy/cluster.js'
import type { ClusterLoadAssignment } from './envoy/endpoint.js'
import type { Listener } from './envoy/listener.js'
import type { RouteConfiguration } from './envoy/route.js'

/** One proxy's whole configuration, each list sorted by name as in the recordings. */
export interface XdsConfiguration {
  readonly listeners: readonly Listener[]
  readonly routes: readonly RouteConfiguration[]
  readonly clusters: readonly Cluster[]
  readonly endpoints: readonly ClusterLoadAssignment[]
}
