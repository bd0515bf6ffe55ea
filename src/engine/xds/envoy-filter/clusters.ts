import type { Patches } from '../../mesh/policy/envoy-filter.js'
import type { Cluster } from '../../types/envoy/cluster.js'
import type { TransportSocket } from '../../types/envoy/transport-socket.js'
import type { ClusterMatch, PatchContext } from '../../types/istio/envoy-filter.js'
import { parseClusterName } from '../eds/cluster-name.js'
import { mergeTyped, TypeMismatch } from './merge.js'
import { added, addsIn, changed, merged, merges, patchesFor, type ReadyPatch } from './patch-set.js'

/**
 * The cluster with its patches; undefined where one removes it.
 * Istio: pilot/pkg/networking/core/envoyfilter/cluster_patch.go#ApplyClusterMerge
 *
 * @param hosts of an inbound cluster: the hosts of the services that it is for
 */
export function patchCluster(
  cluster: Cluster,
  patches: Patches,
  context: PatchContext,
  hosts: readonly string[] = [],
): Cluster | undefined {
  let result = cluster
  try {
    for (const patch of patchesFor(patches, 'CLUSTER', context)) {
      if (!clusterMatches(result, patch.match.cluster, hosts)) continue
      if (patch.operation === 'REMOVE') return undefined
      if (merges(patch)) result = mergeTransportSocket(result, patch) ?? merged(result, patch)
    }
  } catch (error) {
    if (!(error instanceof TypeMismatch)) throw error
  }
  return result
}

/** The clusters that patches add. Istio: #InsertedClusters */
export const addedClusters = (patches: Patches, context: PatchContext): Cluster[] =>
  patchesFor(patches, 'CLUSTER', context)
    .filter((patch) => addsIn(patch, context))
    .map((patch) => added<Cluster>(patch))

function clusterMatches({ name }: Cluster, match: ClusterMatch | undefined, hosts: readonly string[]): boolean {
  if (!match) return true
  if (match.name) return match.name === name
  const parts = parseClusterName(name)
  const inbound = name.startsWith('inbound')
  if (match.subset && match.subset !== (parts?.subset ?? '')) return false
  const ofCluster = inbound && hosts.length > 0 ? hosts : [parts?.hostname ?? '']
  if (match.service && !ofCluster.includes(match.service)) return false
  return !match.portNumber || match.portNumber === (parts?.port ?? 0)
}

/**
 * A patch with a transport socket changes that alone: merged into the one of its name, or put in its place. Where sockets are chosen by
 * endpoint and none has the name, nothing happens. Undefined where the patch has none.
 * Istio: pilot/pkg/networking/core/envoyfilter/cluster_patch.go#mergeTransportSocketCluster
 */
function mergeTransportSocket(cluster: Cluster, patch: ReadyPatch): Cluster | undefined {
  const socket = patch.message.transport_socket as TransportSocket | undefined
  if (!socket) return undefined
  const several = cluster.transport_socket_matches ?? []
  if (several.length > 0) {
    const index = several.findIndex((m) => m.transport_socket?.name === socket.name)
    const found = several[index]
    if (!found) return cluster
    const together = { ...found, transport_socket: mergeSockets(found.transport_socket, socket) }
    return changed({ ...cluster, transport_socket_matches: several.with(index, together) }, cluster, patch)
  }
  const own = cluster.transport_socket
  return changed({ ...cluster, transport_socket: own?.name === socket.name ? mergeSockets(own, socket) : socket }, cluster, patch)
}

/** Without a configuration on both sides there is nothing to merge. */
export const mergeSockets = <S extends { typed_config?: object }>(own: S, patch: S): S =>
  own.typed_config && patch.typed_config
    ? { ...own, typed_config: mergeTyped(own.typed_config as Record<string, unknown>, patch.typed_config as Record<string, unknown>) }
    : own
