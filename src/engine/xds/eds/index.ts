import type { PushContext } from '../../mesh/push-context.js'
import type { Cluster } from '../../types/envoy/cluster.js'
import type { ClusterLoadAssignment } from '../../types/envoy/endpoint.js'
import type { Proxy } from '../../types/proxy.js'

export const buildEndpoints = (_proxy: Proxy, _push: PushContext, _clusters: readonly Cluster[]): ClusterLoadAssignment[] => []
