import ipaddr from 'ipaddr.js'
import type { Proxy } from '../../types/proxy.js'

export type Address = ipaddr.IPv4 | ipaddr.IPv6

/** An address and how many of its leading bits count. */
export interface Prefix {
  readonly address: Address
  readonly bits: number
}

const dottedQuad = /^(0|[1-9]\d{0,2})\.(0|[1-9]\d{0,2})\.(0|[1-9]\d{0,2})\.(0|[1-9]\d{0,2})$/

/** An IP address in its usual writing; undefined for anything else, a host name too. Mirrors Go's `netip.ParseAddr`. */
export function parseAddress(text: string): Address | undefined {
  if (text.includes(':')) return ipaddr.IPv6.isValid(text) ? ipaddr.IPv6.parse(text) : undefined
  return dottedQuad.test(text) && ipaddr.IPv4.isValid(text) ? ipaddr.IPv4.parse(text) : undefined
}

/** `10.0.0.0/8`, or a lone address, which stands for itself only. */
export function parsePrefix(text: string): Prefix | undefined {
  const slash = text.indexOf('/')
  const address = parseAddress(slash < 0 ? text : text.slice(0, slash))
  if (!address) return undefined
  const width = address.kind() === 'ipv4' ? 32 : 128
  if (slash < 0) return { address, bits: width }
  const length = text.slice(slash + 1)
  if (!/^(0|[1-9]\d{0,2})$/.test(length) || Number(length) > width) return undefined
  return { address, bits: Number(length) }
}

/** The shortest usual writing. */
export const addressText = (address: Address): string =>
  address.kind() === 'ipv6' && (address as ipaddr.IPv6).isIPv4MappedAddress()
    ? `::ffff:${(address as ipaddr.IPv6).toIPv4Address().toString()}`
    : address.toString()

/** The prefix with the bits that do not count set to zero: two texts with the same key match the same addresses. */
export function prefixKey({ address, bits }: Prefix): string {
  const bytes = address.toByteArray().map((byte, i) => {
    const kept = Math.min(8, Math.max(0, bits - 8 * i))
    return byte & (0xff << (8 - kept)) & 0xff
  })
  return `${addressText(ipaddr.fromByteArray(bytes) as Address)}/${bits}`
}

/** `v4` for dotted, `v6` for colons; undefined for a host name or nothing. */
export function familyOf(address: string): 'v4' | 'v6' | undefined {
  const parsed = parsePrefix(address)
  return parsed && (parsed.address.kind() === 'ipv4' ? 'v4' : 'v6')
}

export type IpMode = 'v4' | 'v6' | 'dual'

/** Which families a proxy speaks, from its own addresses. Istio: pkg/model/proxy.go#DiscoverIPMode */
export function ipModeOf(proxy: Pick<Proxy, 'ipAddresses'>): IpMode {
  const families = proxy.ipAddresses.map(familyOf)
  if (families.every((f) => f !== 'v6')) return 'v4'
  return families.every((f) => f !== 'v4') ? 'v6' : 'dual'
}

export const speaks = (mode: IpMode, family: 'v4' | 'v6'): boolean => mode === 'dual' || mode === family

/**
 * The addresses that the proxy can use; for a dual-stack one, those of the first address's family only.
 * Istio: pilot/pkg/util/network/ip.go#FilterAddressesByIPFamily
 */
export function usableAddresses(addresses: readonly string[], mode: IpMode): string[] {
  const of = (family: 'v4' | 'v6'): string[] => (speaks(mode, family) ? addresses.filter((a) => familyOf(a) === family) : [])
  const first = addresses[0] === undefined ? undefined : familyOf(addresses[0])
  if (mode === 'dual' && first) return of(first)
  const v4 = of('v4')
  return v4.length > 0 ? v4 : of('v6')
}

export const isIpAddress = (text: string): boolean => parseAddress(text) !== undefined
