import type { Labels, Resource } from '../../types/resource.js'
import type { ZtunnelAuthorization } from '../../types/ztunnel/authorization.js'
import { ztunnelAuthorization } from './authorization.js'
import { convertedPeerAuthentication, staticStrict } from './peer-authentication.js'
import { oldestByNamespace, peerAuthenticationNames } from './peer-authentication-names.js'
import { selectorIndex } from './selector-index.js'
import type { World } from './world.js'

/** What ztunnel enforces, and which of it a workload refers to. */
export interface ZtunnelPolicies {
  readonly all: readonly ZtunnelAuthorization[]
  /** Names of the policies that labels bring; those of a namespace or of the mesh hold unnamed. */
  namesFor(namespace: string, labels: Labels): readonly string[]
}

const keyOf = ({ namespace, name }: Pick<Resource, 'namespace' | 'name'>): string => `${namespace}/${name}`

/** Istio: pilot/pkg/serviceregistry/ambient/policies.go#PolicyCollections */
export function ztunnelPolicies(world: World): ZtunnelPolicies {
  const { mesh, authorizationPolicies, peerAuthentications } = world
  const root = mesh.rootNamespace
  const taken = authorizationPolicies.filter((p) => ztunnelAuthorization(p, mesh) !== undefined)
  // A selector without labels is bound to the workloads, but brought by no label: it holds nowhere.
  const selecting = taken.filter((p) => Object.keys(p.spec?.selector?.matchLabels ?? {}).length > 0)
  const bySelector = selectorIndex(selecting, ({ namespace, spec }) => ({ namespace, selector: spec.selector?.matchLabels ?? {} }))

  const wide = oldestByNamespace(peerAuthentications.filter((p) => !p.spec?.selector))
  const converted = peerAuthentications
    .filter((p) => p.spec?.selector && p.spec.portLevelMtls)
    .flatMap((policy) => convertedPeerAuthentication(policy, wide.get(policy.namespace), wide.get(root), root) ?? [])
  const peerNames = peerAuthenticationNames(peerAuthentications, root)
  return {
    all: [
      ...taken.flatMap((p) => ztunnelAuthorization(p, mesh) ?? []),
      ...converted,
      ...(peerAuthentications.length > 0 ? [staticStrict(root, peerAuthentications)] : []),
    ],
    namesFor: (namespace, labels) => {
      const near = namespace === root ? [root] : [root, namespace]
      // To istiod no labels at all mean that nobody asks by labels.
      const found =
        Object.keys(labels).length === 0
          ? selecting.filter((p) => near.includes(p.namespace))
          : near.flatMap((n) => bySelector.find(n, labels))
      return [...found.map(keyOf).sort(), ...peerNames(namespace, labels)]
    },
  }
}
