/**
 * Cluster: from the documents' resources to what the API server would hold.
 * Takes resources as the reader wrote them; gives the whole state: the API server's defaults, pods with names and addresses, EndpointSlices,
 * what injection and ambient capture add, creation times. Nothing is random: the same documents give the same state.
 * A state that is already whole comes out as it went in.
 */
import type { Resource } from '../types/resource.js'
import { createExpander } from './expand.js'
import { passesThrough } from './pass-through.js'
import { type ClusterState, clusterState, groupOf, patchedState } from './state.js'

export { type ClusterState, clusterState, groupOf } from './state.js'

/** What one call saw and made: `made` has, place by place, what became of a resource that passes through. */
interface Memory {
  readonly input: readonly Resource[]
  readonly state: ClusterState
}

const isSameObject = (a: Resource, b: Resource): boolean =>
  a.name === b.name && a.namespace === b.namespace && a.kind === b.kind && groupOf(a) === groupOf(b)

/**
 * The resources of `now` that stand where `before` had another text of the same object, if that is all that changed and nothing is made
 * from them: the usual edit.
 */
function replacements(before: readonly Resource[], now: readonly Resource[]): ReadonlyMap<Resource, Resource> | undefined {
  if (before.length !== now.length) return undefined
  const changed = new Map<Resource, Resource>()
  for (let i = 0; i < now.length; i++) {
    const [a, b] = [before[i], now[i]]
    if (a === b || !a || !b) continue
    if (!isSameObject(a, b) || !passesThrough(b)) return undefined
    changed.set(a, b)
  }
  return changed
}

/** Makes an expander. It keeps what it made for an unchanged resource in unchanged circumstances: the same Resource comes out again. */
export function createCluster(): (resources: readonly Resource[]) => ClusterState {
  const { expand, replace } = createExpander()
  let last: Memory | undefined
  return (resources) => {
    if (last?.input === resources) return last.state
    const changed = last && replacements(last.input, resources)
    const swaps = last && changed && replace(changed)
    const state = last && swaps ? patchedState(last.state, swaps) : clusterState(expand(resources), last?.state)
    last = { input: resources, state }
    return state
  }
}
