import type { Cluster, Listener, LoadAssignment, RouteConfiguration } from './shapes.js'

/** One Envoy's configuration, whatever it was read from. Objects keep the identity that they came with: provenance hangs on it. */
export interface EnvoyConfig {
  readonly listeners: readonly Listener[]
  /** Route configurations by name. */
  readonly routes: ReadonlyMap<string, RouteConfiguration>
  readonly clusters: ReadonlyMap<string, Cluster>
  /** Load assignments by `cluster_name`: a cluster's `eds_cluster_config.service_name`, or its name. */
  readonly endpoints: ReadonlyMap<string, LoadAssignment>
  /** False for a dump without EDS: then an EDS cluster's endpoints are unknown, not absent. */
  readonly hasEndpoints: boolean
  readonly node?: ConfigNode
}

export interface ConfigNode {
  readonly id?: string
  readonly addresses: readonly string[]
  /** The SPIFFE URI of the proxy's certificate, from its namespace and service account. */
  readonly identity?: string
}
