import { showCondition } from '../view/conditions-text.js'
import { clusterNameParts } from '../view/reading.js'
import type { GraphNode, NodeFact, NodeKind, RouteGraph } from '../view/route-graph.js'
import type { Condition } from '../view/route-label.js'
import { escapeLabel, shorten } from './mermaid-text.js'
import type { RouteDiagramTexts } from './texts.js'

export interface Diagram {
  /** Mermaid's text. */
  readonly text: string
  /** Mermaid's node ids (`n0`, `n1`, …; groups `g0`, …) and the graph's. */
  readonly ids: ReadonlyMap<string, string>
  /** What each node says, by the graph's id: its kind first, then its name and facts; plain text, cut as in the drawing. */
  readonly lines: ReadonlyMap<string, readonly string[]>
}

export interface RouteDiagramOptions {
  readonly texts: RouteDiagramTexts
  /** Where a node comes from, in the page's words: `virtual-service.yaml 8–11`. */
  readonly whence?: (node: GraphNode) => string | undefined
}

/** The five colours of the way: a class a station. */
const CLASS: Readonly<Record<NodeKind, string>> = {
  listener: 'listener',
  'filter-chain': 'listener',
  'virtual-host': 'route',
  route: 'route',
  cluster: 'cluster',
  endpoints: 'endpoint',
  'missing-cluster': 'missing',
  more: 'more',
  service: 'cluster',
  waypoint: 'route',
  workload: 'endpoint',
  policy: 'listener',
}

const NAME = 44
const LINE = 48

/** A route graph as a Mermaid flowchart, left to right in the order of the way. */
export function routeDiagram(graph: RouteGraph, options: RouteDiagramOptions): Diagram {
  const { texts } = options
  const ids = new Map<string, string>()
  for (const [i, node] of graph.nodes.entries()) ids.set(node.id, `n${i}`)
  for (const [i, group] of graph.groups.entries()) ids.set(group.id, `g${i}`)
  const lines = [
    'flowchart LR',
    `accTitle: ${escapeLabel(texts.title)}`,
    `accDescr: ${escapeLabel(texts.description(graph.nodes.length, graph.hidden))}`,
  ]
  const said = new Map(graph.nodes.map((node) => [node.id, linesOfNode(node, options)]))
  const draw = (node: GraphNode) =>
    `${ids.get(node.id)}["${label(node, said.get(node.id) ?? [])}"]:::${node.flag && node.kind !== 'virtual-host' ? 'missing' : CLASS[node.kind]}`
  for (const group of graph.groups) {
    lines.push(`subgraph ${ids.get(group.id)}["${escapeLabel(`${texts.routeConfiguration} ${shorten(group.name, NAME)}`)}"]`)
    lines.push(...graph.nodes.filter((n) => n.group === group.id).map(draw), 'end')
  }
  lines.push(...graph.nodes.filter((n) => n.group === undefined).map(draw))
  for (const edge of graph.edges)
    lines.push(`${ids.get(edge.from)} -->${edge.share === undefined ? '' : `|"${showShare(edge.share)}"|`} ${ids.get(edge.to)}`)
  return { text: lines.join('\n'), ids: new Map([...ids].map(([graphId, mermaidId]) => [mermaidId, graphId])), lines: said }
}

/** `90%`, `33.3%`. */
export const showShare = (share: number): string => `${Number(share.toFixed(1))}%`

/** The lines of a node: what it is and where from, its name, what it says. */
function linesOfNode(node: GraphNode, { texts, whence }: RouteDiagramOptions): string[] {
  const head = [kindOf(node, texts), whence?.(node)].filter(Boolean).join(' · ')
  const name = nameOf(node)
  const body = node.facts.flatMap((fact) => linesOf(fact, texts))
  const flag = node.flag ? [texts.flag(node.flag)] : []
  const rest = [...(name ? [shorten(name, NAME)] : []), ...body, ...flag].map((line) => shorten(line, LINE))
  return node.kind === 'more' ? rest : [head, ...rest]
}

/** A node's lines as Mermaid draws them, the first in bold where it names the kind. */
const label = (node: GraphNode, lines: readonly string[]): string =>
  lines.map((line, i) => (i === 0 && node.kind !== 'more' ? `<b>${escapeLabel(line)}</b>` : escapeLabel(line))).join('<br/>')

function kindOf(node: GraphNode, texts: RouteDiagramTexts): string {
  switch (node.kind) {
    case 'listener':
      return texts.listener
    case 'filter-chain':
      return texts.filterChain
    case 'virtual-host':
      return texts.virtualHost
    case 'route': {
      const place = node.facts.find((f) => f.fact === 'route-place')
      return texts.route(place?.fact === 'route-place' ? place.place : 1)
    }
    case 'cluster':
      return texts.cluster
    case 'missing-cluster':
      return texts.missingCluster
    case 'endpoints':
      return texts.endpoints
    case 'service':
      return texts.service
    case 'waypoint':
      return texts.waypoint
    case 'workload':
      return texts.workload
    case 'policy':
      return texts.policy
    case 'more':
      return ''
  }
}

const LOCAL = '.svc.cluster.local'

/** A name as short as it stays unmistakable: the cluster's own domain is left out, a cluster is `reviews.default | v1`. */
function nameOf(node: GraphNode): string {
  if (node.kind === 'route') return node.name === 'default' ? '' : node.name
  const parts = node.kind === 'cluster' || node.kind === 'missing-cluster' ? clusterNameParts(node.name) : undefined
  if (!parts) return node.name.replace(LOCAL, '')
  const host = parts.host.replace(LOCAL, '')
  return `${parts.direction === 'outbound' ? '' : `${parts.direction} `}${host ? `${host}:` : ''}${parts.port}${parts.subset ? ` | ${parts.subset}` : ''}`
}

function linesOf(fact: NodeFact, texts: RouteDiagramTexts): string[] {
  switch (fact.fact) {
    case 'routes':
      return [fact.count === 0 ? texts.noRoutes : texts.countRoutes(fact.count)]
    case 'conditions':
      return conditionLines(fact.conditions, texts)
    case 'action': {
      const words = texts.action(fact.action)
      return words ? [words] : []
    }
    case 'chain-match':
      return fact.match.split('; ')
    case 'addresses':
      return [...fact.addresses, ...(fact.more > 0 ? [texts.more(fact.more)] : [])]
    case 'no-endpoints':
      return [texts.noEndpoints]
    case 'original-destination':
      return [texts.originalDestination]
    case 'hidden':
      return [texts.hidden[fact.of](fact.count)]
    case 'protocol':
      return [fact.protocol]
    case 'policy-action':
      return [fact.action]
    case 'port':
      return [`HBONE :${fact.port}`]
    case 'cluster-type':
    case 'domains':
    case 'route-place':
    case 'subset':
      return []
  }
}

function conditionLines(conditions: readonly Condition[], texts: RouteDiagramTexts): string[] {
  const catchAll = conditions.length === 1 && conditions[0]!.operator === 'prefix' && conditions[0]!.value === '/'
  if (catchAll) return [texts.takesAll]
  const told = conditions.filter((c) => !(c.on === 'path' && c.operator === 'prefix' && c.value === '/'))
  return told.map((c, i) => (i === 0 ? showCondition(c) : `${texts.and} ${showCondition(c)}`))
}
