/**
 * Proxyless gRPC: what clients and servers that read xDS themselves are told.
 * Takes a proxy and the push context; gives what a client learns that dials every service, step by step as gRPC asks: listeners by
 * `HOST:PORT`, the routes they name, the clusters those name, their endpoints. Each list is sorted by name.
 * Istio: pilot/pkg/networking/grpcgen
 */
import type { PushContext } from '../../mesh/push-context.js'
import type { ClusterLoadAssignment } from '../../types/envoy/endpoint.js'
import type { GrpcCluster, GrpcListener } from '../../types/envoy/proxyless.js'
import type { RouteConfiguration } from '../../types/envoy/route.js'
import type { Proxy } from '../../types/proxy.js'
import { clientOf, loadAssignment } from '../eds/index.js'
import { routesNamed } from '../rds/index.js'
import { grpcClusters } from './clusters.js'
import { clientListeners, serverListener } from './listeners.js'

export interface GrpcResources {
  readonly listeners: readonly GrpcListener[]
  readonly routes: readonly RouteConfiguration[]
  readonly clusters: readonly GrpcCluster[]
  readonly endpoints: readonly ClusterLoadAssignment[]
}

/** The port on which the gRPC servers of Istio's own samples listen. */
const SAMPLE_SERVER_PORT = 17070

/** @param serverPort the port on which the workload, if it is a server, listens */
export function grpcResources(proxy: Proxy, push: PushContext, serverPort = SAMPLE_SERVER_PORT): GrpcResources {
  const dialled = push.services.flatMap((s) => s.ports.map((p) => `${s.hostname}:${p.port}`))
  const clients = clientListeners(proxy, push, dialled)
  const server = serverListener(proxy, push, proxy.ipAddresses[0] ?? '', serverPort)
  const listeners: GrpcListener[] = server ? [...clients, server] : clients
  const routes = routesNamed(proxy, push, sortedNames(clients.map(routeNameOf)))
  const clusters = sortedNames(routes.flatMap(clusterNames))
  const client = clientOf(proxy, push)
  return {
    listeners: sortedBy(listeners, (l) => l.name),
    routes: sortedBy(routes, (r) => r.name),
    clusters: sortedBy(grpcClusters(proxy, push, clusters), (c) => c.name),
    endpoints: clusters.map((name) => loadAssignment(name, client, push)),
  }
}

const sortedNames = (names: readonly string[]): string[] => [...new Set(names)].sort()

const sortedBy = <T>(list: readonly T[], name: (t: T) => string): T[] => [...list].sort((a, b) => (name(a) < name(b) ? -1 : 1))

const routeNameOf = (listener: ReturnType<typeof clientListeners>[number]): string =>
  (listener.api_listener.api_listener.rds as { route_config_name: string }).route_config_name

/** The clusters of the mesh that a route configuration sends to. */
const clusterNames = (config: RouteConfiguration): string[] =>
  (config.virtual_hosts ?? [])
    .flatMap((host) => host.routes ?? [])
    .flatMap(({ route }) => [
      route?.cluster ?? '',
      ...(route?.weighted_clusters?.clusters ?? []).map((c) => c.name),
      ...(route?.request_mirror_policies ?? []).map((m) => m.cluster),
    ])
    .filter((name) => name.startsWith('outbound|'))
