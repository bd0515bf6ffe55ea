import type { Origin, Resource } from './resource.js'
import type { PathSegment } from './source.js'

/**
 * Which resources made a generated Envoy object, kept beside the object and never in its JSON.
 * The table is weak and keyed by identity, so it holds no configuration alive and two runs cannot disagree through it.
 */
const table = new WeakMap<object, readonly Origin[]>()

/** Notes that `origins` made `generated`, after those noted before; returns `generated`. */
export function madeBy<T extends object>(generated: T, ...origins: readonly (Origin | undefined)[]): T {
  const before = table.get(generated)
  const now = origins.filter((o) => o !== undefined)
  if (now.length > 0) table.set(generated, before ? [...before, ...now] : now)
  return generated
}

/** What made `generated`, the most decisive first; empty where nothing of the reader's did (`PassthroughCluster`). */
export const originsOf = (generated: object): readonly Origin[] => table.get(generated) ?? []

/** Gives `copy` the origins of `original`. */
export const sameOrigins = <T extends object>(copy: T, original: object): T => madeBy(copy, ...originsOf(original))

/** An origin: the place in `resource` that `path` leads to. */
export const origin = (resource: Resource, ...path: readonly PathSegment[]): Origin => ({ resource, path })
