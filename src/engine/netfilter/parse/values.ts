import ipaddr from 'ipaddr.js'
import type { Family, Network, PortRange } from './rule.js'

/** The protocols that iptables-save prints by name. */
const protocolNames = new Map<string, number>([
  ['icmp', 1],
  ['igmp', 2],
  ['ipencap', 4],
  ['tcp', 6],
  ['udp', 17],
  ['ipv6', 41],
  ['gre', 47],
  ['esp', 50],
  ['ah', 51],
  ['ipv6-icmp', 58],
  ['sctp', 132],
  ['udplite', 136],
])
const protocolNumbers = new Map([...protocolNames].map(([name, number]) => [number, name]))
const protocolAliases = new Map([
  ['icmpv6', 58],
  ['ipip', 4],
  ['all', 0],
])

/** A protocol by name or number; `all` is 0. */
export function protocolOf(text: string): number | undefined {
  const name = text.toLowerCase()
  return protocolNames.get(name) ?? protocolAliases.get(name) ?? wholeNumber(text, 255)
}

export const protocolText = (protocol: number): string => protocolNumbers.get(protocol) ?? String(protocol)

/** A number up to `most`: decimal, or hexadecimal after 0x. */
export function wholeNumber(text: string, most = 0xffffffff): number | undefined {
  if (!/^(0[xX][0-9a-fA-F]{1,8}|\d{1,10})$/.test(text)) return undefined
  // As strtoul reads it, a leading 0 makes it octal.
  const value = /^0\d/.test(text) ? (/^[0-7]+$/.test(text) ? Number.parseInt(text, 8) : Number.NaN) : Number(text)
  return value <= most ? value : undefined
}

const services = new Map([
  ['ftp', 21],
  ['ssh', 22],
  ['smtp', 25],
  ['domain', 53],
  ['http', 80],
  ['ntp', 123],
  ['ldap', 389],
  ['https', 443],
  ['mysql', 3306],
  ['postgresql', 5432],
])

const portOf = (text: string): number | undefined => services.get(text) ?? wholeNumber(text, 65535)

/** `80`, `http`, `1000:2000`, `:80`, `80:`; with the separator of `REDIRECT --to-ports`, `1000-2000`. */
export function portRange(text: string, separator = ':'): PortRange | undefined {
  const at = text.indexOf(separator)
  const from = at < 0 ? portOf(text) : at === 0 && separator === ':' ? 0 : portOf(text.slice(0, at))
  const to = at < 0 ? from : at === text.length - 1 && separator === ':' ? 65535 : portOf(text.slice(at + 1))
  return from === undefined || to === undefined || from > to ? undefined : { from, to }
}

export const rangeText = ({ from, to }: PortRange, separator = ':'): string => (from === to ? `${from}` : `${from}${separator}${to}`)

/** A mark and its mask: `0x539`, `1337/0xfff`. */
export function markAndMask(text: string): { readonly value: number; readonly mask: number } | undefined {
  const [first = '', second, ...more] = text.split('/')
  const value = wholeNumber(first)
  const mask = second === undefined ? 0xffffffff : wholeNumber(second)
  return value === undefined || mask === undefined || more.length > 0 ? undefined : { value, mask }
}

export const hex = (value: number): string => `0x${(value >>> 0).toString(16)}`

const bitsOf = (family: Family): number => (family === 'ipv4' ? 32 : 128)

/** An address as a number; undefined for what is none of the family's. */
export function addressNumber(text: string, family: Family): bigint | undefined {
  if (family === 'ipv4')
    return /^\d{1,3}(\.\d{1,3}){3}$/.test(text) && ipaddr.IPv4.isValid(text) ? numberOf(ipaddr.IPv4.parse(text)) : undefined
  return text.includes(':') && !text.includes('%') && ipaddr.IPv6.isValid(text) ? numberOf(ipaddr.IPv6.parse(text)) : undefined
}

const numberOf = (address: ipaddr.IPv4 | ipaddr.IPv6): bigint => address.toByteArray().reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n)

/** An address in the form in which it is printed. */
export function addressText(value: bigint, family: Family): string {
  const bytes = Array.from({ length: bitsOf(family) / 8 }, (_, i) => Number((value >> BigInt(bitsOf(family) - 8 * (i + 1))) & 0xffn))
  if (family === 'ipv4') return bytes.join('.')
  const plain = new ipaddr.IPv6(bytes).toRFC5952String()
  // inet_ntop writes what may hold an IPv4 address with dots: 96 bits of zeros, or 80 of them and 16 ones.
  const embedded = value >> 16n !== 0n && (value >> 32n === 0n || value >> 32n === 0xffffn)
  return embedded || value >> 32n === 0xffffn ? `::${value >> 32n === 0n ? '' : 'ffff:'}${bytes.slice(12).join('.')}` : plain
}

export const familyOf = (address: string): Family => (address.includes(':') ? 'ipv6' : 'ipv4')

const allOnes = (family: Family): bigint => (1n << BigInt(bitsOf(family))) - 1n

function maskOf(text: string | undefined, family: Family): bigint | undefined {
  const bits = bitsOf(family)
  if (text === undefined) return allOnes(family)
  if (!/^\d{1,3}$/.test(text)) return addressNumber(text, family)
  const length = Number(text)
  return length <= bits ? allOnes(family) ^ ((1n << BigInt(bits - length)) - 1n) : undefined
}

/** `10.0.0.0/8`, `10.1.2.3`, `10.0.0.0/255.0.0.0`, `0/0`, `fd00::/64`. Bits beyond the mask are cleared, as iptables does. */
export function networkOf(text: string, family: Family): Network | undefined {
  const [first = '', second, ...more] = text.split('/')
  // iptables fills up 10/8 with zeros.
  const short = family === 'ipv4' && second !== undefined && /^\d{1,3}(\.\d{1,3}){0,2}$/.test(first)
  const full = short ? [...first.split('.'), '0', '0', '0'].slice(0, 4).join('.') : first
  const address = addressNumber(full, family)
  const mask = maskOf(second, family)
  return address === undefined || mask === undefined || more.length > 0 ? undefined : { address: address & mask, mask }
}

/** As iptables-save prints it: with the mask's length where it is one. */
export function networkText({ address, mask }: Network, family: Family): string {
  const hostBits = allOnes(family) ^ mask
  const plain = (hostBits & (hostBits + 1n)) === 0n
  const suffix = plain ? String(bitsOf(family) - (hostBits === 0n ? 0 : hostBits.toString(2).length)) : addressText(mask, family)
  return `${addressText(address, family)}/${suffix}`
}

/** Characters that iptables-save does not quote. */
export function quoted(text: string): string {
  return /^[A-Za-z0-9_-]+$/.test(text) ? text : `"${text.replace(/["\\']/g, '\\$&')}"`
}
