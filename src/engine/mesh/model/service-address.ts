import type { Proxy } from '../../types/proxy.js'
import { type IpMode, ipModeOf, speaks, usableAddresses } from './ip.js'
import type { Service } from './service.js'

export const UNSPECIFIED_IPV4 = '0.0.0.0'
export const UNSPECIFIED_IPV6 = '::'

/**
 * The address under which the proxy's client reaches the service: an IP, a CIDR range, or `0.0.0.0` for none.
 * Istio: pilot/pkg/model/service.go#GetAddressForProxy
 */
export function addressForProxy(service: Service, proxy: Proxy, mode: IpMode = ipModeOf(proxy)): string {
  const usable = clusterAddresses(service, mode)
  if (usable[0] !== undefined) return usable[0]
  if (service.defaultAddress === UNSPECIFIED_IPV4 && takesAllocatedAddresses(proxy)) {
    if (speaks(mode, 'v4') && service.autoAllocatedIPv4) return service.autoAllocatedIPv4
    if (speaks(mode, 'v6') && service.autoAllocatedIPv6) return service.autoAllocatedIPv6
  }
  return service.defaultAddress
}

/**
 * All its addresses for the proxy, the first one primary; more than one only where the proxy is dual-stack or the service has several.
 * Istio: pilot/pkg/model/service.go#GetAllAddressesForProxy
 */
export function allAddressesForProxy(service: Service, proxy: Proxy, mode: IpMode = ipModeOf(proxy)): readonly string[] {
  let addresses: readonly string[] = ownClusterAddresses(service)
  if (addresses.length === 0 && takesAllocatedAddresses(proxy))
    addresses = [service.autoAllocatedIPv4, service.autoAllocatedIPv6].filter((a) => a !== '')
  if (mode !== 'dual') addresses = usableAddresses(addresses, mode)
  if (addresses.length > 0) return addresses
  if (!service.defaultAddress) return []
  return ownClusterAddresses(service).length > 0 ? usableAddresses([service.defaultAddress], mode) : [service.defaultAddress]
}

/** A ServiceEntry's addresses are its default address, whatever the proxy's family; only a Kubernetes Service has cluster addresses. */
const ownClusterAddresses = (service: Service): readonly string[] => (service.registry === 'Kubernetes' ? service.clusterVIPs : [])

const clusterAddresses = (service: Service, mode: IpMode): string[] => usableAddresses(ownClusterAddresses(service), mode)

/** Only a proxy that answers DNS itself can use the addresses that istiod makes up for ServiceEntries without one. */
const takesAllocatedAddresses = (proxy: Proxy): boolean => proxy.type === 'waypoint' || isTrue(proxy.metadata.raw.DNS_CAPTURE)

const isTrue = (value: unknown): boolean => value === true || value === 'true'
