import { expect, it } from 'vitest'
import { openedAtFirst } from './opened'

const list = <T>(n: number, make: (i: number) => T): T[] => Array.from({ length: n }, (_, i) => make(i))

it('opens all of what is small', () => {
  const value = { a: { b: [1, { c: 2 }] } }
  expect(openedAtFirst(value)).toEqual(new Set([value, value.a, value.a.b, value.a.b[1]]))
})

it('leaves long lists and deep parts folded', () => {
  const long = list(61, (i) => i)
  expect(openedAtFirst({ long }).has(long)).toBe(false)
  let deep: object = {}
  for (let i = 0; i < 20; i++) deep = { deep }
  expect(openedAtFirst(deep).size).toBe(7)
})

it('opens no more than a page takes, the upper levels first', () => {
  const chains = list(50, (i) => ({ filters: list(50, (n) => ({ name: `${i} ${n}`, typed_config: list(50, (k) => ({ k })) })) }))
  const opened = openedAtFirst({ chains })
  expect(chains.every((c) => opened.has(c))).toBe(true)
  const rows = [...opened].reduce((sum, o) => sum + Object.keys(o).length + 1, 0)
  expect(rows).toBeLessThanOrEqual(1600)
})

it('takes anything', () => {
  expect(openedAtFirst(null).size).toBe(0)
  expect(openedAtFirst('x').size).toBe(0)
})
