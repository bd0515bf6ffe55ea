/**
 * View: a proxy's configuration → what a page or a terminal shows of it, as data: the tables of `istioctl proxy-config`, the list of what an
 * edit changes, the graph of a request's way, a config dump, and the YAML places that made each part.
 * Takes any Envoy configuration, ours or a dump's. Gives plain data without sentences.
 */

export type { Configuration } from '../envoy/shapes.js'
export { showCondition } from './conditions-text.js'
export { configDump } from './config-dump.js'
export { type Change, type ChangedKind, semanticDiff } from './diff.js'
export { type FieldChange, sameJson } from './json.js'
export { covers, type Place, type Placements, placeOf, placesOf } from './places.js'
export {
  type GraphEdge,
  type GraphNode,
  type GraphOptions,
  type NodeFact,
  type NodeKind,
  pathsOf,
  type RouteGraph,
  routeGraph,
} from './route-graph.js'
export type { ActionLabel, Condition } from './route-label.js'
export { type Subject, subjectsOf } from './subjects.js'
export { renderTable, type Table, type TableRow } from './table.js'
export { type TableKind, tableOf } from './tables.js'
