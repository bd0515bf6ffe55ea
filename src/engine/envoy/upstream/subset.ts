import { type Fields, field, flag, isFields, items, objects, part, text } from '../reading.js'
import type { Host, HostSet } from './hosts.js'

const LB = 'envoy.lb'

/** What a subset load balancer made of a route's criteria. */
export interface Subset {
  readonly sets: readonly HostSet[]
  /** The metadata asked for, as text. */
  readonly metadata: string
  /** The fallback that was used. */
  readonly fallback?: string
}

const same = (a: unknown, b: unknown): boolean => a === b || (typeof a === 'object' && JSON.stringify(a) === JSON.stringify(b))
const described = (wanted: Fields): string =>
  Object.entries(wanted)
    .map(([key, value]) => `${key}=${typeof value === 'string' ? value : JSON.stringify(value)}`)
    .join(', ')

function filtered(sets: readonly HostSet[], isWanted: (host: Host) => boolean): HostSet[] {
  return sets.map(({ priority, localities }) => ({
    priority,
    localities: localities
      .map((locality) => ({ ...locality, hosts: locality.hosts.filter(isWanted) }))
      .filter(({ hosts }) => hosts.length > 0),
  }))
}

function having(wanted: Fields, inList: boolean): (host: Host) => boolean {
  const pairs = Object.entries(wanted)
  return ({ metadata }) =>
    pairs.every(([key, value]) => {
      const own = field(metadata[LB], key)
      return same(own, value) || (inList && items(own).some((item) => same(item, value)))
    })
}

const isEmpty = (sets: readonly HostSet[]): boolean => sets.every(({ localities }) => localities.length === 0)

/** The hosts whose metadata has what the route wants, or what the cluster says to fall back on. */
export function subsetOf(sets: readonly HostSet[], config: Fields, criteria: Fields | undefined): Subset {
  const wanted = criteria ?? {}
  const keys = Object.keys(wanted)
  const inList = flag(config.list_as_any) ?? false
  const metadata = described(wanted)
  const selector = objects(config.subset_selectors).find(({ keys: own }) => {
    const names = new Set(items(own))
    return names.size === keys.length && keys.every((key) => names.has(key))
  })
  if (selector && keys.length > 0) {
    const chosen = filtered(sets, having(wanted, inList))
    if (!isEmpty(chosen)) return { sets: chosen, metadata }
  }
  const own = text(selector?.fallback_policy)
  const policy = own !== undefined && own !== 'NOT_DEFINED' ? own : (text(config.fallback_policy) ?? 'NO_FALLBACK')
  if (policy === 'KEYS_SUBSET' && selector) {
    const fewer = new Set(items(selector.fallback_keys_subset))
    const kept = Object.fromEntries(Object.entries(wanted).filter(([key]) => fewer.has(key)))
    if (Object.keys(kept).length < keys.length) return { ...subsetOf(sets, config, kept), metadata, fallback: policy }
  }
  if (policy === 'ANY_ENDPOINT') return { sets, metadata, fallback: policy }
  if (policy === 'DEFAULT_SUBSET') {
    const preset = part(config, 'default_subset') ?? {}
    const chosen = filtered(sets, having(preset, inList))
    if (!isEmpty(chosen)) return { sets: chosen, metadata, fallback: policy }
  }
  return {
    sets: flag(config.panic_mode_any) ? sets : [],
    metadata,
    fallback: flag(config.panic_mode_any) ? 'panic_mode_any' : 'NO_FALLBACK',
  }
}

/** What a route, or the cluster's entry in it, asks of an endpoint's metadata. */
export function criteriaOf(...sources: readonly unknown[]): Fields | undefined {
  const found = sources.map((source) => field(field(field(source, 'metadata_match'), 'filter_metadata'), LB)).filter(isFields)
  return found.length === 0 ? undefined : Object.assign(Object.create(null) as Record<string, unknown>, ...found)
}
