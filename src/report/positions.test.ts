import { describe, expect, it } from 'vitest'
import { positions, regions } from './positions.js'

describe('positions', () => {
  it('counts lines by every kind of line end, columns in characters', () => {
    const text = 'a😀b\r\ncd\re\n'
    const at = positions(text)
    expect(at(0)).toEqual({ line: 1, column: 1 })
    expect(at(text.indexOf('b'))).toEqual({ line: 1, column: 3 })
    expect(at(text.indexOf('d'))).toEqual({ line: 2, column: 2 })
    expect(at(text.indexOf('e'))).toEqual({ line: 3, column: 1 })
    expect(at(text.length)).toEqual({ line: 4, column: 1 })
  })

  it('a range beyond the text ends where the text does; a file that is not there has one line', () => {
    const regionOf = regions([{ name: 'a', text: 'x\ny' }])
    expect(regionOf('a', { start: 2, end: 99 })).toEqual({ line: 2, column: 1, endLine: 2, endColumn: 2 })
    expect(regionOf('b', { start: 3, end: 9 })).toEqual({ line: 1, column: 1, endLine: 1, endColumn: 1 })
  })
})
