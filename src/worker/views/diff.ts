import type { XdsConfiguration } from '../../engine/types/xds.js'
import { type Change, type ChangedKind, semanticDiff } from '../../engine/view/diff.js'
import type { DiffEntry, DiffResult, ResourceName, TableKind } from '../protocol.js'
import { type Snapshot, spotsOf } from '../state.js'
import { nameOf } from './json.js'
import { diffLines } from './line-diff.js'

const typeOf: Readonly<Record<ChangedKind, TableKind>> = {
  listener: 'listeners',
  'filter-chain': 'listeners',
  'route-configuration': 'routes',
  'virtual-host': 'routes',
  route: 'routes',
  cluster: 'clusters',
  endpoint: 'endpoints',
}
const types: readonly TableKind[] = ['listeners', 'routes', 'clusters', 'endpoints']
const mostEntries = 300
const mostFields = 20

/** What a push would change between two states, and the JSON of one changed resource line by line. */
export function diffView(
  before: XdsConfiguration,
  after: XdsConfiguration,
  snapshot: Snapshot,
  detail: ResourceName | undefined,
): DiffResult {
  const changes = semanticDiff(before, after)
  const changed = new Set(changes.map((c) => typeOf[c.kind]))
  return {
    view: 'diff',
    entries: changes.slice(0, mostEntries).map((c) => entryOf(c, snapshot)),
    more: Math.max(0, changes.length - mostEntries),
    unchanged: types.filter((t) => !changed.has(t)),
    ...(detail ? { detail: { ...detail, lines: diffLines(textOf(before, detail), textOf(after, detail)) } } : {}),
  }
}

function entryOf(change: Change, after: Snapshot): DiffEntry {
  // What is gone may still have its document on the page: the engine knows it by identity.
  const spots = spotsOf(change.after ?? change.before, after)
  const { what, kind, resource, within, label } = change
  const fields = change.fields.slice(0, mostFields).map((f) => ({ path: f.path, before: show(f.before), after: show(f.after) }))
  return { what, kind, type: typeOf[kind], resource, within, label, fields, spots }
}

const show = (value: unknown): string | undefined =>
  value === undefined ? undefined : typeof value === 'string' ? value : JSON.stringify(value)

function textOf(configuration: XdsConfiguration, { type, name }: ResourceName): string {
  const resource = configuration[type].find((r) => nameOf(r) === name)
  return resource ? JSON.stringify(resource, undefined, 2) : ''
}
