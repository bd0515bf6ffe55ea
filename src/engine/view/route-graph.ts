import type { Cluster, Configuration, LoadAssignment, Route } from '../envoy/shapes.js'
import { describeChainMatch } from './listener-table.js'
import { clustersOf, endpointsOf, showAddress } from './reading.js'
import { type ActionLabel, actionOf, type Condition, conditionsOf } from './route-label.js'
import { type Subject, subjectsOf } from './subjects.js'

/** The stations of a request's way, left to right. `more` stands for what is folded away. */
export type NodeKind =
  | 'listener'
  | 'filter-chain'
  | 'virtual-host'
  | 'route'
  | 'cluster'
  | 'endpoints'
  | 'missing-cluster'
  | 'more'
  /** What ztunnel knows: see `ztunnel-graph.ts`. */
  | 'service'
  | 'waypoint'
  | 'workload'
  | 'policy'

/** What a node says beside its name: data that the page words. */
export type NodeFact =
  | { readonly fact: 'routes'; readonly count: number }
  | { readonly fact: 'domains'; readonly domains: readonly string[]; readonly more: number }
  | { readonly fact: 'conditions'; readonly conditions: readonly Condition[] }
  | { readonly fact: 'action'; readonly action: ActionLabel }
  | { readonly fact: 'route-place'; readonly place: number }
  | { readonly fact: 'chain-match'; readonly match: string }
  | { readonly fact: 'subset'; readonly subset: string }
  | { readonly fact: 'cluster-type'; readonly type: string }
  | { readonly fact: 'addresses'; readonly addresses: readonly string[]; readonly more: number }
  | { readonly fact: 'no-endpoints' }
  | { readonly fact: 'original-destination' }
  | { readonly fact: 'hidden'; readonly count: number; readonly of: 'ways' | 'routes' | 'clusters' | 'workloads' }
  | { readonly fact: 'protocol'; readonly protocol: 'HBONE' | 'TCP' }
  | { readonly fact: 'policy-action'; readonly action: 'ALLOW' | 'DENY' }
  | { readonly fact: 'port'; readonly port: number }

export interface GraphNode {
  /** Stable between two states of the same configuration: `route:9080/reviews.default.svc.cluster.local:9080/0`. */
  readonly id: string
  readonly kind: NodeKind
  readonly name: string
  readonly facts: readonly NodeFact[]
  /** The route configuration around virtual hosts and routes. */
  readonly group?: string
  /** The generated object; its origins lead to the YAML. Absent for what is missing or folded. */
  readonly object?: object
  /** The flag that Envoy logs for a request that ends here. */
  readonly flag?: 'NC' | 'UH' | 'NR'
}

export interface GraphEdge {
  readonly from: string
  readonly to: string
  /** `90%`, where a route splits. */
  readonly share?: number
}

export interface RouteGraph {
  readonly nodes: readonly GraphNode[]
  readonly edges: readonly GraphEdge[]
  /** Route configurations drawn, with the object that each is. */
  readonly groups: readonly { readonly id: string; readonly name: string; readonly object?: object }[]
  /** All ways through the configuration, those drawn marked. */
  readonly subjects: readonly (Subject & { readonly shown: boolean })[]
  readonly hidden: number
}

export interface GraphOptions {
  /** Only ways whose names, domains or clusters contain this text. */
  readonly text?: string
  /** Only ways that begin at a listener on this port or whose virtual host is for it. */
  readonly port?: number
  /** Only these ways (ids of subjects). */
  readonly only?: readonly string[]
  /** At most so many ways; default 6. The rest folds into one node. */
  readonly limit?: number
  /** Ways that these objects' makers touch come first; higher is sooner. */
  readonly rank?: (subject: Subject) => number
}

const WAYS = 6
const ROUTES = 12
const ADDRESSES = 4
const CLUSTERS = 12

/**
 * The way of requests through a proxy's configuration: listener → (filter chain) → virtual host → route → cluster → endpoints, for the ways
 * asked for. What is named but missing is a node of its own.
 */
