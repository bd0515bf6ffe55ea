import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { type Language, messageOf } from './index.js'

const source = ['messages', 'webhook-messages']
  .map((name) => readFileSync(new URL(`../../engine/types/${name}.ts`, import.meta.url), 'utf8'))
  .join('\n')

/** Example arguments by their declared types, each to be recognised in a text. */
const examples: Readonly<Record<string, unknown>> = {
  string: 'examplestring',
  number: 4711,
  'readonly string[]': ['firstexample', 'secondexample'],
  ValueType: 'list',
  'readonly ValueType[]': ['list'],
}
/** How the languages name the type `list`. */
const listWords: Readonly<Record<Language, string>> = { en: 'a list', 'zh-CN': '列表' }

/** The codes and the names and types of their arguments, as the engine declares them. */
const codes = [...source.matchAll(/^ {2}(MB\d{4}): (.*)$/gm)].map(([, code = '', declared = '']) => ({
  code,
  fields: [...declared.matchAll(/readonly (\w+): ([^;}]+?)\s*(?=[;}])/g)].map(([, name = '', type = '']) => ({ name, type })),
}))

it('knows the codes', () => {
  expect(codes.length).toBeGreaterThan(50)
})

describe.each(['zh-CN', 'en'] as const)('in %s', (language) => {
  it.each(codes)('$code has a text that takes in its arguments', ({ code, fields }) => {
    const args = Object.fromEntries(
      fields.map(({ name, type }) => {
        expect({ name, type, known: Object.hasOwn(examples, type) }).toEqual({ name, type, known: true })
        return [name, examples[type]]
      }),
    ) as Record<string, string>
    const text = messageOf({ code, arguments: args }, language)
    expect(text).not.toBe(code)
    expect(text).not.toMatch(/undefined|NaN|\[object| {2}/)
    expect(text).toMatch(language === 'en' ? /[.?]$/ : /[。？]$/)
    expect((text.match(/`/g) ?? []).length % 2).toBe(0)
    for (const { name, type } of fields) {
      if (code === 'MB0034') continue // A quotation mark decides the wording and is not named.
      const wanted = type.includes('ValueType') ? listWords[language] : [examples[type]].flat().map(String)
      for (const word of [wanted].flat()) expect({ name, text }).toMatchObject({ name, text: expect.stringContaining(word) })
    }
  })

  it('has no text that another code has', () => {
    const seen = new Map<string, string>()
    for (const { code, fields } of codes) {
      const args = Object.fromEntries(fields.map(({ name, type }) => [name, examples[type]])) as Record<string, string>
      const text = messageOf({ code, arguments: args }, language)
      expect({ code, same: seen.get(text) }).toEqual({ code, same: undefined })
      seen.set(text, code)
    }
  })
})

it('gives a code that has no text as it is', () => {
  expect(messageOf({ code: 'constructor', arguments: {} }, 'en')).toBe('constructor')
})
