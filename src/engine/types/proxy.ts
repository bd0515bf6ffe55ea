import type { Labels, Resource } from './resource.js'

/** `router` is Istio's word for a gateway's Envoy. A gRPC client without a proxy asks as `grpc`. */
export type ProxyType = 'sidecar' | 'router' | 'waypoint' | 'ztunnel' | 'grpc'

export interface Locality {
  readonly region: string
  readonly zone: string
  readonly subzone: string
  /** As written, where it was written as one (`us/east`): istiod sorts places by it. */
  readonly text?: string
}

/**
 * Who asks for a configuration.
 * Istio: pilot/pkg/model/context.go#Proxy
 */
export interface Proxy {
  /** `POD.NAMESPACE` */
  readonly id: string
  readonly type: ProxyType
  /** Pod addresses, the first one primary. */
  readonly ipAddresses: readonly string[]
  /** The namespace whose configuration applies. */
  readonly namespace: string
  /** `NAMESPACE.svc.cluster.local` */
  readonly dnsDomain: string
  /** The pod's labels with the topology's added, as istiod sees them. */
  readonly labels: Labels
  readonly locality: Locality
  readonly metadata: NodeMetadata
  readonly pod: Resource
}

/** What an injected proxy says of itself when it connects. Istio: pilot/pkg/model/context.go#NodeMetadata */
export interface NodeMetadata {
  readonly istioVersion: string
  readonly clusterId: string
  readonly meshId: string
  readonly network: string
  readonly serviceAccount: string
  readonly workloadName: string
  readonly nodeName: string
  readonly interceptionMode: 'REDIRECT' | 'TPROXY' | 'NONE' | ''
  readonly labels: Labels
  readonly annotations: Labels
  /** Container ports that the injector lists when a probe or an app has them; absent for most. */
  readonly raw: Readonly<Record<string, unknown>>
}
