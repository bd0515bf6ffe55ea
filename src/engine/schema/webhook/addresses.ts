import type { Place } from './place.js'
import type { Report } from './report.js'

const octets = /^(?:\d{1,3}\.){3}\d{1,3}$/

function isIpv4(text: string): boolean {
  return octets.test(text) && text.split('.').every((part) => Number(part) <= 255 && (part === '0' || !part.startsWith('0')))
}

function isIpv6(text: string): boolean {
  const [address = '', ...zone] = text.split('%')
  if (zone.length > 0 && zone.join('%') === '') return false
  const halves = address.split('::')
  if (halves.length > 2) return false
  const [left = '', right] = halves
  const groupsOf = (half: string, isLast: boolean): number => {
    if (half === '') return 0
    const parts = half.split(':')
    const last = parts.at(-1) ?? ''
    const isMixed = isLast && last.includes('.')
    if (isMixed && !isIpv4(last)) return Number.NaN
    const groups = isMixed ? parts.slice(0, -1) : parts
    return groups.every((group) => /^[0-9A-Fa-f]{1,4}$/.test(group)) ? groups.length + (isMixed ? 2 : 0) : Number.NaN
  }
  const count = groupsOf(left, right === undefined) + groupsOf(right ?? '', true)
  return right === undefined ? count === 8 : count <= 7
}

/** An address as Go's netip reads it: no leading zeros, IPv6 with or without a zone. */
export const isAddress = (text: string): boolean => (text.includes(':') ? isIpv6(text) : isIpv4(text))

/** A range as Go's netip reads it: `10.0.0.0/8`; no zone, no sign, no leading zero in the length. */
export function isPrefix(text: string): boolean {
  const slash = text.lastIndexOf('/')
  const [address, bits] = [text.slice(0, slash), text.slice(slash + 1)]
  if (slash < 0 || address.includes('%') || !isAddress(address) || !/^(?:0|[1-9]\d{0,2})$/.test(bits)) return false
  return Number(bits) <= (address.includes(':') ? 128 : 32)
}

/** Istio: pkg/config/validation/agent#ValidateIPAddress */
export function checkAddress(report: Report, place: Place): void {
  if (!isAddress(place.text)) report.error(place, 'MB0332', { field: place.name, value: place.text })
}

/** An address or a range. Istio: pkg/config/validation/agent#ValidateIPSubnet */
export function checkSubnet(report: Report, place: Place): void {
  if (place.text.split('/').length !== 2) checkAddress(report, place)
  else if (!isPrefix(place.text)) report.error(place, 'MB0333', { field: place.name, value: place.text })
}

export const UNIX_PREFIX = 'unix://'

/** A socket's path, without the prefix; `@` begins an abstract one. Istio: pkg/config/validation#ValidateUnixAddress */
export function checkUnixPath(report: Report, place: Place, path: string): void {
  if (path.startsWith('@') || (path.startsWith('/') && !path.endsWith('/'))) return
  report.error(place, 'MB0336', { field: place.name, value: place.text })
}
