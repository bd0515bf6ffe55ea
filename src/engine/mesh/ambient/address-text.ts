const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

/** The bytes of a base64 text; what is no base64 is passed over. */
function bytesOf(base64: string): number[] {
  const bytes: number[] = []
  let bits = 0
  let held = 0
  for (const c of base64) {
    const digit = DIGITS.indexOf(c)
    if (digit < 0) continue
    held = ((held << 6) | digit) & 0xffff
    bits += 6
    if (bits >= 8) {
      bits -= 8
      bytes.push((held >> bits) & 0xff)
    }
  }
  return bytes
}

/** An IP address as protobuf's JSON carries it (`CvQABg==`), in its usual writing; IPv6 in full. */
export function addressFromBytes(base64: string): string {
  const bytes = bytesOf(base64)
  if (bytes.length !== 16) return bytes.join('.')
  const groups = Array.from({ length: 8 }, (_, i) => ((bytes[2 * i]! << 8) | bytes[2 * i + 1]!).toString(16))
  return groups.join(':')
}
