import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { configProblem as en } from './en.js'
import { configProblem as zhCN } from './zh-CN.js'

const source = readFileSync(new URL('../../engine/envoy/config/problem.ts', import.meta.url), 'utf8')
const codes = [...source.matchAll(/^ {2}'(config\.[\w-]+)'/gm)].map(([, code = '']) => code)
const anything = { line: 47, column: 11, found: 'xfound', kind: 'xkind', clusters: 4711, name: 'xname', details: 'xdetails', type: 'xtype' }

it('knows the codes', () => expect(codes.length).toBeGreaterThan(5))

describe.each([
  ['en', en, /\.$/],
  ['zh-CN', zhCN, /。$/],
] as const)('in %s', (_, text, end) => {
  it.each(codes)('%s is a sentence', (code) => {
    expect(text(code, anything)).toMatch(end)
    expect(text(code, anything)).not.toMatch(/undefined|\[object/)
  })

  it('says two problems in two ways, and names what it has no words for', () => {
    expect(new Set(codes.map((c) => text(c, anything))).size).toBe(codes.length)
    expect(text('dump.crashed', { message: 'xmessage' })).toContain('xmessage')
    expect(text('toString', {})).toBe('toString')
  })
})
