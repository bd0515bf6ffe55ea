import ipaddr from 'ipaddr.js'
import type { Proxy } from '../../types/proxy.js'

export type Address = ipaddr.IPv4 | ipaddr.IPv6

/** An address and how many of its leading bits count. */
export interface Prefix {
  readonly address: Address
  readonly bits: number
}

/** An IP address in its usual writing; undefined for anything else, a host name too. Mirrors Go's `netip.ParseAddr`. */
export function parseAddress(text: string): Address | undefined {
  if (text.includes(':')) return ipaddr.IPv6.isValid(text) ? ipaddr.IPv6.parse(text) : undefined
  const octets = dottedQuad(text)
  return octets && new ipaddr.IPv4(octets)
}

const ZERO = 48
const DOT = 46

/** Four decimal numbers without leading zeros. Most addresses are of this kind, and there are many: read by hand, digit by digit. */
function dottedQuad(text: string): number[] | undefined {
  if (text.length > 15) return undefined
  const octets: number[] = []
  let octet = -1
  for (let i = 0; i <= text.length; i++) {
    const code = i < text.length ? text.charCodeAt(i) : DOT
    if (code === DOT) {
      if (octet < 0) return undefined
      octets.push(octet)
      octet = -1
      continue
    }
    const digit = code - ZERO
    if (digit < 0 || digit > 9 || octet === 0) return undefined
    octet = octet < 0 ? digit : octet * 10 + digit
    if (octet > 255) return undefined
  }
  return octets.length === 4 ? octets : undefined
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

/** `v4` for dotted, `v6` for colons; undefined for a host name or nothing. A range has the family of its address. */
export function familyOf(address: string): 'v4' | 'v6' | undefined {
  if (!address.includes('/') && !address.includes(':')) return dottedQuad(address) && 'v4'
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

const speaksIts = (mode: IpMode, address: string): boolean => {
  const family = familyOf(address)
  return family !== undefined && speaks(mode, family)
}

export const speaks = (mode: IpMode, family: 'v4' | 'v6'): boolean => mode === 'dual' || mode === family

/**
 * The addresses that the proxy can use; for a dual-stack one, those of the first address's family only.
 * Istio: pilot/pkg/util/network/ip.go#FilterAddressesByIPFamily
 */
export function usableAddresses(addresses: readonly string[], mode: IpMode): string[] {
  const [only, ...others] = addresses
  if (only !== undefined && others.length === 0) return speaksIts(mode, only) ? [only] : []
  const of = (family: 'v4' | 'v6'): string[] => (speaks(mode, family) ? addresses.filter((a) => familyOf(a) === family) : [])
  const first = addresses[0] === undefined ? undefined : familyOf(addresses[0])
  if (mode === 'dual' && first) return of(first)
  const v4 = of('v4')
  return v4.length > 0 ? v4 : of('v6')
}

export const isIpAddress = (text: string): boolean => parseAddress(text) !== undefined
