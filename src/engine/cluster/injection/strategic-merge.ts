import { isObject, type JsonObject } from '../resource-of.js'
import { InjectionError } from './injection-error.js'
import { type KubeType, structOf } from './kube-schema.js'

const bare = (type: KubeType): KubeType => type.replace(/^[&*%]+/, '')

/** `over` without what is null, at any depth: null says that a field is to be absent. */
function withoutNulls(over: unknown): unknown {
  if (Array.isArray(over)) return over.map(withoutNulls)
  if (!isObject(over)) return over
  const kept = Object.entries(over).filter(([, v]) => v !== null && v !== undefined)
  return Object.fromEntries(kept.map(([k, v]) => [k, withoutNulls(v)]))
}

/**
 * Members of both lists: those of `over` in their order, and each member that only `base` has before the first one that it stood before.
 * `keyOf` tells which are the same.
 */
function interleave<T>(base: readonly T[], merged: readonly T[], over: readonly T[], keyOf: (member: T) => unknown): T[] {
  const place = new Map<unknown, number>()
  for (const [i, member] of base.entries()) if (!place.has(keyOf(member))) place.set(keyOf(member), i)
  const rank = new Map<unknown, number>()
  for (const [i, member] of over.entries()) if (!rank.has(keyOf(member))) rank.set(keyOf(member), i)
  const patched = merged.filter((m) => rank.has(keyOf(m))).sort((a, b) => (rank.get(keyOf(a)) ?? 0) - (rank.get(keyOf(b)) ?? 0))
  const kept = merged.filter((m) => !rank.has(keyOf(m)))
  const result: T[] = []
  let next = 0
  for (const member of patched) {
    const here = place.get(keyOf(member))
    while (here !== undefined && next < kept.length && (place.get(keyOf(kept[next] as T)) ?? 0) < here) result.push(kept[next++] as T)
    result.push(member)
  }
  return [...result, ...kept.slice(next)]
}

function mergeLists(type: KubeType, key: string, base: readonly unknown[], over: readonly unknown[]): readonly unknown[] {
  if (key === '') return interleave(base, [...new Set([...base, ...over])], over, (m) => m)
  const keyOf = (m: unknown): unknown => {
    if (isObject(m) && Object.hasOwn(m, key)) return m[key]
    throw new InjectionError('injection-error.merge-key', { key })
  }
  const merged = [...base]
  for (const member of over) {
    const at = merged.findIndex((m) => keyOf(m) === keyOf(member))
    if (at < 0) merged.push(withoutNulls(member))
    else merged[at] = mergeOver(bare(type), merged[at] as JsonObject, member as JsonObject)
  }
  return interleave(base, merged, over, keyOf)
}

/**
 * `base` with `over` laid on it: mappings are merged, lists too where their type says by which key, everything else is replaced, null
 * takes away, undefined does nothing. Kubernetes: k8s.io/apimachinery/pkg/util/strategicpatch
 */
export function mergeOver(type: KubeType, base: JsonObject, over: JsonObject): JsonObject {
  const result = new Map(Object.entries(base))
  const struct = structOf(type)
  for (const [name, value] of Object.entries(over)) {
    if (value === undefined) continue
    if (value === null) {
      result.delete(name)
      continue
    }
    const field = struct?.byName.get(name.toLowerCase())
    const old = result.get(name)
    if (isObject(old) && isObject(value)) result.set(name, mergeOver(bare(field?.type ?? ''), old, value))
    else if (Array.isArray(old) && Array.isArray(value) && field?.mergeKey !== undefined) {
      result.set(name, mergeLists(field.type, field.mergeKey, old, value))
    } else result.set(name, withoutNulls(value))
  }
  return Object.fromEntries(result)
}
