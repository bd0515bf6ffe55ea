import { type Fields, field, isFields, items, objects, part, text } from '../reading.js'
import { withProtoNames } from './names.js'
import { type ConfigProblem, problem } from './problem.js'

/** What a reading has gathered. */
export interface Gathered {
  readonly listeners: Fields[]
  readonly routes: Fields[]
  readonly clusters: Fields[]
  readonly endpoints: Fields[]
  /** Whether there was a place for endpoints, be it empty. */
  hasEndpoints: boolean
  node?: Fields
  readonly problems: ConfigProblem[]
}

const named = (value: unknown): readonly Fields[] => objects(value).map((object) => withProtoNames(object) as Fields)
const inner = (value: unknown, name: string): readonly Fields[] =>
  named(value).flatMap((object): readonly Fields[] => {
    const found = part(object, name)
    return found ? [found] : []
  })

/** The bare lists of a golden, of our own configurations and of `static_resources`. */
export function fromLists(gathered: Gathered, value: Fields): void {
  gathered.listeners.push(...named(value.listeners))
  gathered.routes.push(...named(value.routes), ...named(value.route_configs))
  gathered.clusters.push(...named(value.clusters))
  gathered.endpoints.push(...named(value.endpoints))
  if (Array.isArray(value.endpoints)) gathered.hasEndpoints = true
  const node = part(value, 'node')
  if (node) gathered.node = node
}

/** The sections of `config_dump`, whatever their version. */
export function fromDump(gathered: Gathered, configs: unknown): void {
  for (const config of objects(configs)) {
    const section = withProtoNames(config) as Fields
    const type = (text(section['@type']) ?? '').replace(/^.*\./, '')
    switch (type) {
      case 'BootstrapConfigDump':
        gathered.node = part(section.bootstrap, 'node') ?? gathered.node ?? {}
        break
      case 'ListenersConfigDump':
        listeners(gathered, section)
        break
      case 'RoutesConfigDump':
        for (const list of [section.static_route_configs, section.dynamic_route_configs])
          gathered.routes.push(...inner(list, 'route_config'))
        break
      case 'ClustersConfigDump':
        for (const list of [section.static_clusters, section.dynamic_active_clusters, section.dynamic_warming_clusters])
          gathered.clusters.push(...inner(list, 'cluster'))
        break
      case 'EndpointsConfigDump':
        gathered.hasEndpoints = true
        for (const list of [section.static_endpoint_configs, section.dynamic_endpoint_configs])
          gathered.endpoints.push(...inner(list, 'endpoint_config'))
        break
      case 'SecretsConfigDump':
      case 'ScopedRoutesConfigDump':
      case 'EcdsConfigDump':
        break
      default:
        if (!bySection(gathered, section)) gathered.problems.push(problem('config.unknown-section', { type: text(section['@type']) ?? '' }))
    }
  }
}

/** A section without its type, by what it holds. */
function bySection(gathered: Gathered, section: Fields): boolean {
  const has = (...names: readonly string[]) => names.some((name) => Object.hasOwn(section, name))
  if (has('static_listeners', 'dynamic_listeners')) listeners(gathered, section)
  else if (has('static_route_configs', 'dynamic_route_configs')) fromDump(gathered, [{ ...section, '@type': 'RoutesConfigDump' }])
  else if (has('static_clusters', 'dynamic_active_clusters')) fromDump(gathered, [{ ...section, '@type': 'ClustersConfigDump' }])
  else if (has('static_endpoint_configs', 'dynamic_endpoint_configs')) fromDump(gathered, [{ ...section, '@type': 'EndpointsConfigDump' }])
  else if (has('bootstrap')) fromDump(gathered, [{ ...section, '@type': 'BootstrapConfigDump' }])
  else return false
  return true
}

function listeners(gathered: Gathered, section: Fields): void {
  gathered.listeners.push(...inner(section.static_listeners, 'listener'))
  for (const dynamic of objects(section.dynamic_listeners)) {
    const error = part(dynamic, 'error_state')
    if (error) gathered.problems.push(problem('config.error-state', { name: text(dynamic.name) ?? '', details: text(error.details) ?? '' }))
    const state = part(dynamic, 'active_state') ?? part(dynamic, 'warming_state') ?? part(dynamic, 'draining_state')
    const listener = part(state, 'listener')
    if (listener) gathered.listeners.push(withProtoNames(listener) as Fields)
  }
  // Before there were states of each, there were lists.
  for (const list of [section.dynamic_active_listeners, section.dynamic_warming_listeners])
    gathered.listeners.push(...inner(list, 'listener'))
}

/** One resource of a list, by what it has: `istioctl proxy-config listener|route|cluster|endpoint -o json`. */
export function fromResource(gathered: Gathered, value: unknown): boolean {
  if (!isFields(value)) return false
  const resource = withProtoNames(value) as Fields
  const has = (...names: readonly string[]) => names.some((name) => Object.hasOwn(resource, name))
  if (Array.isArray(resource.configs)) fromDump(gathered, resource.configs)
  else if (has('filter_chains', 'listener_filters', 'api_listener', 'default_filter_chain', 'internal_listener', 'traffic_direction'))
    gathered.listeners.push(resource)
  else if (has('virtual_hosts')) gathered.routes.push(resource)
  else if (has('host_statuses')) gathered.endpoints.push(assignmentOf(resource))
  else if (has('cluster_name')) gathered.endpoints.push(resource)
  else if (
    has(
      'connect_timeout',
      'eds_cluster_config',
      'load_assignment',
      'lb_policy',
      'type',
      'cluster_type',
      'transport_socket',
      'circuit_breakers',
    )
  )
    gathered.clusters.push(resource)
  else if (has('address')) gathered.listeners.push(resource)
  else return false
  if (has('host_statuses', 'cluster_name')) gathered.hasEndpoints = true
  return true
}

/** `clusters?format=json` tells hosts and how they are; as a load assignment. */
function assignmentOf(status: Fields): Fields {
  const groups = new Map<number, object[]>()
  for (const host of objects(status.host_statuses)) {
    const priority = typeof host.priority === 'number' ? host.priority : 0
    const group = groups.get(priority) ?? []
    const health = text(field(host.health_status, 'eds_health_status'))
    group.push({
      endpoint: { address: host.address },
      ...(health ? { health_status: health } : {}),
      ...(typeof host.weight === 'number' ? { load_balancing_weight: host.weight } : {}),
    })
    groups.set(priority, group)
  }
  return { cluster_name: text(status.name) ?? '', endpoints: [...groups].map(([priority, lb_endpoints]) => ({ priority, lb_endpoints })) }
}

export const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value) && items(value).length >= 0
