import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { InjectionTexts } from './index.js'
import { injectionText } from './index.js'

const source = readFileSync(new URL('../../engine/types/injection-reasons.ts', import.meta.url), 'utf8')

/** The codes and the names of their arguments, as the engine declares them. */
const codes = [...source.matchAll(/^ {2}'(injection[\w.-]+)': (.*)$/gm)].map(([, code = '', declared = '']) => ({
  code: code as keyof InjectionTexts,
  fields: [...declared.matchAll(/readonly (\w+): /g)].map(([, name = '']) => name),
}))

const faults = [...(/AnnotationFault = (.*)/.exec(source)?.[1] ?? '').matchAll(/'([\w-]+)'/g)].map(([, fault = '']) => fault)

it('knows the codes', () => {
  expect(codes.length).toBeGreaterThan(15)
  expect(faults.length).toBe(9)
})

describe.each(['zh-CN', 'en'] as const)('in %s', (language) => {
  const example = (code: string, field: string) =>
    field === 'by' ? 'label' : field === 'why' ? (code.endsWith('scrape-port') ? 'agent' : 'mode') : `some${field}`
  const text = ({ code, fields }: (typeof codes)[number]) =>
    injectionText(code, Object.fromEntries(fields.map((f) => [f, example(code, f)])), language)

  it.each(codes)('$code has a sentence that takes in its arguments', (entry) => {
    const sentence = text(entry)
    expect(sentence).toMatch(language === 'en' ? /\.$/ : /。$/)
    expect(sentence).not.toMatch(/undefined|\[object| {2}/)
    for (const field of entry.fields.filter((f) => f !== 'by' && f !== 'why')) expect(sentence).toContain(example(entry.code, field))
  })

  it('has no sentence twice', () => {
    expect(new Set(codes.map(text)).size).toBe(codes.length)
  })

  it.each(faults)('says what is wrong with an annotation: %s', (why) => {
    expect(injectionText('injection-error.annotation', { name: 'n', value: 'v', why }, language)).not.toContain('undefined')
  })
})
