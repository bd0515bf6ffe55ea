import { memo2 } from '../../memo.js'
import { origin } from '../../types/provenance.js'
import type { Proxy } from '../../types/proxy.js'
import type { Origin } from '../../types/resource.js'
import type { GatewayAddress } from '../../types/ztunnel/workload.js'
import type { Service } from '../model/service.js'
import type { PushContext } from '../push-context.js'
import { byCreation } from '../registry/order.js'
import { networkAddress } from './bytes.js'
import { isGatewayItself } from './waypoint-binding.js'
import type { WorkloadInfo } from './workload-info.js'

/** What a waypoint stands before. */
export interface WaypointResources {
  /** Its Gateway. */
  readonly origin: Origin | undefined
  /** Oldest first; of several under one hostname one. */
  readonly services: readonly Service[]
  /** Those that are reached by their own addresses, oldest first. */
  readonly workloads: readonly WorkloadInfo[]
  serves(service: Service): boolean
}

/** Istio: pilot/pkg/networking/core/waypoint.go#findWaypointResources */
export const waypointResources = memo2((push: PushContext, proxy: Proxy): WaypointResources => {
  const index = push.ambient()
  const isHere = addressOf(proxy, push)
  const services = new Map<string, Service>()
  for (const info of index.services.values()) {
    if (isGatewayItself(info.selector) || !info.waypoints.some((w) => isHere(w.address))) continue
    const service = push.serviceByHostname(info.hostname, info.namespace)
    // Resolving names on demand is for hosts outside of the mesh only.
    if (!service || (service.resolution === 'DynamicDNS' && !service.meshExternal)) continue
    services.set(service.hostname, service)
  }
  const workloads = [...index.workloads.values()].filter((w) => !isGatewayItself(w.labels) && isHere(w.waypoint?.address))
  const uid = (w: WorkloadInfo): string => w.workload.uid
  const gateway = index.waypoints.get(`${proxy.namespace}/${proxy.labels['gateway.networking.k8s.io/gateway-name']}`)?.gateway
  return {
    origin: gateway && origin(gateway, 'spec'),
    services: [...services.values()].sort(byCreation),
    workloads: workloads.sort((a, b) => a.createdAt - b.createdAt || (uid(a) < uid(b) ? -1 : 1)),
    serves: ({ hostname }) => services.has(hostname),
  }
})

/** Tells whether an address is one of the proxy's own services. Istio: pilot/pkg/model/service.go#WaypointKeyForProxy */
function addressOf(proxy: Proxy, push: PushContext): (address: GatewayAddress | undefined) => boolean {
  const own = push.targetsOf(proxy).map(({ service }) => service)
  const hostnames = new Set(own.map((s) => s.hostname))
  const { network } = proxy.metadata
  const bytes = new Set(own.flatMap(addressesOf).map((a) => networkAddress(a, network)?.address))
  return (address) => {
    if (address?.hostname) return address.hostname.namespace === proxy.namespace && hostnames.has(address.hostname.hostname ?? '')
    return address?.address !== undefined && (address.address.network ?? '') === network && bytes.has(address.address.address)
  }
}

function addressesOf({ autoAllocatedIPv4, autoAllocatedIPv6, clusterVIPs }: Service): readonly string[] {
  const allocated = [autoAllocatedIPv4, autoAllocatedIPv6].filter((a) => a !== '')
  return allocated.length > 0 ? allocated : clusterVIPs
}
