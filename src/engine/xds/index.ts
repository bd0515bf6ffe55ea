/**
 * xDS: from a proxy and the push context to Envoy's configuration.
 * Gives listeners, routes, clusters and endpoints as plain protobuf JSON, each list sorted by name.
 * Istio: pilot/pkg/networking/core, pilot/pkg/xds/endpoints
 */
import type { PushContext } from '../mesh/push-context.js'
import type { Proxy } from '../types/proxy.js'
import type { XdsConfiguration } from '../types/xds.js'
import { buildClusters } from './cds/index.js'
import { buildEndpoints } from './eds/index.js'
import { withListenerPatches, withRoutePatches } from './envoy-filter/index.js'
import { grpcResources } from './grpc/index.js'
import { buildListeners } from './lds/index.js'
import { buildRoutes } from './rds/index.js'
import { workloadResources } from './workload/index.js'

const sortedBy = <T>(list: readonly T[], name: (t: T) => string): readonly T[] =>
  [...list].sort((a, b) => (name(a) < name(b) ? -1 : name(a) > name(b) ? 1 : 0))

/** Lists of resources by type, as a proxy asks for them. */
export type Answer = Readonly<Record<string, readonly object[]>>

/** Whom istiod answers resource by resource over ADS, and not with a whole configuration of Envoy's: they are no Envoy. */
export const isEnvoy = (proxy: Proxy): boolean => proxy.type !== 'ztunnel' && proxy.type !== 'grpc'

/** All that a proxy of any type is told. */
export function answerFor(proxy: Proxy, push: PushContext): Answer {
  if (proxy.type === 'ztunnel') return { ...workloadResources(push) }
  if (proxy.type === 'grpc') return { ...grpcResources(proxy, push) }
  return { ...generate(proxy, push) }
}

const nothing: XdsConfiguration = { listeners: [], routes: [], clusters: [], endpoints: [] }

/** What a proxy holds of listeners, routes, clusters and endpoints. ztunnel holds none: it is told of workloads, see `answerFor`. */
export function generate(proxy: Proxy, push: PushContext): XdsConfiguration {
  if (proxy.type === 'ztunnel') return nothing
  if (proxy.type === 'grpc') return grpcResources(proxy, push)
  const listeners = withListenerPatches(buildListeners(proxy, push), proxy, push)
  const clusters = buildClusters(proxy, push)
  return {
    listeners: sortedBy(listeners, (l) => l.name ?? ''),
    routes: sortedBy(withRoutePatches(buildRoutes(proxy, push, listeners), proxy, push), (r) => r.name ?? ''),
    clusters: sortedBy(clusters, (c) => c.name ?? ''),
    endpoints: sortedBy(buildEndpoints(proxy, push, clusters), (e) => e.cluster_name ?? ''),
  }
}
