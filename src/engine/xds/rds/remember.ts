/**
 * Remembers values by the identity of several objects and a key, which must tell apart everything else that the value depends on.
 * An answer lives as long as all of the objects. Put those first of which there are few.
 */
export function remember<V extends object>(): (objects: readonly [object, ...object[]], key: string, make: () => V) => V {
  const root = new WeakMap<object, Map<string, object>>()
  return (objects, key, make) => {
    let keyed = root.get(objects[0])
    if (!keyed) {
      keyed = new Map()
      root.set(objects[0], keyed)
    }
    const end = objects.length - 1
    if (end === 0) return getOrSet(keyed, key, make) as V
    let level = getOrSet(keyed, key, newLevel) as Level
    for (let i = 1; i < end; i++) level = getOrSet(level, objects[i] as object, newLevel) as Level
    return getOrSet(level, objects[end] as object, make) as V
  }
}

type Level = WeakMap<object, object>

const newLevel = (): Level => new WeakMap()

function getOrSet<K>(map: { get(key: K): object | undefined; set(key: K, value: object): unknown }, key: K, make: () => object): object {
  const known = map.get(key)
  if (known !== undefined) return known
  const made = make()
  map.set(key, made)
  return made
}

/** Whether two lists hold the same things, by identity, in the same order. */
export const sameItems = (a: readonly unknown[], b: readonly unknown[]): boolean => a.length === b.length && a.every((x, i) => x === b[i])

const lists = remember<{ last: readonly unknown[] }>()

/** `list`, or the one given last time under the same owner and key where it holds the same things: what is remembered by it stays known. */
export function steady<T>(owner: object, key: string, list: readonly T[]): readonly T[] {
  const known = lists([owner], key, () => ({ last: list }))
  if (known.last !== list && !sameItems(known.last, list)) known.last = list
  return known.last as readonly T[]
}
