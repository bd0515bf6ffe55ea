import type { RouteConfiguration, VirtualHost } from '../../types/envoy/route.js'
import { madeBy } from '../../types/provenance.js'
import type { Origin } from '../../types/resource.js'
import { defaultInboundRoute } from './service-route.js'
import { serviceOperation } from './trace-operation.js'

export interface InboundRouteInput {
  /** `inbound|9080||` */
  readonly clusterName: string
  /** The service's port. */
  readonly port: number
  /** Empty where a Sidecar's ingress listener made the port. */
  readonly hostname: string
  readonly isGrpc: boolean
  /** What brought the port: the Service, the Sidecar's ingress listener. */
  readonly origins?: readonly Origin[]
}

/**
 * The routes inside a sidecar's inbound listener for one port: all requests to the application.
 * Istio: pilot/pkg/networking/core/httproute.go#buildSidecarInboundHTTPRouteConfig
 */
export function buildInboundRouteConfig({ clusterName, port, hostname, isGrpc, origins = [] }: InboundRouteInput): RouteConfiguration {
  const route = madeBy(defaultInboundRoute(clusterName, serviceOperation(hostname, port), isGrpc), ...origins)
  const host: VirtualHost = madeBy({ name: inboundHostName(port), domains: ['*'], routes: [route] }, ...origins)
  return madeBy({ name: clusterName, virtual_hosts: [host], validate_clusters: false }, ...origins)
}

export const inboundHostName = (port: number): string => `inbound|http|${port}`
