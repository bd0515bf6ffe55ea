import { allows, type SchemaRow, typeBit, typeNames } from '../../engine/schema/compiled.js'
import type { Completion, Completions } from '../protocol.js'
import { type Cursor, findCursor } from './cursor.js'
import { fieldPath, knownKinds, propertiesOf, propertyOf, schemaAt, schemaOfKind } from './schema-at.js'

/** Names that the reader's own YAML defines, offered where a field refers to them. */
export interface Names {
  readonly hosts: readonly string[]
  readonly subsets: readonly string[]
  readonly gateways: readonly string[]
}

/** What may be written at a place, from the schemas and the reader's own names. */
export function complete(text: string, offset: number, names: Names): Completions | undefined {
  const cursor = findCursor(text, offset)
  if (!cursor) return undefined
  const items = itemsAt(cursor, names)
  if (items.length === 0) return undefined
  // Editors indent a snippet's further lines as the line that it begins in; after dashes the keys stand further right than that.
  const line = text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset)
  const further = cursor.flow ? '' : ' '.repeat(Math.max(0, cursor.column - (line.length - line.trimStart().length)))
  const indented = further === '' ? items : items.map((item) => ({ ...item, insert: item.insert.replaceAll('\n', `\n${further}`) }))
  return { start: cursor.start, end: cursor.end, kind: cursor.kind, items: indented }
}

function itemsAt(cursor: Cursor, names: Names): Completion[] {
  const { path, role, apiVersion, kind } = cursor
  if (path.length === 0 && role === 'key') return atRoot(cursor)
  if (role === 'value' && path.length === 1 && path[0] === 'apiVersion') return versions(kind)
  if (role === 'value' && path.length === 1 && path[0] === 'kind') return kinds(apiVersion)
  const schema = schemaAt(schemaOfKind(apiVersion, kind), path)
  if (!schema) return []
  const isList = schema.t !== undefined && (schema.t & ~typeBit.null) === typeBit.list
  if (role === 'value') return valuesOf(schema, path, names)
  // A list is wanted and its dash is not there yet.
  if (isList && !cursor.flow) return beginItem(schema, path, names)
  const keys = keysOf(schema, cursor)
  // A list of plain values: what follows the dash looks like the beginning of a key.
  return keys.length > 0 ? keys : valuesOf(schema, path, names)
}

function keysOf(schema: SchemaRow, cursor: Cursor): Completion[] {
  const taken = new Set(cursor.siblings)
  // Of fields that exclude each other one is there already.
  for (const group of schema.x ?? []) if (group.some((name) => taken.has(name))) for (const name of group) taken.add(name)
  const required = new Set(schema.r ?? [])
  return propertiesOf(schema)
    .filter((name) => !taken.has(name) && !hidden.has(name))
    .map((name) => {
      const property = propertyOf(schema, name) ?? {}
      return {
        label: name,
        insert: keyText(name, property, cursor.flow ? undefined : cursor.column),
        field: fieldPath([...cursor.path, name]),
        types: typesOf(property),
        required: required.has(name),
        is: 'key' as const,
        again: true,
      }
    })
}

/** Fields that no one writes. */
const hidden = new Set([
  'status',
  'managedFields',
  'creationTimestamp',
  'deletionTimestamp',
  'generation',
  'resourceVersion',
  'selfLink',
  'uid',
  'ownerReferences',
  'finalizers',
  'deletionGracePeriodSeconds',
  'generateName',
])

/** A key with the beginning of its value, as a snippet; lines after the first are indented from the key's column by the editor. */
function keyText(name: string, { t = 0, p }: SchemaRow, column: number | undefined): string {
  const key = /^[\w./-]+$/.test(name) ? name : JSON.stringify(name)
  if (column === undefined) {
    if (allows(t, 'list') && t) return `${key}: [$0]`
    return p || t === typeBit.mapping ? `${key}: { $0 }` : `${key}: $0`
  }
  const only = t & ~typeBit.null
  if (only === typeBit.list) return `${key}:\n  - $0`
  if (only === typeBit.mapping) return `${key}:\n  $0`
  return `${key}: $0`
}

