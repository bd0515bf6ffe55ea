import type { RouteDiagramTexts } from '../../engine/diagram/texts.js'

const count = (n: number, one: string, many: string) => `${n} ${n === 1 ? one : many}`

export const routeDiagramTexts: RouteDiagramTexts = {
  title: 'The way of a request',
  description: (nodes, hidden) =>
    `From listener to endpoints, ${count(nodes, 'node', 'nodes')}${hidden > 0 ? `, ${count(hidden, 'way', 'ways')} not drawn` : ''}. The table below says the same.`,
  listener: 'Listener',
  filterChain: 'Filter chain',
  routeConfiguration: 'Route configuration',
  virtualHost: 'Virtual host',
  route: (place) => `Route ${place}`,
  cluster: 'Cluster',
  endpoints: 'Endpoints',
  missingCluster: 'No such cluster',
  service: 'Service',
  waypoint: 'Waypoint',
  workload: 'Workload',
  policy: 'Policy',
  takesAll: 'everything else',
  and: 'and',
  countRoutes: (n) => count(n, 'route', 'routes'),
  noRoutes: 'no routes',
  noEndpoints: 'no endpoints',
  originalDestination: 'original destination',
  more: (n) => `${n} more`,
  hidden: {
    ways: (n) => `${count(n, 'more way', 'more ways')} not drawn`,
    routes: (n) => count(n, 'more route', 'more routes'),
    clusters: (n) => count(n, 'more cluster', 'more clusters'),
    workloads: (n) => count(n, 'more workload', 'more workloads'),
  },
  action: (action) => {
    switch (action.kind) {
      case 'redirect':
        return 'redirect'
      case 'direct':
        return `direct response ${action.status}`
      case 'split':
        return 'split by weight'
      case 'serve':
        return 'served here'
      default:
        return ''
    }
  },
  flag: (flag) => ({ NC: '503 NC', UH: '503 UH', NR: '404 NR' })[flag],
}
