import { describe, expect, it } from 'vitest'
import { LEFT_OUT } from '../../engine/modelled.js'
import { leftOutTexts as en } from './en.js'
import { leftOutTexts as zhCN } from './zh-CN.js'

describe.each([
  ['zh-CN', zhCN],
  ['en', en],
])('in %s', (_, { entries }) => {
  it('tells of all that the engine leaves out, in its order, and of nothing else', () => {
    expect(Object.keys(entries)).toEqual(LEFT_OUT.map(({ code }) => code))
  })

  it('has words for each', () => {
    for (const text of Object.values(entries).flat()) {
      expect(text.trim()).not.toBe('')
      expect((text.match(/`/g) ?? []).length % 2).toBe(0)
    }
  })
})
