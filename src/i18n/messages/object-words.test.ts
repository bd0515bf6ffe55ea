import { expect, it } from 'vitest'
import { messageOf } from './index.js'
import { objectWords } from './object-words.js'

const mistake = { code: 'MB0111', arguments: { field: 'wieght', parent: 'http.route', suggestion: 'weight' } } as const

it('calls objects what people call them', () => {
  expect(messageOf(mistake, 'en')).toBe('`wieght` is not a field of a route destination; did you mean `weight`?')
  expect(messageOf(mistake, 'zh-CN')).toContain('路由目标')
})

it('names by its key what it has no words for', () => {
  expect(objectWords('http.nonsense', 'en')).toBe('`nonsense`')
  expect(objectWords('__proto__', 'zh-CN')).toBe('`__proto__`')
})
