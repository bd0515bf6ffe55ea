import { describe, expect, it } from 'vitest'
import type { Expectation, Happened } from '../../worker/check'
import { exercise as en } from './en'
import { exercise as zhCN } from './zh-CN'

const wanted: Required<Expectation> = {
  code: 503,
  flags: ['NC'],
  details: 'xdetails',
  ending: 'refused',
  by: 'xby',
  shares: { xa: 66.7, xb: 33.3 },
  cluster: 'xcluster',
  captured: true,
  path: '/xpath',
  host: 'xhost',
  attempts: 3,
}
const { shares, ...facts } = wanted
const happened: Required<Happened> = { ...facts, share: 0.25 }

describe.each([
  ['zh-CN', zhCN],
  ['en', en],
])('exercises in %s', (_, texts) => {
  it('says everything that can be wanted, with what is wanted', () => {
    const said = (Object.keys(wanted) as (keyof Expectation)[]).map((name) => texts.wanted(wanted, name))
    for (const text of said) expect(text).not.toMatch(/undefined|NaN|\[object/)
    for (const word of ['503', 'NC', 'xdetails', 'xby', '66.7%', 'xcluster', '/xpath', 'xhost', '3'])
      expect(said.join('\n')).toContain(word)
    expect(new Set(said).size).toBe(said.length)
    expect(texts.wanted({ flags: [] }, 'flags')).not.toBe(texts.wanted(wanted, 'flags'))
    expect(texts.wanted({ captured: false }, 'captured')).not.toBe(texts.wanted(wanted, 'captured'))
  })

  it('says everything that can happen, and leaves out what is not worth saying', () => {
    const said = (Object.keys(happened) as (keyof Happened)[]).map((name) => texts.got(happened, name) ?? '')
    for (const word of ['25%', '503', 'NC', 'xdetails', 'xby', 'xcluster', '/xpath', 'xhost', '3']) expect(said.join('\n')).toContain(word)
    const plain: Happened = { share: 1, ending: 'answered', flags: [], code: 200 }
    expect((['share', 'ending', 'flags'] as const).map((name) => texts.got(plain, name))).toEqual([undefined, undefined, undefined])
    expect(texts.got({ share: 1, ending: 'refused', flags: [] }, 'ending')).toBeTruthy()
  })

  it('says what applications do', () => {
    const said = [{ status: 503 }, { delay: 1500 }, { delay: 30_000, status: 500 }, { reset: true }].map((server) => texts.server(server))
    expect(new Set(said).size).toBe(4)
    for (const word of ['503', '1.5', '30', '500']) expect(said.join('\n')).toContain(word)
    for (const text of said) expect(text).not.toMatch(/undefined|NaN/)
  })
})
