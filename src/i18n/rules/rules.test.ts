import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { RuleReason } from '../../engine/types/rule-reasons.js'
import { reasonText } from './index.js'

const source = readFileSync(new URL('../../engine/types/rule-reasons.ts', import.meta.url), 'utf8')

/** The codes and the names of their arguments, as the engine declares them. */
const codes = [...source.matchAll(/^ {2}'(rule\.[\w-]+)': (.*)$/gm)].map(([, code = '', declared = '']) => ({
  code,
  fields: [...declared.matchAll(/readonly (\w+): /g)].map(([, name = '']) => name),
}))

it('knows the codes', () => {
  expect(codes.length).toBeGreaterThan(50)
})

describe.each(['zh-CN', 'en'] as const)('in %s', (language) => {
  const example = (field: string) => (field === 'owner' ? 'uid' : field === 'direction' ? 'inbound' : `some${field}`)
  const text = ({ code, fields }: (typeof codes)[number]) =>
    reasonText({ code, arguments: Object.fromEntries(fields.map((f) => [f, example(f)])) } as unknown as RuleReason, language)

  it.each(codes)('$code has a sentence that takes in its arguments', (entry) => {
    const sentence = text(entry)
    expect(sentence).toMatch(language === 'en' ? /^[A-Z`z].*[^ ]\.$/ : /。$/)
    expect(sentence).not.toMatch(/undefined|\[object| {2}/)
    for (const field of entry.fields) {
      if (field === 'owner' || field === 'direction') continue
      const wanted = field === 'protocol' ? example(field).toUpperCase() : example(field)
      expect(sentence).toContain(wanted)
    }
  })

  it('has no sentence twice', () => {
    expect(new Set(codes.map(text)).size).toBe(codes.length)
  })
})
