/** Addresses and ranges, read and written as strictly as Go's net/netip does it. */

/** `bytes`: 4 or 16. An IPv4 address in an IPv6 one stays IPv6. */
export interface Address {
  readonly bytes: readonly number[]
  readonly zone: string
}

export interface Prefix {
  readonly address: Address
  readonly bits: number
}

/** Four decimal numbers without leading zeros. */
function parseV4(text: string): readonly number[] | undefined {
  const parts = text.split('.')
  if (parts.length !== 4 || !parts.every((p) => /^(?:0|[1-9]\d{0,2})$/.test(p))) return undefined
  const bytes = parts.map(Number)
  return bytes.every((b) => b <= 255) ? bytes : undefined
}

/** The groups between colons as bytes; the last may be an IPv4 address. */
function groupBytes(groups: readonly string[], isEnd: boolean): readonly number[] | undefined {
  const bytes: number[] = []
  for (const [i, group] of groups.entries()) {
    if (isEnd && i === groups.length - 1 && group.includes('.')) {
      const v4 = parseV4(group)
      if (!v4) return undefined
      bytes.push(...v4)
    } else {
      if (!/^[0-9a-fA-F]{1,4}$/.test(group)) return undefined
      const n = Number.parseInt(group, 16)
      bytes.push(n >> 8, n & 255)
    }
  }
  return bytes
}

function parseV6(text: string): readonly number[] | undefined {
  const cut = text.indexOf('::')
  if (cut < 0) {
    const bytes = groupBytes(text.split(':'), true)
    return bytes?.length === 16 ? bytes : undefined
  }
  const [left, right] = [text.slice(0, cut), text.slice(cut + 2)]
  const head = groupBytes(left === '' ? [] : left.split(':'), false)
  const tail = groupBytes(right === '' ? [] : right.split(':'), true)
  if (!head || !tail || head.length + tail.length > 14) return undefined
  return [...head, ...new Array<number>(16 - head.length - tail.length).fill(0), ...tail]
}

/** Undefined for what is no address. */
export function parseAddress(text: string): Address | undefined {
  const first = /[.:%]/.exec(text)?.[0]
  if (first === '.') {
    const bytes = parseV4(text)
    return bytes && { bytes, zone: '' }
  }
  if (first !== ':') return undefined
  const cut = text.indexOf('%')
  const zone = cut < 0 ? '' : text.slice(cut + 1)
  if (cut >= 0 && zone === '') return undefined
  const bytes = parseV6(cut < 0 ? text : text.slice(0, cut))
  return bytes && { bytes, zone }
}

/** Undefined for what is no range: `10.0.0.0/8`, `fd00::/8`. Bits beyond the length are kept. */
export function parsePrefix(text: string): Prefix | undefined {
  const cut = text.lastIndexOf('/')
  if (cut < 0) return undefined
  const address = parseAddress(text.slice(0, cut))
  const length = text.slice(cut + 1)
  if (address?.zone !== '' || !/^(?:0|[1-9]\d{0,2})$/.test(length)) return undefined
  const bits = Number(length)
  return bits <= address.bytes.length * 8 ? { address, bits } : undefined
}

export const isV4 = ({ bytes }: Address): boolean => bytes.length === 4

const isMapped = (bytes: readonly number[]): boolean =>
  bytes.length === 16 && bytes.slice(0, 10).every((b) => b === 0) && bytes[10] === 255 && bytes[11] === 255

/** 127.0.0.0/8, also inside an IPv6 address, and ::1. */
export function isLoopback({ bytes }: Address): boolean {
  if (bytes.length === 4) return bytes[0] === 127
  if (isMapped(bytes)) return bytes[12] === 127
  return bytes.slice(0, 15).every((b) => b === 0) && bytes[15] === 1
}

/** The longest run of at least two zero groups, the first of several. */
function longestZeros(groups: readonly number[]): { readonly at: number; readonly length: number } {
  let best = { at: -1, length: 1 }
  for (let i = 0; i < groups.length; i++) {
    let end = i
    while (end < groups.length && groups[end] === 0) end++
    if (end - i > best.length) best = { at: i, length: end - i }
    if (end > i) i = end
  }
  return best
}

/** The one spelling of an address. */
export function addressText({ bytes, zone }: Address): string {
  if (bytes.length === 4) return bytes.join('.')
  const end = zone === '' ? '' : `%${zone}`
  if (isMapped(bytes)) return `::ffff:${bytes.slice(12).join('.')}${end}`
  const groups = Array.from({ length: 8 }, (_, i) => ((bytes[2 * i] ?? 0) << 8) | (bytes[2 * i + 1] ?? 0))
  const hex = (list: readonly number[]) => list.map((g) => g.toString(16)).join(':')
  const { at, length } = longestZeros(groups)
  return `${at < 0 ? hex(groups) : `${hex(groups.slice(0, at))}::${hex(groups.slice(at + length))}`}${end}`
}

export const prefixText = ({ address, bits }: Prefix): string => `${addressText(address)}/${bits}`
