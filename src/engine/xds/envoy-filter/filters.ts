import type { Patches } from '../../mesh/policy/envoy-filter.js'
import type { TypedConfig } from '../../types/envoy/core.js'
import type { FilterChain, Listener } from '../../types/envoy/listener.js'
import type { PatchContext } from '../../types/istio/envoy-filter.js'
import { sameOrigins } from '../../types/provenance.js'
import { chainMatches, listenerMatches, namedFilter, namedSubFilter } from './listener-match.js'
import { mergeTyped } from './merge.js'
import { applyToList, withList } from './ordered-list.js'
import { changed, patchesFor, type ReadyPatch } from './patch-set.js'

const CONNECTION_MANAGER = 'envoy.filters.network.http_connection_manager'

/** A network or HTTP filter, as far as patches look at it. */
interface Filter {
  name: string
  typed_config?: TypedConfig
}

/**
 * The network filters of a chain, then the HTTP filters in their connection managers, with their patches.
 * Istio: pilot/pkg/networking/core/envoyfilter/listener_patch.go#patchNetworkFilters
 */
export function patchFilters(listener: Listener, chain: FilterChain, patches: Patches, context: PatchContext): FilterChain {
  const matching = (applyTo: 'NETWORK_FILTER' | 'HTTP_FILTER'): ReadyPatch[] =>
    patchesFor(patches, applyTo, context).filter(
      ({ match }) => listenerMatches(listener, match.listener, applyTo) && chainMatches(listener, chain, match.listener),
    )
  const networkPatches = matching('NETWORK_FILTER')
  const httpPatches = matching('HTTP_FILTER')
  const own = (chain.filters ?? []) as readonly Filter[]
  let filters = own
  for (const patch of networkPatches) {
    const name = namedFilter(patch.match.listener)
    filters = applyToList(filters, patch, name !== undefined, (filter) => filter.name === name)
  }
  filters = filters.map((filter) => patchConnectionManager(mergeFilter(filter, networkPatches, namedFilter), httpPatches))
  if (filters.length === own.length && filters.every((f, i) => f === own[i])) return chain
  return withList(chain, 'filters', filters)
}

/** What patches merge into a filter: its configuration by type, and a new name. */
function mergeFilter(filter: Filter, patches: readonly ReadyPatch[], named: typeof namedFilter): Filter {
  let result = filter
  for (const patch of patches) {
    const name = named(patch.match.listener)
    if (patch.operation !== 'MERGE' || (name !== undefined && name !== result.name) || !result.typed_config) continue
    const { name: newName, typed_config: typed } = patch.message as { name?: string; typed_config?: Record<string, unknown> }
    const config = typed ? (mergeTyped(result.typed_config, typed) as TypedConfig) : result.typed_config
    result = changed({ ...result, name: newName || result.name, typed_config: config }, result, patch)
  }
  return result
}

/** Istio: #patchHTTPFilters */
function patchConnectionManager(filter: Filter, patches: readonly ReadyPatch[]): Filter {
  if (filter.name !== CONNECTION_MANAGER || !filter.typed_config) return filter
  const own = (filter.typed_config.http_filters ?? []) as readonly Filter[]
  const here = patches.filter(({ match }) => {
    const name = namedFilter(match.listener)
    return name === undefined || name === filter.name
  })
  let filters = own
  for (const patch of here) {
    const name = namedSubFilter(patch.match.listener)
    filters = applyToList(filters, patch, name !== undefined, (f) => f.name === name)
  }
  filters = filters.map((f) => mergeFilter(f, here, namedSubFilter))
  if (filters.length === own.length && filters.every((f, i) => f === own[i])) return filter
  return sameOrigins({ ...filter, typed_config: withList(filter.typed_config, 'http_filters', filters) }, filter)
}
