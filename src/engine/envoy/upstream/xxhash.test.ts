import { expect, it } from 'vitest'
import { xxHash64 } from './xxhash.js'

// The reference implementation's answers.
it.each([
  ['', 0xef46db3751d8e999n],
  ['a', 0xd24ec4f1a98c6e5bn],
  ['abc', 0x44bc2cf5ad770999n],
  ['Nobody inspects the spammish repetition', 0xfbcea83c8a378bf1n],
])('hashes %j', (text, expected) => {
  expect(xxHash64(text)).toBe(expected)
})

it('hashes differently by the seed', () => {
  expect(xxHash64('abc', 1n)).not.toBe(xxHash64('abc'))
})
