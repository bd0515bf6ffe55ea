import { describe, expect, it } from 'vitest'
import { packetTexts } from './index.js'

/** One of everything that a text may take in. */
const anything = {
  ...{
    text: 'xtext',
    table: 'xtable',
    chain: 'xchain',
    target: 'xtarget',
    policy: 'xpolicy',
    number: 47,
    option: '--xoption',
    value: 'xvalue',
    wanted: 'port',
  },
  ...{
    candidates: ['--xa', '--xb'],
    match: 'xmatch',
    word: 'xword',
    protocols: ['xp'],
    tables: ['xt'],
    family: 'ipv6',
    chains: ['XA', 'XB'],
    limit: 4711,
  },
  ...{ with: 'xwith', from: 1, to: 2, zone: 7, late: false, mark: 3, interface: 'xif', state: 'XSTATE', direction: 'reply', end: 'source' },
  ...{ destination: 'xdest', by: 'xby', again: true, process: 'xprocess' },
}

describe.each(['zh-CN', 'en'] as const)('in %s', (language) => {
  const { problems, done, stages, natNotAsked, tracking, left, ends, dropped, cannotTell, processes, packets } = packetTexts[language]
  const groups = { problems, done, stages, natNotAsked, tracking, left, ends, dropped, cannotTell }
  const all = Object.entries(groups).flatMap(([group, texts]) =>
    Object.entries(texts).map(([code, text]) => [`${group} ${code}`, text] as const),
  )

  it.each(all)('%s has a text that takes in its arguments', (_, text) => {
    const said = (text as (args: object) => string)(anything)
    expect(said).not.toMatch(/undefined|NaN|\[object| {2}/)
    expect(said.length).toBeGreaterThan(1)
    expect((said.match(/`/g) ?? []).length % 2).toBe(0)
  })

  it('says of each problem what it is about, in one sentence', () => {
    for (const [code, text] of Object.entries(problems)) {
      const said = (text as (args: object) => string)(anything)
      expect(said, code).toMatch(language === 'en' ? /[.]$/ : /。$/)
    }
  })

  it('has a name for every process and packet', () => {
    for (const name of [...Object.values(processes), ...Object.values(packets)]) expect(name.trim()).not.toBe('')
  })

  it('says two different things in two different ways', () => {
    for (const texts of Object.values(groups)) {
      const said = Object.values(texts).map((text) => (text as (args: object) => string)(anything))
      expect(new Set(said).size).toBe(said.length)
    }
  })
})
