/** Comparison of generated configuration as JSON, whatever the order of its keys. */

export type Json = unknown

const isObject = (v: Json): v is Record<string, Json> => typeof v === 'object' && v !== null && !Array.isArray(v)

/** Whether two values say the same. Identical objects are recognised at once, which is the common case between two incremental answers. */
export function sameJson(a: Json, b: Json): boolean {
  if (a === b) return true
  if (Array.isArray(a)) return Array.isArray(b) && a.length === b.length && a.every((v, i) => sameJson(v, b[i]))
  if (!isObject(a) || !isObject(b)) return false
  const keys = Object.keys(a)
  return keys.length === Object.keys(b).length && keys.every((k) => Object.hasOwn(b, k) && sameJson(a[k], b[k]))
}

/** One field that differs. An absent side is undefined. */
export interface FieldChange {
  /** `route.weighted_clusters.clusters[0].weight` */
  readonly path: string
  readonly before?: Json
  readonly after?: Json
}

/**
 * The smallest fields in which two values differ, in the order of the first. Lists are compared place by place when their lengths agree and
 * as a whole when not, so that an insertion does not read as a change of everything behind it.
 */
export function changedFields(before: Json, after: Json, path = ''): FieldChange[] {
  if (sameJson(before, after)) return []
  if (isObject(before) && isObject(after)) {
    const keys = [...Object.keys(before), ...Object.keys(after).filter((k) => !Object.hasOwn(before, k))]
    return keys.flatMap((k) =>
      changedFields(
        Object.hasOwn(before, k) ? before[k] : undefined,
        Object.hasOwn(after, k) ? after[k] : undefined,
        path ? `${path}.${k}` : k,
      ),
    )
  }
  if (Array.isArray(before) && Array.isArray(after) && before.length === after.length)
    return before.flatMap((v, i) => changedFields(v, after[i], `${path}[${i}]`))
  return [{ path, before, after }]
}
