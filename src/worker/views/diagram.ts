import { routeDiagramTexts } from '@texts/diagram'
import { routeDiagram, showShare } from '../../engine/diagram/route-diagram.js'
import { originsOf } from '../../engine/types/provenance.js'
import type { XdsConfiguration } from '../../engine/types/xds.js'
import { type GraphNode, type GraphOptions, type RouteGraph, routeGraph } from '../../engine/view/route-graph.js'
import { type Subject, subjectsOf } from '../../engine/view/subjects.js'
import { type ZtunnelState, ztunnelGraph } from '../../engine/view/ztunnel-graph.js'
import type { DiagramFocus, DiagramNode, DiagramResult, Spot } from '../protocol.js'
import { type Snapshot, spotsOf } from '../state.js'
import type { Told } from '../told.js'

/** The way of requests as a Mermaid text, with what each node says and where its YAML is. */
export function diagramView(
  told: Told,
  snapshot: Snapshot,
  focus: DiagramFocus | undefined,
  preferred: ReadonlySet<string>,
  wording: (spot: Spot) => string,
): DiagramResult {
  const { content } = told
  const graph = 'envoy' in content ? envoyGraph(content.envoy, focus, preferred) : meshGraph(content.ztunnel, focus)
  return drawn(graph, snapshot, wording).result
}

/** A graph drawn, and the ids in the drawing of the objects that it shows. */
export function drawn(
  graph: RouteGraph,
  snapshot: Snapshot,
  wording: (spot: Spot) => string,
): { readonly result: DiagramResult; readonly idOf: ReadonlyMap<object, string> } {
  const spots = new Map(graph.nodes.map((node) => [node.id, spotsOf(node.object, snapshot)]))
  const whence = (node: GraphNode) => {
    const first = node.kind === 'endpoints' || node.kind === 'listener' ? undefined : spots.get(node.id)?.[0]
    return first && wording(first)
  }
  const diagram = routeDiagram(graph, { texts: routeDiagramTexts, whence })
  const result: DiagramResult = {
    view: 'diagram',
    mermaid: diagram.text,
    nodes: nodesOf(graph, diagram, spots, snapshot),
    edges: edgesOf(graph, diagram.ids),
    subjects: graph.subjects.map(({ id, label, kind, shown }) => ({ id, label, kind, shown })),
    hidden: graph.hidden,
  }
  const objects = new Map(graph.nodes.map((node) => [node.id, node.object]))
  const idOf = new Map<object, string>()
  for (const [id, graphId] of diagram.ids) {
    const object = objects.get(graphId)
    if (object) idOf.set(object, id)
  }
  return { result, idOf }
}

/** A proxy that has nothing to do with what the example is about still shows what it has. */
function envoyGraph(configuration: XdsConfiguration, focus: DiagramFocus | undefined, preferred: ReadonlySet<string>): RouteGraph {
  const rank = (subject: Subject) => rankOf(subject, preferred)
  const graph = routeGraph(configuration, { ...optionsOf(focus, configuration), rank })
  return graph.nodes.length === 0 && focus ? routeGraph(configuration, { rank }) : graph
}

function meshGraph(state: ZtunnelState, focus: DiagramFocus | undefined): RouteGraph {
  const graph = ztunnelGraph(state, focus)
  return graph.nodes.length === 0 && focus ? ztunnelGraph(state) : graph
}

/** A port is told by what names it: listener `0.0.0.0_9080`, route configuration `9080`, virtual host `reviews…:9080`. */
function optionsOf(focus: DiagramFocus | undefined, configuration: XdsConfiguration): GraphOptions {
  if (focus?.port === undefined) return { text: focus?.text, only: focus?.only }
  const names = new RegExp(`(?:^|[_:])${focus.port}$`)
  const through = subjectsOf(configuration).filter((s) => s.searchable.some((name) => names.test(name)))
  return { text: focus.text, only: through.map((s) => s.id) }
}

function nodesOf(
  graph: RouteGraph,
  { ids, lines }: ReturnType<typeof routeDiagram>,
  spots: ReadonlyMap<string, readonly Spot[]>,
  snapshot: Snapshot,
): DiagramNode[] {
  const nodes = new Map(graph.nodes.map((n) => [n.id, n]))
  const groups = new Map(graph.groups.map((g) => [g.id, g]))
  return [...ids].map(([id, graphId]): DiagramNode => {
    const node = nodes.get(graphId)
    if (node) return { id, kind: node.kind, lines: lines.get(graphId) ?? [], spots: spots.get(graphId) ?? [] }
    const group = groups.get(graphId)
    return { id, kind: 'group', lines: [routeDiagramTexts.routeConfiguration, group?.name ?? ''], spots: spotsOf(group?.object, snapshot) }
  })
}

function edgesOf(graph: RouteGraph, ids: ReadonlyMap<string, string>): DiagramResult['edges'] {
  const byGraphId = new Map([...ids].map(([mermaidId, graphId]) => [graphId, mermaidId]))
  return graph.edges.map(({ from, to, share }) => ({
    from: byGraphId.get(from) ?? '',
    to: byGraphId.get(to) ?? '',
    ...(share === undefined ? {} : { share: showShare(share) }),
  }))
}

/** Ways made by the files that the example is about come first, then those that any rule shaped. */
function rankOf(subject: Subject, preferred: ReadonlySet<string>): number {
  const host = subject.http?.virtualHost
  if (!host) return 0
  const origins = [host, ...(host.routes ?? [])].flatMap((made) => originsOf(made))
  if (origins.some((o) => o.resource.document && preferred.has(o.resource.document.file))) return 2
  return origins.some((o) => o.resource.kind === 'VirtualService' || o.resource.kind === 'DestinationRule') ? 1 : 0
}
