import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { codes } from '../../../engine/analysis/index.js'
import type { AnalysisMessage } from '../../../engine/types/analysis.js'
import type { AnalysisCode } from '../../../engine/types/analysis-messages.js'
import { adviceOf, analysisTextOf } from './index.js'

const source = readFileSync(new URL('../../../engine/types/analysis-messages.ts', import.meta.url), 'utf8')
const examples: Readonly<Record<string, AnalysisMessage['arguments'][string]>> = {
  string: 'examplestring',
  number: 4711,
  'readonly string[]': ['firstexample', 'secondexample'],
}
/** Arguments that choose the wording, or are said in other words. */
const choosing: ReadonlySet<string> = new Set(['problem', 'reason', 'service'])

/** The codes and the names and types of their arguments, as the engine declares them. */
const declared = [...source.matchAll(/^ {2}(IST\d{4}): ([\s\S]*?)(?=^ {2}(?:IST|\/\*)|^})/gm)].map(([, code = '', fields = '']) => ({
  code: code as AnalysisCode,
  fields: [...fields.matchAll(/readonly (\w+): ((?:readonly )?[\w[\]]+)/g)].map(([, name = '', type = '']) => ({ name, type })),
}))

it('knows every code', () => {
  expect(declared.map(({ code }) => code).sort()).toEqual(Object.keys(codes).sort())
})

describe.each(['zh-CN', 'en'] as const)('in %s', (language) => {
  it.each(declared)('$code has a text that takes in its arguments, and advice', ({ code, fields }) => {
    const args = Object.fromEntries(fields.map(({ name, type }) => [name, examples[type] ?? ''])) as AnalysisMessage['arguments']
    const text = analysisTextOf({ code, arguments: args }, language)
    const { meaning, remedy } = adviceOf(code, language)
    for (const sentence of [text, meaning, remedy]) {
      expect(sentence).not.toMatch(/undefined|NaN|\[object| {2}/)
      expect(sentence).toMatch(language === 'en' ? /[.]$/ : /[。]$/)
      expect((sentence.match(/`/g) ?? []).length % 2).toBe(0)
    }
    for (const { name, type } of fields) {
      if (choosing.has(name)) continue
      for (const word of [examples[type] ?? ''].flat())
        expect({ name, text }).toMatchObject({ text: expect.stringContaining(String(word)) })
    }
  })

  it('passes on what the webhook says', () => {
    const cause = { code: 'MB0110' as const, arguments: { field: 'wieght', parent: 'route' }, nth: 0 }
    expect(analysisTextOf({ code: 'IST0106', arguments: {}, cause }, language)).toContain('wieght')
  })
})
