import type { AuthorizationPolicySpec } from '../../types/istio/authorization-policy.js'
import type { PeerAuthenticationSpec } from '../../types/istio/peer-authentication.js'
import type { Labels, Resource } from '../../types/resource.js'
import type { ZtunnelAuthorization } from '../../types/ztunnel/authorization.js'
import { selects } from '../model/labels.js'
import { ztunnelAuthorization } from './authorization.js'
import {
  convertedName,
  convertedPeerAuthentication,
  isLax,
  isStrict,
  isUnset,
  staticStrict,
  staticStrictName,
} from './peer-authentication.js'
import type { World } from './world.js'

type PeerAuthentication = Resource<PeerAuthenticationSpec>

/** What ztunnel enforces, and which of it a workload refers to. */
export interface ZtunnelPolicies {
  readonly all: readonly ZtunnelAuthorization[]
  /** Names of the policies that labels bring; those of a namespace or of the mesh hold unnamed. */
  namesFor(namespace: string, labels: Labels): readonly string[]
}

const keyOf = ({ namespace, name }: { readonly namespace: string; readonly name: string }): string => `${namespace}/${name}`

/** Istio: pilot/pkg/serviceregistry/ambient/policies.go#PolicyCollections */
export function ztunnelPolicies(world: World): ZtunnelPolicies {
  const root = world.mesh.rootNamespace
  const authorizations = world.authorizationPolicies.filter((p) => ztunnelAuthorization(p, world.mesh) !== undefined)
  const selecting = new Map<string, Resource<AuthorizationPolicySpec>[]>()
  for (const policy of authorizations) if (policy.spec?.selector?.matchLabels) push(selecting, policy.namespace, policy)
  const peers = new Map<string, PeerAuthentication[]>()
  for (const policy of world.peerAuthentications) push(peers, policy.namespace, policy)

  const converted = world.peerAuthentications.flatMap((policy) => {
    const wide = (namespace: string) => oldest((peers.get(namespace) ?? []).filter((p) => !p.spec?.selector))
    return convertedPeerAuthentication(policy, wide(policy.namespace), wide(root), root) ?? []
  })
  return {
    all: [
      ...authorizations.flatMap((p) => ztunnelAuthorization(p, world.mesh) ?? []),
      ...converted,
      ...(world.peerAuthentications.length > 0 ? [staticStrict(root, world.peerAuthentications)] : []),
    ],
    namesFor: (namespace, labels) => {
      // To istiod no labels at all mean that nobody asks by labels.
      const unlabelled = Object.keys(labels).length === 0
      const near = namespace === root ? [root] : [root, namespace]
      const names = near
        .flatMap((n) => selecting.get(n) ?? [])
        .filter((p) => unlabelled || selects(p.spec?.selector?.matchLabels, labels))
        .map(keyOf)
        .sort()
      return [
        ...names,
        ...peerAuthenticationNames(
          near.flatMap((n) => peers.get(n) ?? []),
          namespace,
          labels,
          root,
        ),
      ]
    },
  }
}

function push<T>(groups: Map<string, T[]>, key: string, item: T): void {
  const group = groups.get(key)
  if (group) group.push(item)
  else groups.set(key, [item])
}

const oldest = (policies: readonly PeerAuthentication[]): PeerAuthentication | undefined =>
  policies.reduce<PeerAuthentication | undefined>((best, p) => (!best || p.createdAt < best.createdAt ? p : best), undefined)

/**
 * What the PeerAuthentications for a workload come to: the policy that lets nothing but mutual TLS in, the converted one with modes by port,
 * or none. `policies`: those of the root namespace and of the workload's.
 * Istio: pilot/pkg/serviceregistry/ambient/authorization.go#convertedSelectorPeerAuthentications
 */
function peerAuthenticationNames(policies: readonly PeerAuthentication[], namespace: string, labels: Labels, root: string): string[] {
  const applying = policies.filter((p) => {
    const selector = p.spec?.selector
    if (p.namespace === root && !selector) return true
    return p.namespace === namespace && (!selector || selects(selector.matchLabels, labels))
  })
  const isWide = (p: PeerAuthentication): boolean => Object.keys(p.spec?.selector?.matchLabels ?? {}).length === 0
  const meshTls = oldest(applying.filter((p) => isWide(p) && p.namespace === root))?.spec?.mtls
  const namespaceTls = oldest(applying.filter((p) => isWide(p) && p.namespace !== root))?.spec?.mtls
  const workload = oldest(applying.filter((p) => !isWide(p) && p.namespace !== root))

  const above = isUnset(namespaceTls) ? isStrict(meshTls) : isStrict(namespaceTls)
  const own = workload?.spec?.mtls
  const strict = isStrict(own) || (above && !isLax(own))
  const ports = Object.values(workload?.spec?.portLevelMtls ?? {})
  // Where nothing is said for all ports, istiod looks for PERMISSIVE alone.
  const isException = isStrict(own) ? isLax : (tls: (typeof ports)[number]) => tls.mode === 'PERMISSIVE'
  const differs = strict ? ports.some(isException) : ports.some(isStrict)
  const names = [...(strict && !differs ? [staticStrictName(root)] : []), ...(workload && differs ? [convertedName(workload)] : [])]
  return names.sort()
}
