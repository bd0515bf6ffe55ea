import type { Run } from '../http/stream.js'
import { field, items, messageOf, part, text } from '../reading.js'
import type { Cluster } from '../shapes.js'
import { type HostSet, hostSets, namedHostSets } from './hosts.js'

/** How a cluster comes by its hosts. */
export type Discovery =
  | { readonly kind: 'hosts'; readonly sets: readonly HostSet[]; readonly assignment?: object }
  | { readonly kind: 'original-destination' }
  /** The host stands in the request. */
  | { readonly kind: 'forward-proxy' }
  | { readonly kind: 'aggregate'; readonly clusters: readonly string[] }
  /** Endpoints are discovered, and are not part of what was read. */
  | { readonly kind: 'unknown' }

/** Where a cluster's hosts are to be found. */
export function discoveryOf(run: Run, cluster: Cluster): Discovery {
  const extension = part(cluster.cluster_type, 'typed_config')
  const extensionName = text(field(cluster.cluster_type, 'name')) ?? ''
  if (extensionName === 'envoy.clusters.aggregate' || messageOf(extension) === 'ClusterConfig') {
    const clusters = items(field(extension, 'clusters')).filter((name) => typeof name === 'string')
    if (clusters.length > 0 || extensionName === 'envoy.clusters.aggregate') return { kind: 'aggregate', clusters }
  }
  if (extensionName === 'envoy.clusters.dynamic_forward_proxy' || extensionName === 'envoy.clusters.strict_forward_proxy')
    return { kind: 'forward-proxy' }
  const type = text(cluster.type)
  if (type === 'ORIGINAL_DST' || (type === undefined && field(cluster, 'original_dst_lb_config') && !cluster.load_assignment))
    return { kind: 'original-destination' }
  if (type === 'EDS') {
    const service = text(field(field(cluster, 'eds_cluster_config'), 'service_name')) || (text(cluster.name) ?? '')
    const assignment = run.config.endpoints.get(service)
    if (assignment) return { kind: 'hosts', sets: hostSets(assignment), assignment }
    if (!run.config.hasEndpoints) return { kind: 'unknown' }
  }
  const assignment = part(cluster, 'load_assignment')
  if (!assignment) return { kind: 'hosts', sets: [] }
  const isNamed = type === 'STRICT_DNS' || type === 'LOGICAL_DNS' || extensionName === 'envoy.cluster.dns'
  return { kind: 'hosts', sets: (isNamed ? namedHostSets : hostSets)(assignment), assignment }
}
