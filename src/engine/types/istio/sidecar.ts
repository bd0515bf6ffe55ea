import type { Labels } from '../resource.js'
import type { ConnectionPoolSettings } from './destination-rule.js'
import type { IstioPort, ServerTlsSettings } from './gateway.js'
import type { OutboundTrafficMode } from './mesh-config.js'
import type { Destination } from './virtual-service.js'

/** `networking.istio.io` Sidecar's spec. */
export interface SidecarSpec {
  workloadSelector?: { labels?: Labels }
  ingress?: IstioIngressListener[]
  egress?: IstioEgressListener[]
  outboundTrafficPolicy?: OutboundTrafficPolicy
  inboundConnectionPool?: ConnectionPoolSettings
}

export type CaptureMode = 'DEFAULT' | 'IPTABLES' | 'NONE'

export interface IstioIngressListener {
  port?: IstioPort
  bind?: string
  captureMode?: CaptureMode
  defaultEndpoint?: string
  tls?: ServerTlsSettings
  connectionPool?: ConnectionPoolSettings
}

export interface IstioEgressListener {
  port?: IstioPort
  bind?: string
  captureMode?: CaptureMode
  hosts?: string[]
}

export interface OutboundTrafficPolicy {
  /** The last one only where the mesh says so. */
  mode?: OutboundTrafficMode
  egressProxy?: Destination
}
