import ipaddr from 'ipaddr.js'
import { memo1 } from '../../memo.js'
import { type Fields, field, isFields, number, part, text } from '../reading.js'

/** An IP address as its bytes; an IPv4 address in IPv6 form stays what it is. */
export function addressBytes(address: string): readonly number[] | undefined {
  if (/^\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(address)) {
    const bytes = address.split('.').map(Number)
    return bytes.every((byte) => byte < 256) ? bytes : undefined
  }
  const plain = address.replace(/%.*$/, '')
  return plain.includes(':') && ipaddr.IPv6.isValid(plain) ? ipaddr.IPv6.parse(plain).toByteArray() : undefined
}

export interface Cidr {
  readonly bytes: readonly number[]
  readonly length: number
}

/** A CidrRange (`envoy.config.core.v3`); undefined where it is none. A missing length is 0: everything. */
export const cidrOf: (range: object) => Cidr | undefined = memo1((range: object): Cidr | undefined => {
  const bytes = addressBytes(text(field(range, 'address_prefix')) ?? '')
  if (!bytes) return undefined
  const length = number(field(range, 'prefix_len')) ?? number(part(range, 'prefix_len')?.value) ?? 0
  return { bytes, length: Math.min(Math.max(Math.trunc(length), 0), bytes.length * 8) }
})

/** Whether an address lies in a range. */
export function isInCidr(address: readonly number[], { bytes, length }: Cidr): boolean {
  if (address.length !== bytes.length) return false
  const whole = length >> 3
  for (let i = 0; i < whole; i++) if (address[i] !== bytes[i]) return false
  const rest = length & 7
  return rest === 0 || ((address[whole] as number) ^ (bytes[whole] as number)) >> (8 - rest) === 0
}

/** Whether an address lies in a CidrRange message. */
export function matchesCidr(range: unknown, address: string): boolean {
  const cidr = isFields(range) ? cidrOf(range as Fields) : undefined
  const bytes = addressBytes(address)
  return cidr !== undefined && bytes !== undefined && isInCidr(bytes, cidr)
}
