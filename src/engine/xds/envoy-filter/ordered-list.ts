import { sameOrigins } from '../../types/provenance.js'
import { added, type ReadyPatch } from './patch-set.js'

/**
 * A patch's insertion, replacement or removal in a list whose order matters; merging is not for here.
 *
 * @param hasMatch whether the patch names an item. One that does not inserts at an end, and replaces or removes nothing.
 * @param matches whether an item is the one that the patch names
 */
export function applyToList<T extends object>(
  list: readonly T[],
  patch: ReadyPatch,
  hasMatch: boolean,
  matches: (item: T) => boolean,
): readonly T[] {
  const fresh = (): T => added<T>(patch)
  switch (patch.operation) {
    case 'ADD':
      return [...list, fresh()]
    case 'INSERT_FIRST':
      return [fresh(), ...list]
    case 'INSERT_AFTER':
      if (!hasMatch) return [...list, fresh()]
      return insertAt(list, indexAfter(list.findIndex(matches)), fresh)
    case 'INSERT_BEFORE':
      if (!hasMatch) return [fresh(), ...list]
      return insertAt(list, list.findIndex(matches), fresh)
    case 'REPLACE': {
      const index = hasMatch ? list.findIndex(matches) : -1
      return index < 0 ? list : list.with(index, fresh())
    }
    case 'REMOVE':
      return hasMatch ? list.filter((item) => !matches(item)) : list
    default:
      return list
  }
}

const indexAfter = (index: number): number => (index < 0 ? index : index + 1)

const insertAt = <T>(list: readonly T[], index: number, item: () => T): readonly T[] =>
  index < 0 ? list : list.toSpliced(index, 0, item())

/** A copy with another list in one of its fields; protobuf's JSON has no empty ones. */
export function withList<T extends object, K extends keyof T & string>(target: T, field: K, list: readonly unknown[]): T {
  const { [field]: _, ...rest } = target
  return sameOrigins((list.length > 0 ? { ...rest, [field]: list } : rest) as T, target)
}
