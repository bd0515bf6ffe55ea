import type { Cluster, LoadAssignment } from '../envoy/shapes.js'
import { compareText } from './order.js'
import { endpointsOf, showAddress } from './reading.js'
import type { Table } from './table.js'

/**
 * `istioctl proxy-config endpoints`, before any health check or outlier detection: what istiod said. Clusters with endpoints of their own
 * (STATIC, DNS) are included.
 * Istio: istioctl/pkg/writer/envoy/clusters/clusters.go#PrintEndpointsSummary
 */
export function endpointTable(assignments: readonly LoadAssignment[], clusters: readonly Cluster[]): Table {
  const inline = clusters.flatMap((c) => (c.load_assignment ? [{ ...c.load_assignment, cluster_name: c.name }] : []))
  const rows = [...assignments, ...inline].flatMap((assignment) =>
    endpointsOf(assignment).map((endpoint) => ({
      address: endpoint.endpoint?.address?.socket_address?.address ?? showAddress(endpoint.endpoint?.address),
      port: endpoint.endpoint?.address?.socket_address?.port_value ?? 0,
      cluster: assignment.cluster_name ?? '',
      cells: [showAddress(endpoint.endpoint?.address), endpoint.health_status ?? 'HEALTHY', 'OK', assignment.cluster_name ?? ''],
      object: endpoint,
    })),
  )
  rows.sort((a, b) => compareText(a.address, b.address) || a.port - b.port || compareText(a.cluster, b.cluster))
  return { columns: ['ENDPOINT', 'STATUS', 'OUTLIER CHECK', 'CLUSTER'], rows: rows.map(({ cells, object }) => ({ cells, object })) }
}
