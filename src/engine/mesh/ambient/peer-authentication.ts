import type { MutualTls, PeerAuthenticationSpec } from '../../types/istio/peer-authentication.js'
import { madeBy, origin } from '../../types/provenance.js'
import type { Resource } from '../../types/resource.js'
import type { AuthorizationGroup, AuthorizationMatch, AuthorizationRules, ZtunnelAuthorization } from '../../types/ztunnel/authorization.js'

type PeerAuthentication = Resource<PeerAuthenticationSpec>

const STATIC_STRICT = 'istio_converted_static_strict'

/** The name that a PeerAuthentication has as a policy of ztunnel's. */
export const convertedName = ({ namespace, name }: PeerAuthentication): string => `${namespace}/converted_peer_authentication_${name}`

export const staticStrictName = (rootNamespace: string): string => `${rootNamespace}/${STATIC_STRICT}`

/** Whoever shows no identity came without mutual TLS. */
const anonymous: AuthorizationMatch = { not_principals: [{ presence: {} }] }
const ruleOf = (match: AuthorizationMatch): AuthorizationRules => ({ matches: [match] })

/**
 * Mutual TLS only, as a policy that workloads refer to. It is there as soon as any PeerAuthentication is.
 * Istio: pilot/pkg/serviceregistry/ambient/policies.go#PolicyCollections
 */
export function staticStrict(rootNamespace: string, policies: readonly PeerAuthentication[]): ZtunnelAuthorization {
  const strict = policies.filter(({ spec }) => isStrict(spec?.mtls)).map((p) => origin(p, 'spec', 'mtls'))
  const made: ZtunnelAuthorization = {
    name: STATIC_STRICT,
    namespace: rootNamespace,
    scope: 'WORKLOAD_SELECTOR',
    action: 'DENY',
    groups: [{ rules: [ruleOf(anonymous)] }],
  }
  return madeBy(made, ...(strict.length > 0 ? strict : policies.map((p) => origin(p, 'spec'))))
}

export const isUnset = (tls: MutualTls | undefined): boolean => !tls?.mode || tls.mode === 'UNSET'
export const isStrict = (tls: MutualTls | undefined): boolean => tls?.mode === 'STRICT'
export const isLax = (tls: MutualTls | undefined): boolean => tls?.mode === 'PERMISSIVE' || tls?.mode === 'DISABLE'

/**
 * A workload's PeerAuthentication with modes of its own for some ports, as a policy; none where no port differs from the rest. A connection
 * is refused if all rules of one group hold: one group for each port that is strict alone; where everything else is strict, one with an
 * exception for each port that is not.
 * `wide`: the namespace's own, `root`: the mesh's.
 * Istio: pilot/pkg/serviceregistry/ambient/authorization.go#convertPeerAuthentication
 */
export function convertedPeerAuthentication(
  policy: PeerAuthentication,
  wide: PeerAuthentication | undefined,
  root: PeerAuthentication | undefined,
  rootNamespace: string,
): ZtunnelAuthorization | undefined {
  const { mtls, portLevelMtls = {}, selector } = policy.spec ?? {}
  const ports = Object.entries(portLevelMtls).sort(([a], [b]) => Number(a) - Number(b))
  if (policy.namespace === rootNamespace || !selector || ports.length === 0) return undefined
  const [wideTls, rootTls] = [wide?.spec?.mtls, root?.spec?.mtls]
  // Where the mesh is strict, so is every such port to istiod, even under a policy that is not.
  const strictAnyway = isStrict(mtls) || (isUnset(mtls) && isStrict(wideTls)) || (isUnset(wideTls) && isStrict(rootTls))
  const inheritsLax = isUnset(mtls) && (wide ? !isStrict(wideTls) : !isStrict(rootTls))

  const groups: AuthorizationGroup[] = []
  const rules: AuthorizationRules[] = isStrict(mtls) ? [ruleOf(anonymous)] : []
  let exceptions = false
  for (const [text, tls] of ports) {
    const port = Number(text)
    if (isStrict(tls)) {
      if (!strictAnyway) groups.push({ rules: [ruleOf({ ...anonymous, destination_ports: [port] })] })
    } else if (isLax(tls) && !isLax(mtls) && !inheritsLax) {
      exceptions = true
      rules.push(ruleOf({ not_destination_ports: [port] }))
    }
  }
  if (isStrict(mtls) && !exceptions) return undefined
  if (rules.length === 0 && groups.length === 0) return undefined
  // A DENY refuses whatever it matches, so the strictness from above must stand in the same group as its exceptions.
  const strictAbove = (isStrict(rootTls) && (isUnset(wideTls) || isStrict(wideTls))) || isStrict(wideTls)
  if (strictAbove && exceptions) rules.push(ruleOf(anonymous))
  if (rules.length > 0) groups.push({ rules })
  const [namespace = '', name = ''] = convertedName(policy).split('/')
  const made: ZtunnelAuthorization = { name, namespace, scope: 'WORKLOAD_SELECTOR', action: 'DENY', groups }
  return madeBy(made, origin(policy, 'spec'))
}
