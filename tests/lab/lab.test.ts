import { describe, expect, it } from 'vitest'
import { judge } from './judge.js'
import { recorded } from './recorded.js'

const names = recorded()

describe('The tracer says what a real Envoy and iptables did', () => {
  it('over a broad collection', () => {
    expect(names.length).toBeGreaterThan(60)
  })

  it.each(names)('%s', (name) => {
    const { verdicts, problem } = judge(name)
    expect(problem).toBeUndefined()
    expect([...verdicts].filter(([, v]) => v.disagreements.length > 0).map(([id, v]) => ({ id, ...v.disagreements[0] }))).toEqual([])
  })
})
