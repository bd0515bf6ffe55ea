import type { Labels } from '../resource.js'

/** `networking.istio.io` ServiceEntry's spec. */
export interface ServiceEntrySpec {
  hosts?: string[]
  addresses?: string[]
  ports?: ServiceEntryPort[]
  location?: 'MESH_EXTERNAL' | 'MESH_INTERNAL'
  resolution?: 'NONE' | 'STATIC' | 'DNS' | 'DNS_ROUND_ROBIN' | 'DYNAMIC_DNS'
  endpoints?: WorkloadEntrySpec[]
  workloadSelector?: { labels?: Labels }
  exportTo?: string[]
  subjectAltNames?: string[]
}

export interface ServiceEntryPort {
  number?: number
  protocol?: string
  name?: string
  targetPort?: number
}

/** A WorkloadEntry's spec, and a ServiceEntry's endpoint. */
export interface WorkloadEntrySpec {
  address?: string
  ports?: Record<string, number>
  labels?: Labels
  network?: string
  locality?: string
  weight?: number
  serviceAccount?: string
}

export interface WorkloadGroupSpec {
  metadata?: { labels?: Labels; annotations?: Labels }
  template?: WorkloadEntrySpec
  probe?: unknown
}
