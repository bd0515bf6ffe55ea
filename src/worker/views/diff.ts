import type { Change, ChangedKind } from '../../engine/view/diff.js'
import type { DiffEntry, DiffResult, ResourceName, TableKind } from '../protocol.js'
import { type Snapshot, spotsOf } from '../state.js'
import type { Told } from '../told.js'
import { diffLines } from './line-diff.js'

const typeOf: Readonly<Record<ChangedKind, TableKind>> = {
  listener: 'listeners',
  'filter-chain': 'listeners',
  'route-configuration': 'routes',
  'virtual-host': 'routes',
  route: 'routes',
  cluster: 'clusters',
  endpoint: 'endpoints',
  workload: 'workloads',
  service: 'services',
  policy: 'policies',
}
const mostEntries = 300
const mostFields = 20

/** What a push would change between two states, and the JSON of one changed resource line by line. */
export function diffView(before: Told, after: Told, snapshot: Snapshot, detail: ResourceName | undefined): DiffResult {
  const changes = after.changesSince(before)
  const changed = new Set(changes.map((c) => typeOf[c.kind]))
  return {
    view: 'diff',
    entries: changes.slice(0, mostEntries).map((c) => entryOf(c, snapshot)),
    more: Math.max(0, changes.length - mostEntries),
    unchanged: after.kinds.filter((t) => !changed.has(t)),
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

function textOf(told: Told, { type, name }: ResourceName): string {
  const resource = told.resources(type).find((r) => r.name === name)?.resource
  return resource ? JSON.stringify(resource, undefined, 2) : ''
}
