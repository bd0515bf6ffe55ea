import { describe, expect, it } from 'vitest'
import { modes as en } from './en.js'
import { modes as zhCN } from './zh-CN.js'

const shape = (value: unknown): unknown =>
  typeof value === 'object' && value !== null
    ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, shape(inner)]))
    : typeof value

describe('the words of the comparison of modes', () => {
  it('are there in both languages, none of them empty', () => {
    expect(shape(en)).toEqual(shape(zhCN))
    expect(JSON.stringify([en, zhCN])).not.toContain('""')
  })
})
