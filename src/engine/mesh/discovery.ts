import { type ClusterState, clusterState } from '../cluster/index.js'
import type { MeshConfig } from './mesh-config.js'
import { labelSelectorTakes } from './model/label-selector.js'

/**
 * Makes a function that leaves out of the cluster what istiod does not watch: where the mesh has discovery selectors, whatever is in a
 * namespace that none of them takes. Namespaces themselves and what belongs to no namespace stay.
 * Istio: pkg/kube/namespace/filter.go#Filter
 */
export function createDiscovery(): (state: ClusterState, mesh: MeshConfig) => ClusterState {
  let last: { readonly state: ClusterState; readonly mesh: MeshConfig; readonly watched: ClusterState } | undefined
  return (state, mesh) => {
    const selectors = mesh.discoverySelectors
    if (selectors.length === 0) return state
    if (last?.state === state && last.mesh === mesh) return last.watched
    const namespaces = state.list('', 'Namespace').filter((n) => selectors.some((selector) => labelSelectorTakes(selector, n.labels)))
    const taken = new Set(namespaces.map((n) => n.name))
    const resources = state.resources.filter((r) => r.namespace === '' || r.kind === 'Namespace' || taken.has(r.namespace))
    last = { state, mesh, watched: clusterState(resources, last?.watched) }
    return last.watched
  }
}
