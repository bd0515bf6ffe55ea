import type { ActionLabel } from '../view/route-label.js'

/** The words of the route diagram in one language; the texts themselves are in `src/i18n/diagram`. */
export interface RouteDiagramTexts {
  readonly title: string
  readonly description: (nodes: number, hidden: number) => string
  readonly listener: string
  readonly filterChain: string
  readonly routeConfiguration: string
  readonly virtualHost: string
  readonly route: (place: number) => string
  readonly cluster: string
  readonly endpoints: string
  readonly missingCluster: string
  readonly service: string
  readonly waypoint: string
  readonly workload: string
  readonly policy: string
  readonly takesAll: string
  readonly and: string
  readonly countRoutes: (count: number) => string
  readonly noRoutes: string
  readonly noEndpoints: string
  readonly originalDestination: string
  readonly more: (count: number) => string
  readonly hidden: Readonly<Record<'ways' | 'routes' | 'clusters' | 'workloads', (count: number) => string>>
  readonly action: (action: ActionLabel) => string
  readonly flag: (flag: 'NC' | 'UH' | 'NR') => string
}
