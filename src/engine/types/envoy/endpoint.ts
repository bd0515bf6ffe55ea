import type { Address, Metadata } from './core.js'

/** Envoy v3 ClusterLoadAssignment, exactly what we generate. */
export interface ClusterLoadAssignment {
  cluster_name: string
  /** Absent where there is nobody. */
  endpoints?: LocalityLbEndpoints[]
}

/** The endpoints of one place, or those of one place and priority. */
export interface LocalityLbEndpoints {
  /** Absent only for the application behind a sidecar. */
  locality?: EnvoyLocality
  /** Absent where locality weights leave the place out. */
  lb_endpoints?: LbEndpoint[]
  /** A wrapper: 0 stays. */
  load_balancing_weight?: number
  /** 0, the highest, is left out. */
  priority?: number
}

export interface EnvoyLocality {
  region?: string
  zone?: string
  sub_zone?: string
}

/** Envoy's own names; `UNKNOWN`, the default, is left out. */
export type EnvoyHealthStatus = 'HEALTHY' | 'UNHEALTHY' | 'DRAINING' | 'TIMEOUT'

export interface LbEndpoint {
  endpoint: { address: Address; additional_addresses?: { address: Address }[] }
  health_status?: EnvoyHealthStatus
  load_balancing_weight?: number
  metadata?: Metadata
}
