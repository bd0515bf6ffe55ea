import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

interface Golden {
  readonly listeners: readonly { readonly name: string }[]
  readonly routes: readonly {
    readonly name: string
    readonly virtual_hosts?: readonly { readonly name: string; readonly domains: readonly string[] }[]
  }[]
  readonly clusters: readonly { readonly name: string }[]
  readonly endpoints: readonly { readonly cluster_name: string }[]
}

const type = (name: string) => ({ '@type': `type.googleapis.com/envoy.${name}` })
const golden = JSON.parse(
  readFileSync(fileURLToPath(new URL('../conformance/golden/bookinfo-5-user/productpage-v1.json', import.meta.url)), 'utf8'),
) as Golden

/** A copy under the name of the `n`th service. */
const renamed = <T>(value: T, n: number): T => JSON.parse(JSON.stringify(value).replaceAll('reviews', `service-${n}`)) as T

/**
 * The config dump of a sidecar in a mesh of many services, about so many megabytes, in the form of Envoy's admin port: Bookinfo's
 * productpage with its `reviews` (four clusters, their endpoints, a virtual host on port 9080) repeated under other names. One route
 * configuration and the lists of clusters and endpoints grow, as they do in a real mesh.
 */
export function largeDump(megabytes: number): string {
  const own = {
    clusters: golden.clusters.filter((c) => c.name.includes('reviews')),
    endpoints: golden.endpoints.filter((e) => e.cluster_name.includes('reviews')),
    host: golden.routes.find((r) => r.name === '9080')?.virtual_hosts?.find((h) => h.name.includes('reviews')),
  }
  const one = JSON.stringify(own, undefined, 1).length * 1.25
  const count = Math.max(1, Math.round((megabytes * 1_000_000) / one))
  const copies = Array.from({ length: count }, (_, n) => renamed(own, n))
  const routes = golden.routes.map((r) =>
    r.name === '9080' ? { ...r, virtual_hosts: [...(r.virtual_hosts ?? []), ...copies.map((c) => c.host)] } : r,
  )
  const updated = '2026-01-01T00:00:00.000Z'
  const configs = [
    {
      ...type('admin.v3.ClustersConfigDump'),
      version_info: '1',
      dynamic_active_clusters: [...golden.clusters, ...copies.flatMap((c) => c.clusters)].map((c) => ({
        version_info: '1',
        cluster: { ...type('config.cluster.v3.Cluster'), ...c },
        last_updated: updated,
      })),
    },
    {
      ...type('admin.v3.ListenersConfigDump'),
      version_info: '1',
      dynamic_listeners: golden.listeners.map((l) => ({
        name: l.name,
        active_state: { version_info: '1', listener: { ...type('config.listener.v3.Listener'), ...l }, last_updated: updated },
      })),
    },
    {
      ...type('admin.v3.RoutesConfigDump'),
      dynamic_route_configs: routes.map((r) => ({
        version_info: '1',
        route_config: { ...type('config.route.v3.RouteConfiguration'), ...r },
        last_updated: updated,
      })),
    },
    {
      ...type('admin.v3.EndpointsConfigDump'),
      dynamic_endpoint_configs: [...golden.endpoints, ...copies.flatMap((c) => c.endpoints)].map((e) => ({
        endpoint_config: { ...type('config.endpoint.v3.ClusterLoadAssignment'), ...e },
      })),
    },
  ]
  return JSON.stringify({ configs }, undefined, 1)
}
