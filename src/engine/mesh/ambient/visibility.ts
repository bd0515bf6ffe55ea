import type { MeshConfig, ServiceEntryReach } from '../../types/istio/mesh-config.js'
import { labelSelectorTakes } from '../model/label-selector.js'
import type { World } from './world.js'

/** Who sees a ServiceEntry of a namespace: everyone, its own namespace, nobody. */
export type EntryVisibility = 'PUBLIC' | 'NAMESPACE' | 'NONE'

/** The first policy whose rules all match the namespace decides. Istio: pilot/pkg/model/serviceentry_visibility.go#VisibilityFor */
export function entryVisibility({ mesh, namespace }: World, name: string): EntryVisibility {
  const settings: MeshConfig['serviceEntryVisibility'] = mesh.serviceEntryVisibility
  if (!settings) return 'PUBLIC'
  const labels = namespace(name)?.labels ?? {}
  const policy = settings.policies?.find((p) =>
    (p.matchingRules ?? []).every((rule) => rule.namespaceSelector && labelSelectorTakes(rule.namespaceSelector, labels)),
  )
  return visibility(policy ? policy.visibility : settings.defaultVisibility)
}

const visibility = (reach: ServiceEntryReach | undefined): EntryVisibility => (reach === 'NAMESPACE' || reach === 'NONE' ? reach : 'PUBLIC')
