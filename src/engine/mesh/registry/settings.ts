import type { ClusterState } from '../../cluster/index.js'
import type { Labels, Resource } from '../../types/resource.js'
import type { MeshConfig } from '../mesh-config.js'
import { labelSelectorTakes } from '../model/label-selector.js'
import { network } from './locality.js'

export type TrafficDistribution = 'Any' | 'PreferSameZone' | 'PreferSameNode'

/** What the conversion of one object takes besides the object. The same values are the same object, so that answers can be kept by it. */
export interface Settings {
  readonly trustDomain: string
  readonly defaultExportTo: readonly string[]
  /** What the object's namespace says in `networking.istio.io/traffic-distribution`, lower case. */
  readonly namespaceDistribution: string
  /** How far ServiceEntries of the namespace reach at most. */
  readonly reach: Reach
  /** The network of workloads that name none: the label of Istio's own namespace. */
  readonly network: string
}

/** Istio: pilot/pkg/model/serviceentry_visibility.go#ServiceVisibility */
export type Reach = 'PUBLIC' | 'NAMESPACE' | 'NONE'

/** What the mesh config's first matching policy says of a namespace with such labels, where sidecars are to heed it. */
function reachOf({ serviceEntryVisibility: visibility }: MeshConfig, labels: Labels): Reach {
  if (!visibility?.applyToSidecars) return 'PUBLIC'
  const policy = (visibility.policies ?? []).find(({ matchingRules = [] }) =>
    matchingRules.every(({ namespaceSelector }) => namespaceSelector !== undefined && labelSelectorTakes(namespaceSelector, labels)),
  )
  const said = policy ? policy.visibility : visibility.defaultVisibility
  return said === 'NAMESPACE' || said === 'NONE' ? said : 'PUBLIC'
}

const annotation = 'networking.istio.io/traffic-distribution'

const byAnnotation = new Map<string, TrafficDistribution>([
  ['preferclose', 'PreferSameZone'],
  ['prefersamezone', 'PreferSameZone'],
  ['prefersamenode', 'PreferSameNode'],
])

/** The field over the object's annotation over its namespace's. Istio: pilot/pkg/model/service.go#GetTrafficDistribution */
export function trafficDistribution(
  field: string | undefined,
  annotations: Labels,
  settings: Pick<Settings, 'namespaceDistribution'>,
): TrafficDistribution {
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
    const byNamespace = new Map<string, Settings>()
    const of = (namespace: string): Settings => {
      const known = byNamespace.get(namespace)
      if (known) return known
      const { labels = {}, annotations = {} } = named.get(namespace) ?? {}
      const namespaceDistribution = (annotations[annotation] ?? '').toLowerCase()
      const reach = reachOf(mesh, labels)
      const key = `${reach} ${namespaceDistribution}`
      const settings = kept.get(key) ?? { ...common, namespaceDistribution, reach }
      kept.set(key, settings)
      byNamespace.set(namespace, settings)
      return settings
    }
    last = { namespaces, mesh, of }
    return of
  }
}

/** The SPIFFE identity of a service account. */
export const spiffe = (trustDomain: string, namespace: string, serviceAccount: string): string =>
  `spiffe://${trustDomain}/ns/${namespace}/sa/${serviceAccount}`
