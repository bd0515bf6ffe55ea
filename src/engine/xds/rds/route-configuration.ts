import { memo2 } from '../../memo.js'
import type { RouteConfiguration } from '../../types/envoy/route.js'
import { madeBy, originsOf } from '../../types/provenance.js'
import type { Origin } from '../../types/resource.js'
import type { RouteContext } from './context.js'
import { sameItems } from './remember.js'

/** Bytes, the most that validation lets a VirtualService's direct response have; Envoy's own limit is 4 KiB. */
export const LARGEST_DIRECT_RESPONSE = 1024 * 1024

const lastOf = memo2((_context: RouteContext, _owner: object) => new Map<string, RouteConfiguration>())

/**
 * The configuration made last time where this one has the very same virtual hosts, so that what did not change stays who it is.
 * `owner` tells apart those who share `context`.
 */
export function keepIdentity(
  context: RouteContext,
  owner: object,
  made: RouteConfiguration,
  origins: readonly Origin[],
): RouteConfiguration {
  const last = lastOf(context, owner)
  const before = last.get(made.name)
  if (
    before &&
    sameItems(before.virtual_hosts ?? [], made.virtual_hosts ?? []) &&
    sameItems(resources(originsOf(before)), resources(origins))
  )
    return before
  last.set(made.name, made)
  return madeBy(made, ...origins)
}

const resources = (origins: readonly Origin[]): unknown[] => origins.map((o) => o.resource)
