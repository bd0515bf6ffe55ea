/** XXH64, the hash that Envoy's consistent hashing goes by: 64 bits in a bigint, over the UTF-8 bytes of a text. */
const MASK = (1n << 64n) - 1n
const [P1, P2, P3, P4, P5] = [
  0x9e3779b185ebca87n,
  0xc2b2ae3d27d4eb4fn,
  0x165667b19e3779f9n,
  0x85ebca77c2b2ae63n,
  0x27d4eb2f165667c5n,
] as const
const STRIPE = 32

const times = (a: bigint, b: bigint): bigint => (a * b) & MASK
const rotated = (value: bigint, by: bigint): bigint => ((value << by) | (value >> (64n - by))) & MASK
const round = (lane: bigint, input: bigint): bigint => times(rotated((lane + times(input, P2)) & MASK, 31n), P1)
const merged = (hash: bigint, lane: bigint): bigint => (times(hash ^ round(0n, lane), P1) + P4) & MASK

const encoder = new TextEncoder()

export function xxHash64(text: string, seed = 0n): bigint {
  const bytes = encoder.encode(text)
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let at = 0
  let hash: bigint
  if (bytes.length >= STRIPE) {
    let [a, b, c, d] = [(seed + P1 + P2) & MASK, (seed + P2) & MASK, seed, (seed - P1) & MASK]
    for (; at + STRIPE <= bytes.length; at += STRIPE) {
      a = round(a, view.getBigUint64(at, true))
      b = round(b, view.getBigUint64(at + 8, true))
      c = round(c, view.getBigUint64(at + 16, true))
      d = round(d, view.getBigUint64(at + 24, true))
    }
    hash = (rotated(a, 1n) + rotated(b, 7n) + rotated(c, 12n) + rotated(d, 18n)) & MASK
    for (const lane of [a, b, c, d]) hash = merged(hash, lane)
  } else hash = (seed + P5) & MASK
  hash = (hash + BigInt(bytes.length)) & MASK
  for (; at + 8 <= bytes.length; at += 8) {
    hash = (times(rotated(hash ^ round(0n, view.getBigUint64(at, true)), 27n), P1) + P4) & MASK
  }
  if (at + 4 <= bytes.length) {
    hash = (times(rotated(hash ^ times(BigInt(view.getUint32(at, true)), P1), 23n), P2) + P3) & MASK
    at += 4
  }
  for (; at < bytes.length; at++) hash = times(rotated(hash ^ times(BigInt(view.getUint8(at)), P5), 11n), P1)
  hash = times(hash ^ (hash >> 33n), P2)
  hash = times(hash ^ (hash >> 29n), P3)
  return hash ^ (hash >> 32n)
}
