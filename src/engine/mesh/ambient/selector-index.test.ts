import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { selects } from '../model/labels.js'
import { selectorIndex } from './selector-index.js'

const labels = fc.dictionary(fc.constantFrom('a', 'b', 'c', '__proto__', 'constructor'), fc.constantFrom('1', '2', ''))

describe('selectorIndex', () => {
  it('finds what looking at each would find, in the same order', () => {
    const item = fc.record({ namespace: fc.constantFrom('x', 'y'), selector: labels })
    fc.assert(
      fc.property(fc.array(item), fc.constantFrom('x', 'y'), labels, (items, namespace, of) => {
        const found = selectorIndex(items, (i) => i).find(namespace, of)
        expect(found).toEqual(items.filter((i) => i.namespace === namespace && selects(i.selector, of)))
      }),
    )
  })
})
