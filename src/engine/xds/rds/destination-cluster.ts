import { outboundClusterName } from '../../mesh/model/cluster-name.js'
import type { Service, ServicePort } from '../../mesh/model/service.js'
import type { Destination } from '../../types/istio/virtual-service.js'

/** A service as a route sees it: at a sidecar's listener only the listener's own port of it. */
export interface DestinationService {
  readonly service: Service
  readonly ports: readonly ServicePort[]
}

/** Where a destination without a host leads, as invalid backends of the Gateway API have it. */
export const UNKNOWN_SERVICE = 'UnknownService'

export type NameDestination = (
  destination: Destination | null | undefined,
  service: DestinationService | undefined,
  listenPort: number,
) => string

/**
 * The cluster of a destination, be it there or not: one that is missing makes Envoy answer 503. Without a port the service's only one
 * counts, else the one being listened on. An ExternalName service leads to what it names.
 * Istio: pilot/pkg/networking/core/route/route.go#GetDestinationCluster
 */
export const destinationCluster: NameDestination = (destination, service, listenPort) => {
  if (!destination?.host) return UNKNOWN_SERVICE
  const host = service?.service.kubernetes.externalName || destination.host
  return outboundClusterName(destination.subset ?? '', host, destinationPort(destination, service, listenPort))
}

export function destinationPort(destination: Destination, service: DestinationService | undefined, listenPort: number): number {
  if (destination.port) return destination.port.number ?? 0
  const only = service?.ports.length === 1 ? service.ports[0] : undefined
  return only?.port ?? listenPort
}
