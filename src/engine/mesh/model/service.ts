import type { Labels, Origin } from '../../types/resource.js'
import type { Protocol } from './protocol.js'

/** How a client finds a service's endpoints. Istio: pilot/pkg/model/service.go#Resolution */
export type Resolution = 'ClientSideLB' | 'DNSLB' | 'DNSRoundRobinLB' | 'Passthrough' | 'Alias' | 'DynamicDNS'

export interface ServicePort {
  readonly name: string
  readonly port: number
  readonly protocol: Protocol
}

/** The port of a number. A service may have a UDP port of the same one: nothing that istiod configures is for that. Istio: pilot/pkg/model/service.go#GetByPort */
export const portNumbered = (ports: readonly ServicePort[], number: number): ServicePort | undefined =>
  ports.find((p) => p.port === number && p.protocol !== 'UDP')

/** A namespace, `*` for all, or `~` for none. A `.` in exportTo is already the object's own namespace. */
export type Visibility = string

/**
 * A service of the registry, from a Kubernetes Service or from one host of a ServiceEntry.
 * Istio: pilot/pkg/model/service.go#Service
 */
export interface Service {
  /** Fully qualified: `reviews.default.svc.cluster.local`. */
  readonly hostname: string
  readonly name: string
  readonly namespace: string
  readonly ports: readonly ServicePort[]
  /** The cluster's addresses for a Kubernetes Service, `0.0.0.0` where it has none; empty for a ServiceEntry's. Read them with `addressesFor`. */
  readonly clusterVIPs: readonly string[]
  /** The first address, or a ServiceEntry's one address or network: each makes a Service of its own. `0.0.0.0` where there is none. */
  readonly defaultAddress: string
  readonly autoAllocatedIPv4: string
  readonly autoAllocatedIPv6: string
  readonly resolution: Resolution
  readonly meshExternal: boolean
  /** Milliseconds since the epoch. */
  readonly createdAt: number
  readonly exportTo: ReadonlySet<Visibility>
  /** As its ServiceEntry writes it, before defaults: by it one service is told from another. */
  readonly ownExportTo?: ReadonlySet<string>
  readonly registry: 'Kubernetes' | 'External'
  readonly labels: Labels
  /** The labels that pods must have. */
  readonly selector: Labels
  /** SPIFFE identities listed by hand (annotation, subjectAltNames). */
  readonly serviceAccounts: readonly string[]
  /** Service port → port at the destination, where a ServiceEntry without resolution names another. */
  readonly passthroughTargetPorts: ReadonlyMap<number, number>
  /** Whether DNS clusters race connections to all addresses: the annotation `istio.io/connect-strategy`. */
  readonly raceFirstTcpConnect: boolean
  /** The name of the object that made it: differs from `name` for a ServiceEntry, whose services are named by their hosts. */
  readonly objectName: string
  readonly kubernetes: {
    readonly type: string
    readonly externalName: string
    readonly externalAddresses: readonly string[]
    readonly nodeLocal: boolean
    readonly trafficDistribution: 'Any' | 'PreferSameZone' | 'PreferSameNode'
    readonly publishNotReadyAddresses: boolean
    readonly headless: boolean
    /** ExternalName services that resolve to this one. */
    readonly aliases: readonly { readonly hostname: string; readonly namespace: string }[]
  }
  /** What the reader wrote that made it. */
  readonly origin: Origin
}
