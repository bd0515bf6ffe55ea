/** The letters that Kubernetes uses in the random parts of names: no vowels, nothing that looks like another. */
const letters = 'bcdfghjklmnpqrstvwxz2456789'

const mask = (1n << 64n) - 1n

/** FNV-1a, 64 bits, over the UTF-8 bytes of `text`. */
function fnv1a64(text: string): bigint {
  let hash = 0xcbf29ce484222325n
  for (const byte of new TextEncoder().encode(text)) hash = ((hash ^ BigInt(byte)) * 0x100000001b3n) & mask
  return hash
}

/** A word of `length` letters that stands where Kubernetes has a random one; the same for the same `text`. */
export function wordOf(text: string, length: number): string {
  let rest = fnv1a64(text)
  let word = ''
  for (let i = 0; i < length; i++) {
    word += letters[Number(rest % BigInt(letters.length))]
    rest /= BigInt(letters.length)
  }
  return word
}
