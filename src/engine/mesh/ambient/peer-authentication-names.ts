import type { MutualTls, PeerAuthenticationSpec } from '../../types/istio/peer-authentication.js'
import type { Labels, Resource } from '../../types/resource.js'
import { convertedName, isLax, isStrict, isUnset, staticStrictName } from './peer-authentication.js'
import { selectorIndex } from './selector-index.js'

type PeerAuthentication = Resource<PeerAuthenticationSpec>

const older = (a: PeerAuthentication | undefined, b: PeerAuthentication): PeerAuthentication => (!a || b.createdAt < a.createdAt ? b : a)

const oldest = (policies: readonly PeerAuthentication[]): PeerAuthentication | undefined =>
  policies.reduce<PeerAuthentication | undefined>(older, undefined)

export function oldestByNamespace(policies: readonly PeerAuthentication[]): ReadonlyMap<string, PeerAuthentication> {
  const found = new Map<string, PeerAuthentication>()
  for (const policy of policies) found.set(policy.namespace, older(found.get(policy.namespace), policy))
  return found
}

const isWide = ({ spec }: PeerAuthentication): boolean => Object.keys(spec?.selector?.matchLabels ?? {}).length === 0

/**
 * What the PeerAuthentications for a workload come to: the policy that lets nothing but mutual TLS in, the converted one with modes by port,
 * or none. An empty selector in the root namespace is for that namespace's own workloads.
 * Istio: pilot/pkg/serviceregistry/ambient/authorization.go#convertedSelectorPeerAuthentications
 */
export function peerAuthenticationNames(
  policies: readonly PeerAuthentication[],
  root: string,
): (namespace: string, labels: Labels) => readonly string[] {
  const wide = policies.filter(isWide)
  const meshPolicy = (inRoot: boolean) => oldest(wide.filter((p) => p.namespace === root && (inRoot || !p.spec?.selector)))?.spec?.mtls
  const forMesh = { inRoot: meshPolicy(true), elsewhere: meshPolicy(false) }
  const byNamespace = oldestByNamespace(wide.filter((p) => p.namespace !== root))
  const selecting = selectorIndex(
    policies.filter((p) => !isWide(p) && p.namespace !== root),
    ({ namespace, spec }) => ({ namespace, selector: spec.selector?.matchLabels ?? {} }),
  )
  return (namespace, labels) => {
    const above = byNamespace.get(namespace)?.spec?.mtls
    const fromMesh = namespace === root ? forMesh.inRoot : forMesh.elsewhere
    const inherited = isUnset(above) ? isStrict(fromMesh) : isStrict(above)
    return names(oldest(selecting.find(namespace, labels)), inherited, root)
  }
}

function names(workload: PeerAuthentication | undefined, inherited: boolean, root: string): readonly string[] {
  const own = workload?.spec?.mtls
  const strict = isStrict(own) || (inherited && !isLax(own))
  const ports = Object.values(workload?.spec?.portLevelMtls ?? {})
  // Where nothing is said for all ports, istiod looks for PERMISSIVE alone.
  const isException = isStrict(own) ? isLax : (tls: MutualTls) => tls.mode === 'PERMISSIVE'
  const differs = strict ? ports.some(isException) : ports.some(isStrict)
  if (workload && differs) return [convertedName(workload)]
  return strict ? [staticStrictName(root)] : []
}
