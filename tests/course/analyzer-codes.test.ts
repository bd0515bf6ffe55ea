import { describe, expect, it } from 'vitest'
import { codesBySubject } from '../../src/components/AnalyzerCodes/codes.js'
import { codes } from '../../src/engine/analysis/codes.js'

describe('the guide to the analyzer', () => {
  it('has every code that files can raise, each once, with its name and level', () => {
    const listed = Object.values(codesBySubject).flat()
    expect(new Set(listed.map(({ code }) => code)).size).toBe(listed.length)
    expect(Object.fromEntries(listed.map(({ code, name, level }) => [code, { name, level }]))).toEqual(codes)
  })
})
