import type { Patches } from '../../mesh/policy/envoy-filter.js'
import type { FilterChain, Listener, ListenerFilter } from '../../types/envoy/listener.js'
import type { ApplyTo, PatchContext } from '../../types/istio/envoy-filter.js'
import { sameOrigins } from '../../types/provenance.js'
import { mergeSockets } from './clusters.js'
import { patchFilters } from './filters.js'
import { chainMatches, listenerMatches } from './listener-match.js'
import { mergeTyped, TypeMismatch } from './merge.js'
import { applyToList, withList } from './ordered-list.js'
import { added, addsIn, changed, merged, merges, patchesFor, type ReadyPatch } from './patch-set.js'

/**
 * A proxy's listeners of one side with their patches, then those that patches add.
 * Istio: pilot/pkg/networking/core/envoyfilter/listener_patch.go#ApplyListenerPatches
 */
export function patchListeners(listeners: readonly Listener[], patches: Patches, context: PatchContext): Listener[] {
  const patched: Listener[] = []
  for (const [i, listener] of listeners.entries()) {
    try {
      const result = patchListener(listener, patches, context)
      if (result) patched.push(result)
    } catch (error) {
      // istiod gives up there; what it patched before stays.
      if (error instanceof TypeMismatch) return [...patched, ...listeners.slice(i)]
      throw error
    }
  }
  const additions = patchesFor(patches, 'LISTENER', context).filter((p) => addsIn(p, context))
  // A listener without a name counts as removed.
  return [...patched, ...additions.map((p) => added<Listener>(p))].filter((listener) => listener.name)
}

function patchListener(listener: Listener, patches: Patches, context: PatchContext): Listener | undefined {
  let result = listener
  for (const patch of patchesFor(patches, 'LISTENER', context)) {
    if (!listenerMatches(result, patch.match.listener, 'LISTENER')) continue
    if (patch.operation === 'REMOVE') return undefined
    if (merges(patch)) result = merged(result, patch)
  }
  return patchChains(patchListenerFilters(result, patches, context), patches, context)
}

/** The patches of a place that are for the listener. */
const matching = (listener: Listener, patches: Patches, applyTo: ApplyTo, context: PatchContext): ReadyPatch[] =>
  patchesFor(patches, applyTo, context).filter((p) => listenerMatches(listener, p.match.listener, applyTo))

function patchListenerFilters(listener: Listener, patches: Patches, context: PatchContext): Listener {
  const own: readonly ListenerFilter[] = listener.listener_filters ?? []
  let filters = own
  for (const patch of matching(listener, patches, 'LISTENER_FILTER', context)) {
    const name = patch.match.listener?.listenerFilter
    if (patch.operation === 'MERGE') {
      // istiod 1.31 merges into every listener filter once the patch names one.
      if (name) filters = filters.map((filter) => mergeListenerFilter(filter, patch))
    } else filters = applyToList(filters, patch, !!name, (filter) => !name || filter.name === name)
  }
  return filters === own ? listener : withList(listener, 'listener_filters', filters)
}

function mergeListenerFilter(filter: ListenerFilter, patch: ReadyPatch): ListenerFilter {
  const typed = (patch.message as { typed_config?: Record<string, unknown> }).typed_config
  if (!filter.typed_config || !typed) return filter
  return changed({ ...filter, typed_config: mergeTyped(filter.typed_config, typed) as typeof filter.typed_config }, filter, patch)
}

function patchChains(listener: Listener, patches: Patches, context: PatchContext): Listener {
  const chainPatches = matching(listener, patches, 'FILTER_CHAIN', context)
  const patch = (chain: FilterChain): FilterChain | undefined => patchChain(listener, chain, chainPatches, patches, context)
  const own = listener.filter_chains ?? []
  const additions = chainPatches.filter((p) => p.operation === 'ADD').map((p) => added<FilterChain>(p))
  const chains = [...own.flatMap((chain) => patch(chain) ?? []), ...additions.filter(hasFilters)]
  const fallback = listener.default_filter_chain
  const patchedFallback = fallback && hasFilters(fallback) ? patch(fallback) : fallback
  if (patchedFallback === fallback && chains.length === own.length && chains.every((c, i) => c === own[i])) return listener
  const { default_filter_chain: _, ...rest } = withList(listener, 'filter_chains', chains)
  return sameOrigins({ ...rest, ...(patchedFallback && { default_filter_chain: patchedFallback }) }, listener)
}

/** A chain without filters takes no connection; Istio leaves it out. */
const hasFilters = (chain: FilterChain): boolean => (chain.filters?.length ?? 0) > 0

/** Undefined where a patch removes it. */
function patchChain(
  listener: Listener,
  chain: FilterChain,
  chainPatches: readonly ReadyPatch[],
  patches: Patches,
  context: PatchContext,
): FilterChain | undefined {
  if (!hasFilters(chain)) return undefined
  let result = chain
  for (const patch of chainPatches) {
    if (!chainMatches(listener, result, patch.match.listener)) continue
    if (patch.operation === 'REMOVE') return undefined
    if (merges(patch)) result = mergeTransportSocket(result, patch) ?? merged(result, patch)
  }
  return patchFilters(listener, result, patches, context)
}

/** A transport socket of the chain's own name is merged by itself, and the rest of the patch left out. Undefined otherwise. */
function mergeTransportSocket(chain: FilterChain, patch: ReadyPatch): FilterChain | undefined {
  const socket = (patch.message as Partial<FilterChain>).transport_socket
  if (!socket || chain.transport_socket?.name !== socket.name) return undefined
  return changed({ ...chain, transport_socket: mergeSockets(chain.transport_socket, socket) }, chain, patch)
}
