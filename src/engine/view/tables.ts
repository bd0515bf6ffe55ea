import type { Configuration } from '../envoy/shapes.js'
import { clusterTable } from './cluster-table.js'
import { endpointTable } from './endpoint-table.js'
import { listenerTable } from './listener-table.js'
import { routeTable } from './route-table.js'
import type { Table } from './table.js'

/** The tables that `istioctl proxy-config` prints. */
export type TableKind = 'listeners' | 'routes' | 'clusters' | 'endpoints'

/** One of the tables of a configuration. */
export function tableOf(kind: TableKind, configuration: Configuration): Table {
  switch (kind) {
    case 'listeners':
      return listenerTable(configuration.listeners)
    case 'routes':
      return routeTable(configuration.routes)
    case 'clusters':
      return clusterTable(configuration.clusters)
    case 'endpoints':
      return endpointTable(configuration.endpoints, configuration.clusters)
  }
}
