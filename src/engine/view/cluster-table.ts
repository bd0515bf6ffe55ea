import type { Cluster } from '../envoy/shapes.js'
import { compareText } from './order.js'
import { clusterNameParts } from './reading.js'
import { describeManager } from './route-table.js'
import type { Table, TableRow } from './table.js'

interface Keyed {
  readonly cluster: Cluster
  readonly host: string
  readonly subset: string
  readonly port: number
  readonly direction: string
}

/**
 * `istioctl proxy-config clusters`.
 * Istio: istioctl/pkg/writer/envoy/configdump/cluster.go#PrintClusterSummary
 */
export function clusterTable(clusters: readonly Cluster[]): Table {
  const sorted = clusters
    .map(keyed)
    .sort(
      (a, b) => compareText(a.host, b.host) || compareText(a.subset, b.subset) || a.port - b.port || compareText(a.direction, b.direction),
    )
  return { columns: ['SERVICE FQDN', 'PORT', 'SUBSET', 'DIRECTION', 'TYPE', 'DESTINATION RULE'], rows: sorted.map(rowOf) }
}

function keyed(cluster: Cluster): Keyed {
  const parts = clusterNameParts(cluster.name ?? '')
  return parts
    ? { cluster, host: parts.host, subset: parts.subset, port: Number(parts.port) || 0, direction: parts.direction }
    : { cluster, host: cluster.name ?? '', subset: '', port: 0, direction: '' }
}

function rowOf({ cluster, host, subset, port, direction }: Keyed): TableRow {
  const named = direction !== ''
  const type = cluster.cluster_type ? 'STATIC' : (cluster.type ?? 'STATIC')
  return {
    cells: [host, named ? String(port) : '-', subset || '-', direction || '-', type, describeManager(cluster.metadata)],
    object: cluster,
  }
}
