import { memo1 } from '../../memo.js'
import { asciiLower, type Fields, field, flag, messageOf, objects, part, text } from '../reading.js'
import type { Filter, Route } from '../shapes.js'

/** Whether a filter is the router, which ends the chain. */
export const isRouter = (filter: Filter): boolean =>
  messageOf(filter.typed_config) === 'Router' ||
  (filter.typed_config === undefined && (filter.name === 'envoy.router' || filter.name === 'envoy.filters.http.router'))

const named = (configs: unknown, upgrade: string): Fields | undefined =>
  objects(configs).find((config) => asciiLower(text(config.upgrade_type) ?? '') === asciiLower(upgrade))

/** The upgrade's own settings: the route's say whether it may, the manager's also through which filters. */
export function isUpgradeAllowed(manager: Fields, route: Route | undefined, upgrade: string): boolean {
  const ofRoute = named(field(route?.route, 'upgrade_configs'), upgrade)
  if (ofRoute) return flag(ofRoute.enabled) ?? true
  const ofManager = named(manager.upgrade_configs, upgrade)
  return ofManager !== undefined && (flag(ofManager.enabled) ?? true)
}

const listOf = memo1((manager: Fields): readonly Filter[] => objects(manager.http_filters) as readonly Filter[])

/** The filters that a request passes, those of its upgrade if it has its own. */
export function filtersOf(manager: Fields, upgrade: string | undefined): readonly Filter[] {
  if (upgrade !== undefined) {
    const own = part(named(manager.upgrade_configs, upgrade), 'filters') ?? named(manager.upgrade_configs, upgrade)?.filters
    if (Array.isArray(own) && own.length > 0) return objects(own) as readonly Filter[]
  }
  return listOf(manager)
}
