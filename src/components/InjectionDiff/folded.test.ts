import { expect, it } from 'vitest'
import { folded } from './folded'

const lines = (signs: string) => [...signs].map((sign) => ({ sign }))
const shown = (signs: string) => folded(lines(signs)).map(({ from, to, isFolded }) => `${from}-${to}${isFolded ? ' folded' : ''}`)

it('folds what is far from any change', () => {
  expect(shown('          +     -          ')).toEqual(['0-8 folded', '8-19', '19-27 folded'])
  expect(shown('+         +')).toEqual(['0-3', '3-8 folded', '8-11'])
})

it('leaves few lines as they are', () => {
  expect(shown('+       +')).toEqual(['0-9'])
  expect(shown('   +')).toEqual(['0-4'])
})

it('folds nothing where nothing changed', () => {
  expect(shown('          ')).toEqual(['0-10'])
  expect(shown('')).toEqual([])
})
