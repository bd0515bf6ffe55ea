/** The letters that Kubernetes uses in the random parts of names: no vowels, nothing that looks like another. */
const letters = 'bcdfghjklmnpqrstvwxz2456789'

const whole = 0x1_0000_0000

/** FNV-1a, 64 bits, over the UTF-8 bytes of `text`, as two halves: arithmetic on big integers takes many times as long. */
function fnv1a64(text: string): readonly [number, number] {
  let high = 0xcbf29ce4
  let low = 0x84222325
  for (const byte of new TextEncoder().encode(text)) {
    low = (low ^ byte) >>> 0
    // Times 2^40 + 0x1b3, modulo 2^64.
    const product = low * 0x1b3
    high = (Math.imul(high, 0x1b3) + Math.floor(product / whole) + (low << 8)) >>> 0
    low = product % whole
  }
  return [high, low]
}

/** A word of `length` letters that stands where Kubernetes has a random one; the same for the same `text`. */
export function wordOf(text: string, length: number): string {
  let [high, low] = fnv1a64(text)
  let word = ''
  for (let i = 0; i < length; i++) {
    const rest = (high % letters.length) * whole + low
    word += letters[rest % letters.length]
    high = Math.floor(high / letters.length)
    low = Math.floor(rest / letters.length)
  }
  return word
}
