import { outboundClusterName } from '../../../mesh/model/cluster-name.js'
import type { NetworkFilter } from '../../../types/envoy/network-filters.js'
import { resolvedOnDemand } from '../http/dynamic-dns.js'
import { serviceFilters } from '../network/l4-route.js'
import type { TcpPlace } from '../network/tcp-filters.js'
import type { OutboundContext, OutboundWish } from './context.js'

/** No policy guards what the application itself opens. */
export const place = ({ port }: OutboundWish): TcpPlace => ({
  listenerClass: 'sidecar-outbound',
  port: port.port,
  guarded: false,
  exchangesMetadata: false,
})

/**
 * The filters to the service's own cluster. A port that the Sidecar names may not be one of the service's: its only one is meant then.
 */
export function clusterFilters(context: OutboundContext, wish: OutboundWish): NetworkFilter[] {
  const { service, port } = wish
  const [only, ...others] = service.ports
  const number = only && others.length === 0 ? only.port : port.port
  const cluster = { name: outboundClusterName('', service.hostname, number), port: number, portName: '', subset: '', tunnels: true }
  return serviceFilters(context, service, cluster, port, { ...place(wish), ...(resolvedOnDemand(service) && { service }) })
}
