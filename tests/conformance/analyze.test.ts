import { describe, expect, it } from 'vitest'
import { analyzers, analyzersWithoutFiles, codes, notFromFiles } from '../../src/engine/analysis/index.js'
import catalogue from './analyze-catalogue.json'
import { compareAnalyze, recordedNames } from './analyze-recordings.js'

const comparisons = recordedNames().map((name) => ({ name, ...compareAnalyze(name) }))

describe('the analysis says what istioctl says', () => {
  it.each(comparisons)('about $name', ({ made, recorded, missing, extra }) => {
    expect({ missing, extra }).toEqual({ missing: [], extra: [] })
    const ordered = (keys: readonly string[]): readonly string[] => keys.map((key) => key.replace(/, (?:no )?line.*$/, ''))
    expect(ordered(made)).toEqual(ordered(recorded))
  })
})

describe('the list of codes is istioctl’s', () => {
  it('has every code, with its name and level, or says why no file raises it', () => {
    const ours = Object.entries(codes).map(([code, { name, level }]) => [code, name, level])
    const theirs = catalogue.messages.filter(({ code }) => !Object.hasOwn(notFromFiles, code))
    expect(ours.sort()).toEqual(theirs.map(({ code, name, level }) => [code, name, level.toLowerCase()]).sort())
    const others = catalogue.messages.map(({ code }) => code).filter((code) => !Object.hasOwn(codes, code))
    expect(Object.keys(notFromFiles).sort()).toEqual(others.sort())
  })

  it('has every analyzer by its name, or says why it has nothing to look at', () => {
    const names = [...analyzers.map(({ name }) => name), ...Object.keys(analyzersWithoutFiles)]
    expect(names.sort()).toEqual([...catalogue.analyzers].sort())
  })

  it('has an analyzer for every code', () => {
    const reported = new Set(analyzers.flatMap((analyzer) => analyzer.codes))
    expect([...reported].sort()).toEqual(Object.keys(codes).sort())
  })
})

describe('each code is raised by', () => {
  const filesOf = new Map<string, number>()
  for (const { recorded } of comparisons) {
    for (const code of new Set(recorded.map((key) => key.slice(0, 7)))) filesOf.set(code, (filesOf.get(code) ?? 0) + 1)
  }
  it.each(Object.keys(codes).sort())('%s: two recorded files at least, and missed by one that comes near', (code) => {
    expect(filesOf.get(code) ?? 0).toBeGreaterThanOrEqual(2)
    const near = comparisons.find(({ name }) => name === `near-${code.toLowerCase()}`)
    expect(near?.name).toBe(`near-${code.toLowerCase()}`)
    expect(near?.recorded.filter((key) => key.startsWith(code))).toEqual([])
  })
})
