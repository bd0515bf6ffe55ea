import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { loadExamples } from '../../plugins/examples/load.js'
import { messageExamples, repaired } from '../../plugins/messages/examples/index.js'
import { messageAddress } from '../../src/components/MessagePage/address.js'
import { codes } from '../../src/engine/analysis/codes.js'
import { insightChecks } from '../../src/engine/insight/index.js'
import { reportOf } from '../../src/worker/report/report.js'

const now = Date.parse('2026-06-01T00:00:00Z')
const course = await loadExamples(fileURLToPath(new URL('../../examples', import.meta.url)), ['bookinfo-gateway'])
const entries = Object.entries(messageExamples)

/** The codes of what is said about the example's own text. */
function said(text: string, beside: string | undefined): string[] {
  const others = beside ? (course.get(beside)?.files.map((f) => ({ name: f.name, text: f.text })) ?? []) : []
  const { findings } = reportOf(
    { files: [...others, { name: 'example.yaml', text }], hasPods: beside !== undefined },
    now,
    () => 0,
    () => {},
  )
  return [...new Set(findings.filter(({ file }) => file === 'example.yaml').map(({ code, passedOnAs }) => passedOnAs ?? code))]
    .filter((code) => messageAddress(code))
    .sort()
}

describe('each code has an example', () => {
  it('and no other', () => {
    expect(Object.keys(messageExamples).sort()).toEqual([...Object.keys(codes), ...insightChecks.flatMap((check) => check.codes)].sort())
  })

  it.each(entries)('%s: that raises it, and nothing else that could be helped', (code, { text, beside, also = [] }) => {
    expect(said(text, beside)).toEqual([...also, code].sort())
  })

  it.each(entries)('%s: that can be repaired, after which nothing is wrong', (_, example) => {
    for (const [piece] of example.repair) if (piece) expect(example.text.split(piece)).toHaveLength(2)
    const { also = [], beside } = example
    expect(said(repaired(example), beside).filter((code) => !also.includes(code))).toEqual([])
  })
})
