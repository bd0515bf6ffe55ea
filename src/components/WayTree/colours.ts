import type { DiagramNode } from '../../worker/protocol'
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
}
