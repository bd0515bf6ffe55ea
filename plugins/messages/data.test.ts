import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { codes } from '../../src/engine/analysis/index.js'
import { insightChecks } from '../../src/engine/insight/index.js'
import { loadExamples } from '../examples/load.js'
import { messagePages } from './data.js'
import { diffLines } from './diff-lines.js'

const course = await loadExamples(fileURLToPath(new URL('../../examples', import.meta.url)), ['bookinfo-gateway'])
const filesOf = (id: string) => (course.get(id)?.files ?? []).map(({ name, text }) => ({ name, text }))
const all = (['zh-CN', 'en'] as const).map((language) => messagePages(language, Date.parse('2026-06-01T00:00:00Z'), filesOf))

describe('the pages about codes', () => {
  it('are one for each code of the analysis and of ours', () => {
    const wanted = [...Object.keys(codes), ...insightChecks.flatMap((check) => check.codes)].sort()
    for (const pages of all) expect(pages.map(({ code }) => code).sort()).toEqual(wanted)
  })

  it('say level, message, meaning, remedy, and show a repair', () => {
    for (const page of all.flat()) {
      const { code, level, text, meaning, remedy, line, example, diff } = page
      if (code in codes) expect({ code, level }).toEqual({ code, level: codes[code as keyof typeof codes].level })
      for (const words of [text, meaning, remedy]) expect(words).not.toMatch(/undefined|\[object|^$/)
      expect(example.split('\n')[line - 1]?.trim()).toBeTruthy()
      expect(diff.some(({ sign }) => sign !== ' ')).toBe(true)
    }
  })

  it('differ between the languages', () => {
    const [zh = [], en = []] = all
    expect(zh.map(({ code }) => code)).toEqual(en.map(({ code }) => code))
    expect(zh.filter(({ text }, i) => text === en[i]?.text)).toEqual([])
  })
})

describe('lines that differ', () => {
  it('stand with three around them', () => {
    const lines = [...'abcdefghijklmnop']
    const after = lines.map((line) => (line === 'e' ? 'E' : line === 'o' ? 'o\nO' : line))
    expect(diffLines(lines.join('\n'), after.join('\n')).map(({ sign, line }) => sign + line)).toEqual([
      ' b',
      ' c',
      ' d',
      '-e',
      '+E',
      ' f',
      ' g',
      ' h',
      ' …',
      ' m',
      ' n',
      ' o',
      '+O',
      ' p',
    ])
  })
})
