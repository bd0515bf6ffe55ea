import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { injectionView as en } from './en.js'
import { injectionView as zhCN } from './zh-CN.js'

/** One of everything that a sentence may take in. */
const anything = {
  ...{ name: 'xname', value: 'xvalue', selector: 'xselector', namespaceSelector: 'xnamespace', objectSelector: 'xobject' },
  ...{ missed: 'pod', namespaces: ['xa', 'xb'] },
}
const texts = { 'zh-CN': zhCN, en }

describe.each(['zh-CN', 'en'] as const)('in %s', (language) => {
  const { rules, pieces, options, words } = texts[language]
  const all = Object.entries({ ...rules, ...pieces }).map(([code, text]) => [code, (text as (args: object) => string)(anything)] as const)

  it.each(all)('%s is a sentence', (_, said) => {
    expect(said).toMatch(language === 'en' ? /[.?]$/ : /。$/)
    expect(said).not.toMatch(/undefined|\[object| {2}/)
    expect((said.match(/`/g) ?? []).length % 2).toBe(0)
  })

  it('says no two things alike', () => {
    expect(new Set(all.map(([, said]) => said)).size).toBe(all.length)
  })

  it('says what every option that injection gives decides', () => {
    const source = readFileSync(new URL('../../../engine/cluster/injection/capture-options.ts', import.meta.url), 'utf8')
    const given = new Set([...source.matchAll(/: '([A-Z][A-Z0-9_]+)'|options\.([A-Z][A-Z0-9_]+)/g)].map(([, a, b]) => a ?? b ?? ''))
    expect(given.size).toBeGreaterThan(20)
    expect([...given].filter((name) => !Object.hasOwn(options, name))).toEqual([])
  })

  it('has a word for everything', () => {
    for (const word of Object.values(words)) if (typeof word === 'string') expect(word.trim()).not.toBe('')
  })
})
