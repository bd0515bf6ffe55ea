import type { PushContext } from '../../mesh/push-context.js'
import type { Cluster } from '../../types/envoy/cluster.js'
import type { Proxy } from '../../types/proxy.js'

export const buildClusters = (_proxy: Proxy, _push: PushContext): Cluster[] => []
