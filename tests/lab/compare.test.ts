import { describe, expect, it } from 'vitest'
import { type Answer, compare, type Field } from './compare.js'
import { type Case, goldenOf, truthOf } from './recorded.js'

const name = 'bookinfo-5-user.productpage-v1'
const truth = truthOf(name)
const config = goldenOf(name)
const caseOf = (id: string): Case => {
  const found = truth.cases.find((c) => c.request.id === id)
  if (!found) throw new Error(`no case ${id}`)
  return found
}

/** The answer that says just what was recorded of a request that one server answered. */
function faithful({ request, outcome }: Case): Answer {
  const [seen] = outcome.seen ?? []
  return {
    id: request.id,
    rules: Object.keys(outcome.rules ?? {}).map((i) => truth.rules[Number(i)] ?? ''),
    outcomes: [
      {
        ...outcome.envoy?.[0],
        probability: 1,
        endpoint: seen?.server,
        upstream: seen,
        response_headers: outcome.response_headers?.[0],
        ...(outcome.body === undefined ? {} : { body: outcome.body }),
      },
    ],
  }
}

const jason = caseOf('jason')
const differing = (answer: Answer | undefined): readonly Field[] => compare(config, truth, jason, answer).disagreements.map((d) => d.field)
const but = (changed: Partial<Answer['outcomes'][number]>): Answer => {
  const right = faithful(jason)
  return { ...right, outcomes: right.outcomes.map((o) => ({ ...o, ...changed })) }
}

describe('compare', () => {
  it('finds nothing against a faithful answer', () => {
    expect(differing(faithful(jason))).toEqual([])
  })

  it('names the field that differs', () => {
    expect(differing(undefined)).toEqual(['answer'])
    expect(differing(but({ chain: '#1' }))).toContain('chain')
    expect(differing(but({ route: 'other' }))).toContain('route')
    expect(differing(but({ cluster: 'outbound|9080|v1|reviews.default.svc.cluster.local' }))).toContain('cluster')
    expect(differing(but({ code: 404 }))).toEqual(['result', 'code', 'hops'])
    expect(differing(but({ flags: ['UH'] }))).toContain('flags')
    expect(differing(but({ endpoint: '10.244.0.1:9080' }))).toEqual(['server'])
    expect(differing(but({ response_headers: [] }))).toEqual(['response_headers'])
    expect(differing(but({ probability: 0.5 }))).toContain('probability')
    expect(differing({ ...faithful(jason), rules: [] })).toEqual(['rules'])
  })

  it('sees a header too few or too many upstream', () => {
    const headers = jason.outcome.seen?.[0]?.headers ?? []
    expect(differing(but({ upstream: { method: 'GET', path: '/reviews/0', headers: headers.slice(1) } }))).toEqual(['seen'])
    expect(differing(but({ upstream: { method: 'GET', path: '/reviews/0', headers: [...headers, ['x-more', '1']] } }))).toEqual(['seen'])
    expect(differing(but({ upstream: { method: 'GET', path: '/reviews/0', headers: [...headers, ['date', 'today']] } }))).toEqual([])
  })

  it('holds counts against probabilities', () => {
    const many: Case = {
      request: { ...jason.request, n: 100, random: true },
      outcome: { ...jason.outcome, result: { '200': 100 }, served: [{ server: '10.244.0.9:9080', ns: 'B', proto: 'http/1.1', n: 100 }] },
    }
    const [right] = faithful(jason).outcomes
    const split = (p: number): Answer => ({
      ...faithful(jason),
      outcomes: [
        { ...right, probability: p },
        { ...right, probability: 1 - p, cluster: 'outbound|9080|v1|reviews.default.svc.cluster.local', endpoint: '10.244.0.8:9080' },
      ],
    })
    const fields = (p: number): readonly Field[] => compare(config, truth, many, split(p)).disagreements.map((d) => d.field)
    expect(fields(0.99)).toEqual([])
    expect(fields(0.5)).toContain('counts')
    expect(fields(0.5)).toContain('hops')
  })
})
