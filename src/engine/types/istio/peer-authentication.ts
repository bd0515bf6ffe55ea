import type { Labels } from '../resource.js'

export interface MutualTls {
  mode?: 'UNSET' | 'DISABLE' | 'PERMISSIVE' | 'STRICT'
}

/** `security.istio.io` PeerAuthentication's spec. */
export interface PeerAuthenticationSpec {
  selector?: { matchLabels?: Labels }
  mtls?: MutualTls
  /** By the port that the workload listens on. */
  portLevelMtls?: Record<string, MutualTls>
}
