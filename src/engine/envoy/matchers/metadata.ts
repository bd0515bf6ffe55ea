import { field, flag, isFields, objects, text } from '../reading.js'
import { matchesValue } from './value.js'

/** The value that a path leads to; undefined where it breaks off. */
export function valueAt(value: unknown, path: readonly string[]): unknown {
  let at = value
  for (const key of path) {
    if (!isFields(at)) return undefined
    at = field(at, key)
  }
  return at
}

/** The keys of a `path: [{key: …}]`. */
export const keysOf = (path: unknown): readonly string[] => objects(path).map((segment) => text(field(segment, 'key')) ?? '')

/** Whether a MetadataMatcher (`envoy.type.matcher.v3`) is satisfied; `metadata` is by filter name. */
export function matchesMetadata(matcher: unknown, metadata: ReadonlyMap<string, unknown>): boolean {
  if (!isFields(matcher)) return false
  const value = valueAt(metadata.get(text(field(matcher, 'filter')) ?? ''), keysOf(field(matcher, 'path')))
  return matchesValue(field(matcher, 'value'), value) !== (flag(field(matcher, 'invert')) ?? false)
}
