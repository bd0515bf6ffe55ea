import type { FilterChain, Listener } from '../types/envoy/listener.js'
import { originsOf } from '../types/provenance.js'
import { keyOf, type Origin, type Resource } from '../types/resource.js'
import type { InsightContext } from './context.js'

/** `KIND/NAMESPACE/NAME spec.rules.0` */
export const placeKey = ({ resource, path }: Origin): string => `${keyOf(resource)} ${path.join('.')}`

/** Deeper than any object that the engine generates. */
const deepest = 40
const remembered = new WeakMap<InsightContext, ReadonlySet<Resource>>()

/** The resources of the reader's that made anything at all in the proxies' configurations. */
export function resourcesInUse(context: InsightContext): ReadonlySet<Resource> {
  const known = remembered.get(context)
  if (known) return known
  const resources = new Set<Resource>()
  const seen = new Set<object>()
  const note = (object: object): void => {
    for (const { resource } of originsOf(object)) resources.add(resource)
  }
  const walk = (value: unknown, depth: number): void => {
    if (typeof value !== 'object' || value === null || seen.has(value) || depth > deepest) return
    seen.add(value)
    note(value)
    for (const inner of Array.isArray(value) ? value : Object.values(value)) walk(inner, depth + 1)
  }
  for (const { configuration } of context.seen) {
    for (const routes of configuration.routes) walk(routes, 0)
    for (const cluster of configuration.clusters) note(cluster)
    for (const listener of configuration.listeners as readonly Listener[]) {
      note(listener)
      const chains: readonly (FilterChain | undefined)[] = [...(listener.filter_chains ?? []), listener.default_filter_chain]
      for (const chain of chains) walk(chain, 0)
    }
  }
  remembered.set(context, resources)
  return resources
}
