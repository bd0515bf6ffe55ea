import { memo1 } from '../../memo.js'
import type { ConfigNode, EnvoyConfig } from '../config.js'
import { addressBytes } from '../matchers/cidr.js'
import { type Fields, field, isFields, items, part, text } from '../reading.js'
import type { Cluster, Listener, LoadAssignment, RouteConfiguration } from '../shapes.js'
import { withProtoNames } from './names.js'
import { type ConfigProblem, problem } from './problem.js'
import { fromDump, fromLists, fromResource, type Gathered } from './sections.js'

export interface ReadConfig {
  readonly config: EnvoyConfig
  readonly problems: readonly ConfigProblem[]
}

/**
 * Reads an Envoy's configuration from what may be anything: our own or a recorded one (`{listeners, routes, clusters, endpoints, node}`),
 * a `config_dump` of the admin port, what `istioctl proxy-config all|listener|route|cluster|endpoint -o json` prints, or one resource.
 * Objects that need no other field names keep their identity. Nothing throws; what could not be read is among the problems.
 */
export function readConfig(value: unknown): ReadConfig {
  return typeof value === 'object' && value !== null ? readObject(value) : readObject({})
}

const readObject = memo1((value: object): ReadConfig => {
  const gathered: Gathered = { listeners: [], routes: [], clusters: [], endpoints: [], hasEndpoints: false, problems: [] }
  const found = gather(gathered, value)
  if (!found) gathered.problems.push(problem('config.nothing', { kind: Array.isArray(value) ? 'list' : 'object' }))
  const { problems } = gathered
  const config: EnvoyConfig = {
    listeners: unique(gathered.listeners as Listener[], (listener) => text(listener.name), 'listener', problems),
    routes: byName(gathered.routes as RouteConfiguration[], (routes) => text(routes.name), 'routes', problems),
    clusters: byName(gathered.clusters as Cluster[], (cluster) => text(cluster.name), 'cluster', problems),
    endpoints: byName(gathered.endpoints as LoadAssignment[], (assignment) => text(assignment.cluster_name), 'endpoints', problems),
    hasEndpoints: gathered.hasEndpoints,
    ...(gathered.node ? { node: nodeOf(gathered.node) } : {}),
  }
  const unknown = [...config.clusters.values()].filter((cluster) => cluster.type === 'EDS').length
  if (!config.hasEndpoints && unknown > 0) problems.push(problem('config.no-endpoints', { clusters: unknown }))
  return { config, problems }
})

function gather(gathered: Gathered, value: unknown): boolean {
  if (Array.isArray(value)) return value.map((resource) => fromResource(gathered, resource)).some(Boolean)
  if (!isFields(value)) return false
  if (Array.isArray(value.configs)) {
    fromDump(gathered, value.configs)
    return true
  }
  const bootstrap = part(withProtoNamesOf(value, ['staticResources', 'static_resources']), 'static_resources')
  if (bootstrap) {
    fromLists(gathered, bootstrap)
    const node = part(value, 'node')
    if (node) gathered.node = node
    return true
  }
  if (['listeners', 'routes', 'clusters', 'endpoints', 'routeConfigs'].some((name) => Array.isArray(field(value, name)))) {
    fromLists(gathered, value)
    return true
  }
  if (Array.isArray(field(value, 'cluster_statuses')) || Array.isArray(field(value, 'clusterStatuses'))) {
    const statuses = items(field(value, 'cluster_statuses') ?? field(value, 'clusterStatuses'))
    return statuses.map((resource) => fromResource(gathered, resource)).some(Boolean)
  }
  if (text(value['@type'])?.endsWith('ConfigDump')) {
    fromDump(gathered, [value])
    return true
  }
  return fromResource(gathered, value)
}

const withProtoNamesOf = (value: Fields, names: readonly string[]): Fields =>
  names.some((name) => isFields(field(value, name))) ? (withProtoNames(value) as Fields) : value

function unique<T>(
  resources: readonly T[],
  nameOf: (resource: T) => string | undefined,
  kind: string,
  problems: ConfigProblem[],
): readonly T[] {
  const seen = new Set<string>()
  return resources.filter((resource) => {
    const name = nameOf(resource)
    if (name === undefined || !seen.has(name)) {
      if (name !== undefined) seen.add(name)
      return true
    }
    problems.push(problem('config.twice', { kind, name }))
    return false
  })
}

function byName<T>(
  resources: readonly T[],
  nameOf: (resource: T) => string | undefined,
  kind: string,
  problems: ConfigProblem[],
): ReadonlyMap<string, T> {
  return new Map(unique(resources, nameOf, kind, problems).map((resource) => [nameOf(resource) ?? '', resource]))
}

/** The node of a bootstrap, of a golden (with `ip`), or of a dump: `sidecar~IP~POD.NAMESPACE~DOMAIN`. */
function nodeOf(node: Fields): ConfigNode {
  const id = text(node.id)
  const parts = (id ?? '').split('~')
  const metadata = part(node, 'metadata')
  const told = [text(node.ip), ...(text(metadata?.INSTANCE_IPS) ?? '').split(','), parts.length === 4 ? parts[1] : undefined]
  const addresses = [...new Set(told.filter((address) => address !== undefined && addressBytes(address) !== undefined))] as string[]
  const namespace = text(metadata?.NAMESPACE)
  const account = text(metadata?.SERVICE_ACCOUNT)
  const domain = text(field(metadata?.PROXY_CONFIG, 'trustDomain')) ?? text(metadata?.TRUST_DOMAIN) ?? 'cluster.local'
  return {
    ...(id === undefined ? {} : { id }),
    addresses,
    ...(namespace && account ? { identity: `spiffe://${domain}/ns/${namespace}/sa/${account}` } : {}),
  }
}
