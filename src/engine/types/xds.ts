import type { Cluster } from './envoy/cluster.js'
import type { ClusterLoadAssignment } from './envoy/endpoint.js'
import type { Listener } from './envoy/listener.js'
import type { GrpcCluster, GrpcListener } from './envoy/proxyless.js'
import type { RouteConfiguration } from './envoy/route.js'

/** The whole configuration of one proxy, or of a gRPC client or server without one, each list sorted by name as in the recordings. */
export interface XdsConfiguration {
  readonly listeners: readonly (Listener | GrpcListener)[]
  readonly routes: readonly RouteConfiguration[]
  readonly clusters: readonly (Cluster | GrpcCluster)[]
  readonly endpoints: readonly ClusterLoadAssignment[]
}
