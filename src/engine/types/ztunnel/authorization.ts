/** What ztunnel enforces, as protobuf JSON. Istio: pkg/workloadapi/security/authorization.proto */
export interface ZtunnelAuthorization {
  name: string
  namespace: string
  /** Absent: `GLOBAL`, for the whole mesh. */
  scope?: 'NAMESPACE' | 'WORKLOAD_SELECTOR'
  /** Absent: `ALLOW`. */
  action?: 'DENY'
  /** One of them must match. */
  groups?: AuthorizationGroup[]
}

/** All of its rules must match. */
export interface AuthorizationGroup {
  rules?: AuthorizationRules[]
}

/** One of its matches must hold. */
export interface AuthorizationRules {
  matches?: AuthorizationMatch[]
}

/** Every field given must hold. */
export interface AuthorizationMatch {
  namespaces?: ZtunnelStringMatch[]
  not_namespaces?: ZtunnelStringMatch[]
  service_accounts?: ServiceAccountMatch[]
  not_service_accounts?: ServiceAccountMatch[]
  principals?: ZtunnelStringMatch[]
  not_principals?: ZtunnelStringMatch[]
  source_ips?: IpMatch[]
  not_source_ips?: IpMatch[]
  destination_ips?: IpMatch[]
  not_destination_ips?: IpMatch[]
  destination_ports?: number[]
  not_destination_ports?: number[]
}

export type ZtunnelStringMatch = { exact: string } | { prefix: string } | { suffix: string } | { presence: Readonly<Record<string, never>> }

export interface ServiceAccountMatch {
  namespace?: string
  serviceAccount?: string
}

export interface IpMatch {
  /** Base64. */
  address: string
  /** Leading bits that count. */
  length?: number
}
