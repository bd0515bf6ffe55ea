/**
 * Remembers values by the identity of several objects and a key. An answer lives no longer than the first of the objects.
 * `key` must tell apart everything else that the value depends on.
 */
export function remember<V extends object>(): (objects: readonly [object, ...object[]], key: string, make: () => V) => V {
  const root = new WeakMap<object, unknown>()
  return (objects, key, make) => {
    let level: WeakMap<object, unknown> = root
    for (const object of objects.slice(0, -1)) {
      let next = level.get(object) as WeakMap<object, unknown> | undefined
      if (!next) {
        next = new WeakMap()
        level.set(object, next)
      }
      level = next
    }
    const last = objects[objects.length - 1] as object
    let known = level.get(last) as Map<string, V> | undefined
    if (!known) {
      known = new Map()
      level.set(last, known)
    }
    let value = known.get(key)
    if (!value) {
      value = make()
      known.set(key, value)
    }
    return value
  }
}

/** Whether two lists hold the same things, by identity, in the same order. */
export const sameItems = (a: readonly unknown[], b: readonly unknown[]): boolean => a.length === b.length && a.every((x, i) => x === b[i])
