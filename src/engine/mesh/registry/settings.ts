import type { ClusterState } from '../../cluster/index.js'
import type { Labels, Resource } from '../../types/resource.js'
import type { MeshConfig } from '../mesh-config.js'
import { network } from './locality.js'

export type TrafficDistribution = 'Any' | 'PreferSameZone' | 'PreferSameNode'

/** What the conversion of one object takes besides the object. The same values are the same object, so that answers can be kept by it. */
export interface Settings {
  readonly trustDomain: string
  readonly defaultExportTo: readonly string[]
  /** What the object's namespace says in `networking.istio.io/traffic-distribution`, lower case. */
  readonly namespaceDistribution: string
  /** The network of workloads that name none: the label of Istio's own namespace. */
  readonly network: string
}

const annotation = 'networking.istio.io/traffic-distribution'

const byAnnotation = new Map<string, TrafficDistribution>([
  ['preferclose', 'PreferSameZone'],
  ['prefersamezone', 'PreferSameZone'],
  ['prefersamenode', 'PreferSameNode'],
])

/** The field over the object's annotation over its namespace's. Istio: pilot/pkg/model/service.go#GetTrafficDistribution */
export function trafficDistribution(field: string | undefined, annotations: Labels, settings: Settings): TrafficDistribution {
  if (field === 'PreferSameZone' || field === 'PreferClose') return 'PreferSameZone'
  if (field === 'PreferSameNode') return 'PreferSameNode'
  return byAnnotation.get((annotations[annotation] ?? '').toLowerCase() || settings.namespaceDistribution) ?? 'Any'
}

/** Makes a table of settings by namespace; equal settings keep their identity from one state to the next. */
export function createSettings(): (state: ClusterState, mesh: MeshConfig) => (namespace: string) => Settings {
  let kept = new Map<string, Settings>()
  let keptFor = ''
  let last:
    | { readonly namespaces: readonly Resource[]; readonly mesh: MeshConfig; readonly of: (namespace: string) => Settings }
    | undefined
  return (state, mesh) => {
    const namespaces = state.list('', 'Namespace')
    if (last?.namespaces === namespaces && last.mesh === mesh) return last.of
    const named = new Map(namespaces.map((n) => [n.name, n]))
    const common = {
      trustDomain: mesh.trustDomain,
      defaultExportTo: mesh.defaultServiceExportTo ?? [],
      network: named.get(mesh.rootNamespace)?.labels[network] ?? '',
    }
    const commonKey = JSON.stringify(common)
    if (commonKey !== keptFor) {
      kept = new Map()
      keptFor = commonKey
    }
    const of = (namespace: string): Settings => {
      const namespaceDistribution = (named.get(namespace)?.annotations[annotation] ?? '').toLowerCase()
      let settings = kept.get(namespaceDistribution)
      if (!settings) {
        settings = { ...common, namespaceDistribution }
        kept.set(namespaceDistribution, settings)
      }
      return settings
    }
    last = { namespaces, mesh, of }
    return of
  }
}

/** The SPIFFE identity of a service account. */
export const spiffe = (trustDomain: string, namespace: string, serviceAccount: string): string =>
  `spiffe://${trustDomain}/ns/${namespace}/sa/${serviceAccount}`
