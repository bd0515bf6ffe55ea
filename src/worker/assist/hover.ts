import { typeNames } from '../../engine/schema/compiled.js'
import type { Hover } from '../protocol.js'
import { findCursor } from './cursor.js'
import { fieldPath, schemaAt, schemaOfKind } from './schema-at.js'

const word = /[\w./-]/

/** What the field under an offset is. Values speak of the field that they are of. */
export function hover(text: string, offset: number): Hover | undefined {
  let end = offset
  while (end < text.length && word.test(text[end] ?? '')) end++
  if (end === offset && !word.test(text[offset - 1] ?? '')) return undefined
  const cursor = findCursor(text, end)
  if (!cursor || cursor.end <= cursor.start) return undefined
  const name = text.slice(cursor.start, end)
  if (cursor.role === 'key' && !/^\s*["']?\s*:/.test(text.slice(cursor.end)) && !/^["']?\s*:/.test(text.slice(end))) return undefined
  const path = cursor.role === 'key' ? [...cursor.path, name] : cursor.path
  const kind = schemaOfKind(cursor.apiVersion, cursor.kind)
  const schema = schemaAt(kind, path)
  if (!schema) return undefined
  const last = path.at(-1)
  return {
    start: cursor.start,
    end: cursor.end,
    kind: cursor.kind,
    field: fieldPath(path),
    types: schema.t === undefined ? [] : typeNames(schema.t).filter((t) => t !== 'null'),
    values: (schema.e ?? []).filter((v) => v !== null && v !== '').map(String),
    required: typeof last === 'string' && (schemaAt(kind, path.slice(0, -1))?.r?.includes(last) ?? false),
  }
}
