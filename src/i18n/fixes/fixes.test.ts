import { describe, expect, it } from 'vitest'
import { fixes as en } from './en.js'
import { fixes as zhCN } from './zh-CN.js'

describe('the titles of fixes', () => {
  it('take every argument in and have as many backquotes as they need', () => {
    const args = new Proxy({}, { get: (_, name) => `<${String(name)}>` })
    for (const texts of [en, zhCN]) {
      for (const title of Object.values(texts.titles)) {
        const text = (title as (args: unknown) => string)(args)
        expect(text).toMatch(/<\w+>/)
        expect((text.match(/`/g) ?? []).length % 2).toBe(0)
        expect(text).not.toContain('undefined')
      }
    }
    expect(Object.keys(zhCN.titles)).toEqual(Object.keys(en.titles))
  })
})
