import type { NetworkAddress } from '../../types/ztunnel/workload.js'
import { type Address, parseAddress, parsePrefix } from '../model/ip.js'

const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

/** Bytes as protobuf's JSON writes them. */
export function base64(bytes: readonly number[]): string {
  let text = ''
  for (let i = 0; i < bytes.length; i += 3) {
    const [a = 0, b, c] = bytes.slice(i, i + 3)
    const bits = (a << 16) | ((b ?? 0) << 8) | (c ?? 0)
    text += digits.charAt(bits >> 18) + digits.charAt((bits >> 12) & 63)
    text += b === undefined ? '==' : digits.charAt((bits >> 6) & 63) + (c === undefined ? '=' : digits.charAt(bits & 63))
  }
  return text
}

export const addressBytes = (address: Address): string => base64(address.toByteArray())

/** The bytes of an IP address as text; undefined for what is none. */
export function ipBytes(text: string): string | undefined {
  const address = parseAddress(text)
  return address && addressBytes(address)
}

/** An address on a network; undefined for what is none. */
export function networkAddress(text: string, network: string): NetworkAddress | undefined {
  const address = ipBytes(text)
  return address === undefined ? undefined : { ...(network && { network }), address }
}

/** An address or a range of them, with the bits that do not count set to zero. Istio: ambient/helpers.go#toNetworkAddressFromCidr */
export function networkRange(text: string, network: string): NetworkAddress | undefined {
  const prefix = parsePrefix(text)
  if (!prefix) return undefined
  const { address, bits } = prefix
  const bytes = address.toByteArray()
  const masked = bytes.map((byte, i) => byte & (0xff << (8 - Math.min(8, Math.max(0, bits - 8 * i)))) & 0xff)
  return { ...(network && { network }), address: base64(masked), ...(bits < bytes.length * 8 && { length: bits }) }
}
