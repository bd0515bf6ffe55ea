import type { Labels } from '../resource.js'

/** What a policy attaches to, where it names objects rather than labels. */
export interface PolicyTargetReference {
  group?: string
  kind?: string
  name?: string
  namespace?: string
}

/** `security.istio.io` AuthorizationPolicy's spec. */
export interface AuthorizationPolicySpec {
  selector?: { matchLabels?: Labels }
  targetRef?: PolicyTargetReference
  targetRefs?: PolicyTargetReference[]
  action?: 'ALLOW' | 'DENY' | 'AUDIT' | 'CUSTOM'
  provider?: { name?: string }
  rules?: AuthorizationRule[]
}

export interface AuthorizationRule {
  from?: { source?: AuthorizationSource }[]
  to?: { operation?: AuthorizationOperation }[]
  when?: { key: string; values?: string[]; notValues?: string[] }[]
}

export interface AuthorizationSource {
  principals?: string[]
  notPrincipals?: string[]
  requestPrincipals?: string[]
  notRequestPrincipals?: string[]
  namespaces?: string[]
  notNamespaces?: string[]
  ipBlocks?: string[]
  notIpBlocks?: string[]
  remoteIpBlocks?: string[]
  notRemoteIpBlocks?: string[]
  serviceAccounts?: string[]
  notServiceAccounts?: string[]
  trustDomains?: string[]
  notTrustDomains?: string[]
}

export interface AuthorizationOperation {
  hosts?: string[]
  notHosts?: string[]
  ports?: string[]
  notPorts?: string[]
  methods?: string[]
  notMethods?: string[]
  paths?: string[]
  notPaths?: string[]
}