export function routeGraph(configuration: Configuration, options: GraphOptions = {}): RouteGraph {
  const all = subjectsOf(configuration)
  const chosen = choose(all, options)
  const shown = chosen.slice(0, options.limit ?? WAYS)
  const builder = new GraphBuilder(configuration)
  for (const subject of shown) builder.add(subject)
  if (chosen.length > shown.length) builder.fold('more:ways', 'ways', chosen.length - shown.length)
  const drawn = new Set(shown)
  return { ...builder.graph(), subjects: all.map((s) => ({ ...s, shown: drawn.has(s) })), hidden: all.length - shown.length }
}

function choose(all: readonly Subject[], options: GraphOptions): readonly Subject[] {
  const text = options.text?.trim().toLowerCase()
  const only = options.only && new Set(options.only)
  const matching = all.filter(
    (s) =>
      (!only || only.has(s.id)) &&
      (options.port === undefined || usesPort(s, options.port)) &&
      (!text || s.searchable.some((t) => t.toLowerCase().includes(text))),
  )
  const rank = options.rank
  if (!rank) return matching
  const ranked = matching.map((subject, i) => ({ subject, i, rank: rank(subject) }))
  return ranked.sort((a, b) => b.rank - a.rank || a.i - b.i).map((r) => r.subject)
}

const usesPort = (subject: Subject, port: number): boolean =>
  subject.http?.virtualHost.name?.endsWith(`:${port}`) === true ||
  subject.entries.some(
    (e) => e.listener.address?.socket_address?.port_value === port || e.chain?.filter_chain_match?.destination_port === port,
  )

/** Every way through a graph, from a beginning to an end, as node ids: the rows of the diagram's table twin. */
export function pathsOf(graph: Pick<RouteGraph, 'nodes' | 'edges'>): string[][] {
  const next = new Map<string, string[]>()
  const reached = new Set<string>()
  for (const { from, to } of graph.edges) {
    next.set(from, [...(next.get(from) ?? []), to])
    reached.add(to)
  }
  const walk = (id: string): string[][] => next.get(id)?.flatMap((to) => walk(to).map((rest) => [id, ...rest])) ?? [[id]]
  return graph.nodes.filter((n) => !reached.has(n.id)).flatMap((n) => walk(n.id))
}

class GraphBuilder {
  private readonly nodes = new Map<string, GraphNode>()
  private readonly edges = new Map<string, GraphEdge>()
  private readonly groups = new Map<string, { id: string; name: string; object?: object }>()
  private readonly clusters: ReadonlyMap<string, Cluster>
  private readonly assignments: ReadonlyMap<string, LoadAssignment>

  constructor(configuration: Configuration) {
    this.clusters = new Map(configuration.clusters.map((c) => [c.name ?? '', c]))
    this.assignments = new Map(configuration.endpoints.map((e) => [e.cluster_name ?? '', e]))
  }

  graph() {
    return { nodes: [...this.nodes.values()], edges: [...this.edges.values()], groups: [...this.groups.values()] }
  }

  add(subject: Subject): void {
    for (const entry of subject.entries) {
      const listener = this.node({
        id: `listener:${entry.listener.name}`,
        kind: 'listener',
        name: entry.listener.name ?? '',
        facts: [],
        object: entry.listener,
      })
      const start = entry.chain
        ? this.node({
            id: `chain:${entry.listener.name}/${entry.chainIndex}`,
            kind: 'filter-chain',
            name: entry.chain.name ?? '',
            facts: [{ fact: 'chain-match', match: describeChainMatch(entry.chain.filter_chain_match) }],
            object: entry.chain,
          })
        : listener
      if (entry.chain) this.edge(listener, start)
      if (subject.http) this.addHttp(start, subject.http)
      else this.addClusters(start, subject.clusters)
    }
  }

