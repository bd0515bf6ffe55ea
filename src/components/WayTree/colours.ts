import type { DiagramNode, TableKind } from '../../worker/protocol'
import type { Station } from '../Way'

/** Each kind of node in the colour of its station. */
export const wayOf: Readonly<Record<DiagramNode['kind'], Station | undefined>> = {
  listener: 'listener',
  'filter-chain': 'listener',
  group: 'route',
  'virtual-host': 'route',
  route: 'route',
  cluster: 'cluster',
  'missing-cluster': undefined,
  endpoints: 'endpoint',
  more: undefined,
  service: 'cluster',
  waypoint: 'route',
  workload: 'endpoint',
  policy: 'listener',
}

export const wayOfTable: Readonly<Record<TableKind, Station>> = {
  listeners: 'listener',
  routes: 'route',
  clusters: 'cluster',
  endpoints: 'endpoint',
  workloads: 'endpoint',
  services: 'cluster',
  policies: 'listener',
}