function beginItem(schema: SchemaRow, path: readonly (string | number)[], names: Names): Completion[] {
  const item = schemaAt(schema, [0])
  if (!item) return []
  const properties = propertiesOf(item)
  if (properties.length === 0) return valuesOf(item, [...path, 0], names).map((v) => ({ ...v, insert: `- ${v.insert}` }))
  return properties.map((name) => ({
    label: `- ${name}`,
    insert: `- ${keyText(name, propertyOf(item, name) ?? {}, 0).replaceAll('\n', '\n  ')}`,
    field: fieldPath([...path, 0, name]),
    types: typesOf(propertyOf(item, name) ?? {}),
    required: item.r?.includes(name) ?? false,
    is: 'key' as const,
    again: true,
  }))
}

function valuesOf(schema: SchemaRow, path: readonly (string | number)[], names: Names): Completion[] {
  const field = fieldPath(path)
  const value = (label: string, insert = label): Completion => ({
    label,
    insert,
    field,
    types: [],
    required: false,
    is: 'value',
    again: false,
  })
  if (schema.e) return schema.e.filter((v) => v !== null && v !== '').map((v) => value(String(v), plain(v)))
  if (schema.t !== undefined && (schema.t & ~typeBit.null) === typeBit.boolean) return [value('true'), value('false')]
  return referred(path, names).map((name) => ({ ...value(name, plain(name)), is: 'name' as const }))
}

/** Names that a field may refer to, told by the field's own name. */
function referred(path: readonly (string | number)[], names: Names): readonly string[] {
  const field = path.filter((step) => typeof step === 'string').at(-1)
  if (field === 'host' || field === 'hosts') return names.hosts
  if (field === 'subset') return names.subsets
  return field === 'gateways' ? ['mesh', ...names.gateways] : []
}

/** Quoted where YAML 1.1 would read something else. */
const plain = (value: unknown): string =>
  typeof value === 'string' && !(/^[A-Za-z_/][\w./-]*$/.test(value) && !/^(?:y|yes|n|no|on|off|true|false|null)$/i.test(value))
    ? JSON.stringify(value)
    : String(value)

const typesOf = ({ t, e }: SchemaRow): string[] =>
  e ? e.filter((v) => v !== null && v !== '').map(String) : t === undefined ? [] : typeNames(t).filter((n) => n !== 'null')

/** At the top of a document: its fields, or a whole beginning where nothing says yet what it is. */
function atRoot(cursor: Cursor): Completion[] {
  const schema = schemaOfKind(cursor.apiVersion, cursor.kind)
  if (schema) return keysOf(schema, cursor)
  const common = ['apiVersion', 'kind', 'metadata', 'spec'].filter((name) => !cursor.siblings.includes(name))
  const keys = common.map(
    (name): Completion => ({
      label: name,
      insert: name === 'metadata' ? 'metadata:\n  name: $0' : name === 'spec' ? 'spec:\n  $0' : `${name}: $0`,
      field: name,
      types: [],
      required: true,
      is: 'key',
      again: true,
    }),
  )
  if (cursor.siblings.length > 0) return keys
  return [...keys, ...preferred.map(([apiVersion, kind]) => beginning(apiVersion, kind))]
}

/** A document's first lines. */
const beginning = (apiVersion: string, kind: string): Completion => ({
  label: kind,
  insert: `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata:\n  name: $1\nspec:\n  $0`,
  field: '',
  types: [apiVersion],
  required: false,
  is: 'beginning',
  again: false,
})

/** Of several versions of a kind the one that Istio's own documentation uses. */
const preferred: readonly (readonly [string, string])[] = [
  ...new Map(
    [...knownKinds]
      .sort((a, b) => rank(a.apiVersion) - rank(b.apiVersion))
      .filter(({ apiVersion }) => apiVersion.includes('istio.io') || apiVersion.startsWith('gateway.'))
      .map(({ apiVersion, kind }) => [`${apiVersion.split('/')[0]} ${kind}`, [apiVersion, kind] as const] as const),
  ).values(),
]
function rank(apiVersion: string): number {
  return apiVersion.includes('alpha') ? 0 : apiVersion.includes('beta') ? 1 : 2
}

function versions(kind: string): Completion[] {
  const known = [...new Set(knownKinds.filter((k) => kind === '' || k.kind === kind).map((k) => k.apiVersion))]
  return known.map((label) => ({ label, insert: label, field: 'apiVersion', types: [], required: false, is: 'value', again: false }))
}

function kinds(apiVersion: string): Completion[] {
  const known = [...new Set(knownKinds.filter((k) => apiVersion === '' || k.apiVersion === apiVersion).map((k) => k.kind))]
  return known.map((label) => ({ label, insert: label, field: 'kind', types: [], required: false, is: 'value', again: false }))
}
