import { expect, it } from 'vitest'
import { wordOf } from './generated-names.js'

/** The same by big integers, slow and plain. */
function plainly(text: string, length: number): string {
  let hash = 0xcbf29ce484222325n
  for (const byte of new TextEncoder().encode(text)) hash = ((hash ^ BigInt(byte)) * 0x100000001b3n) & 0xffffffffffffffffn
  const letters = 'bcdfghjklmnpqrstvwxz2456789'
  let word = ''
  for (; word.length < length; hash /= 27n) word += letters[Number(hash % 27n)]
  return word
}

it('spells FNV-1a hashes', () => {
  expect(wordOf('productpage-v1/default', 10)).toBe('dl2tfnlrn8')
  for (const text of [
    '',
    'a',
    'reviews-v1/default',
    '服务/默认',
    'x'.repeat(300),
    ...Array.from({ length: 200 }, (_, i) => `svc-${i}/ns-${i * 7}`),
  ]) {
    expect(wordOf(text, 10)).toBe(plainly(text, 10))
  }
})
