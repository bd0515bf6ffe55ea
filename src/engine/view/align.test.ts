import fc from 'fast-check'
import { expect, test } from 'vitest'
import { align } from './align.js'

const pairs = (a: string[], b: string[]) => align(a, b, (x) => x).map((p) => `${p.before ?? '-'}${p.after ?? '-'}`)

test('an entry put in front moves nothing', () => {
  expect(pairs(['a', 'b'], ['x', 'a', 'b'])).toEqual(['-x', 'aa', 'bb'])
})

test('an entry taken out of the middle', () => {
  expect(pairs(['a', 'b', 'c'], ['a', 'c'])).toEqual(['aa', 'b-', 'cc'])
})

test('an entry replaced between two that stay is one change', () => {
  expect(pairs(['a', 'b', 'c'], ['a', 'x', 'c'])).toEqual(['aa', 'bx', 'cc'])
})

test('every entry of both lists appears once, in order', () => {
  const list = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 12 })
  fc.assert(
    fc.property(list, list, (a, b) => {
      const out = align(a, b, (x) => x)
      expect(out.flatMap((p) => (p.from === undefined ? [] : [p.from]))).toEqual(a.map((_, i) => i))
      expect(out.flatMap((p) => (p.to === undefined ? [] : [p.to]))).toEqual(b.map((_, i) => i))
    }),
  )
})
