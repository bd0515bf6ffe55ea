import type { XdsConfiguration } from '../types/xds.js'

const TYPE = 'type.googleapis.com/'
const LISTENER = `${TYPE}envoy.config.listener.v3.Listener`
const ROUTE = `${TYPE}envoy.config.route.v3.RouteConfiguration`
const CLUSTER = `${TYPE}envoy.config.cluster.v3.Cluster`
const ENDPOINT = `${TYPE}envoy.config.endpoint.v3.ClusterLoadAssignment`

/**
 * A configuration in the form of `/config_dump?include_eds` on Envoy's admin port, as far as istiod's push determines it: no bootstrap, no
 * versions, no update times.
 */
export function configDump(configuration: XdsConfiguration): { readonly configs: readonly object[] } {
  return {
    configs: [
      {
        '@type': `${TYPE}envoy.admin.v3.ClustersConfigDump`,
        dynamic_active_clusters: configuration.clusters.map((c) => ({ cluster: { '@type': CLUSTER, ...c } })),
      },
      {
        '@type': `${TYPE}envoy.admin.v3.ListenersConfigDump`,
        dynamic_listeners: configuration.listeners.map((l) => ({ name: l.name, active_state: { listener: { '@type': LISTENER, ...l } } })),
      },
      {
        '@type': `${TYPE}envoy.admin.v3.RoutesConfigDump`,
        dynamic_route_configs: configuration.routes.map((r) => ({ route_config: { '@type': ROUTE, ...r } })),
      },
      {
        '@type': `${TYPE}envoy.admin.v3.EndpointsConfigDump`,
        dynamic_endpoint_configs: configuration.endpoints.map((e) => ({ endpoint_config: { '@type': ENDPOINT, ...e } })),
      },
    ],
  }
}