  private addHttp(start: string, http: NonNullable<Subject['http']>): void {
    const { configuration, virtualHost } = http
    const group = `routes:${configuration.name}`
    this.groups.set(group, { id: group, name: configuration.name ?? '', object: configuration })
    const domains = virtualHost.domains ?? []
    const routes = virtualHost.routes ?? []
    const host = this.node({
      id: `host:${configuration.name}/${virtualHost.name}`,
      kind: 'virtual-host',
      name: virtualHost.name ?? '',
      facts: [
        { fact: 'routes', count: routes.length },
        { fact: 'domains', domains: domains.slice(0, 3), more: Math.max(0, domains.length - 3) },
      ],
      group,
      object: virtualHost,
      ...(routes.length === 0 ? { flag: 'NR' as const } : {}),
    })
    this.edge(start, host)
    const drawn = routes.length > ROUTES + 1 ? routes.slice(0, ROUTES) : routes
    for (const [i, route] of drawn.entries()) this.addRoute(host, `${configuration.name}/${virtualHost.name}`, route, i, group)
    if (drawn.length < routes.length)
      this.edge(host, this.fold(`more:${configuration.name}/${virtualHost.name}`, 'routes', routes.length - drawn.length, group))
  }

  private addRoute(host: string, path: string, route: Route, index: number, group: string): void {
    const id = this.node({
      id: `route:${path}/${index}`,
      kind: 'route',
      name: route.name ?? '',
      facts: [
        { fact: 'route-place', place: index + 1 },
        { fact: 'conditions', conditions: conditionsOf(route.match) },
        { fact: 'action', action: actionOf(route) },
      ],
      group,
      object: route,
    })
    this.edge(host, id)
    this.addClusters(id, clustersOf(route))
  }

  private addClusters(from: string, clusters: readonly { readonly name: string; readonly weight?: number }[]): void {
    const total = clusters.reduce((sum, c) => sum + (c.weight ?? 0), 0)
    for (const { name, weight } of clusters.slice(0, CLUSTERS)) {
      const share = weight !== undefined && total > 0 ? (100 * weight) / total : undefined
      this.edge(from, this.addCluster(name), share)
    }
    if (clusters.length > CLUSTERS) this.edge(from, this.fold(`more:clusters/${from}`, 'clusters', clusters.length - CLUSTERS))
  }

  private addCluster(name: string): string {
    const cluster = this.clusters.get(name)
    const id = `cluster:${name}`
    if (this.nodes.has(id)) return id
    if (!cluster) return this.node({ id, kind: 'missing-cluster', name, facts: [], flag: 'NC' })
    const subset = name.split('|').length >= 4 ? name.split('|')[2]! : ''
    const type = cluster.cluster_type?.name ?? cluster.type ?? 'STATIC'
    this.node({
      id,
      kind: 'cluster',
      name,
      facts: [...(subset ? [{ fact: 'subset', subset } as const] : []), { fact: 'cluster-type', type }],
      object: cluster,
    })
    // a black hole is meant to be empty: its name says so
    if (type === 'STATIC' && !cluster.load_assignment) return id
    this.edge(id, this.addEndpoints(name, cluster, type))
    return id
  }

  private addEndpoints(name: string, cluster: Cluster, type: string): string {
    const id = `endpoints:${name}`
    if (type === 'ORIGINAL_DST')
      return this.node({ id, kind: 'endpoints', name: '', facts: [{ fact: 'original-destination' }], object: cluster })
    const assignment = cluster.load_assignment ?? this.assignments.get(name)
    const addresses = endpointsOf(assignment).map((e) => showAddress(e.endpoint?.address))
    if (addresses.length === 0)
      return this.node({ id, kind: 'endpoints', name: '', facts: [{ fact: 'no-endpoints' }], flag: 'UH', object: assignment })
    return this.node({
      id,
      kind: 'endpoints',
      name: '',
      facts: [{ fact: 'addresses', addresses: addresses.slice(0, ADDRESSES), more: Math.max(0, addresses.length - ADDRESSES) }],
      object: assignment,
    })
  }

  fold(id: string, of: 'ways' | 'routes' | 'clusters', count: number, group?: string): string {
    return this.node({ id, kind: 'more', name: '', facts: [{ fact: 'hidden', count, of }], group })
  }

  private node(node: GraphNode): string {
    if (!this.nodes.has(node.id)) this.nodes.set(node.id, node)
    return node.id
  }

  private edge(from: string, to: string, share?: number): void {
    const id = `${from}\n${to}`
    if (!this.edges.has(id)) this.edges.set(id, share === undefined ? { from, to } : { from, to, share })
  }
}
