import { memo1 } from '../memo.js'
import type { Listener } from '../types/envoy/listener.js'
import type { RouteConfiguration } from '../types/envoy/route.js'
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
  const add = (more: Iterable<Resource>): void => {
    for (const resource of more) resources.add(resource)
  }
  for (const { configuration } of context.seen) {
    for (const routes of configuration.routes as readonly RouteConfiguration[]) {
      add(makersOf(routes))
      for (const host of routes.virtual_hosts ?? []) add(makersWithin(host))
    }
    for (const cluster of configuration.clusters) add(makersOf(cluster))
    for (const listener of configuration.listeners as readonly Listener[]) {
      add(makersOf(listener))
      for (const chain of listener.filter_chains ?? []) add(makersWithin(chain))
      if (listener.default_filter_chain) add(makersWithin(listener.default_filter_chain))
    }
  }
  remembered.set(context, resources)
  return resources
}

const makersOf = (object: object): readonly Resource[] => originsOf(object).map(({ resource }) => resource)

/** What made an object or anything in it; remembered as long as the object lives: an edit leaves most of a configuration alone. */
const makersWithin = memo1((object: object): ReadonlySet<Resource> => {
  const makers = new Set<Resource>()
  const seen = new Set<object>()
  const walk = (value: unknown, depth: number): void => {
    if (typeof value !== 'object' || value === null || seen.has(value) || depth > deepest) return
    seen.add(value)
    for (const maker of makersOf(value)) makers.add(maker)
    for (const inner of Array.isArray(value) ? value : Object.values(value)) walk(inner, depth + 1)
  }
  walk(object, 0)
  return makers
})
