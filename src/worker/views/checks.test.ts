import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { type Example, loadExamples } from '../../../plugins/examples/load'
import type { Check, CheckResult, Expectation } from '../check.js'
import { Lane } from '../lane.js'
import type { ClusterInput } from '../protocol.js'

const examples = await loadExamples(path.resolve('examples'), ['reviews-v1', 'reviews-user', 'reviews-weights', 'bookinfo'])
const inputOf = (id: string): ClusterInput => {
  const { files, mesh } = examples.get(id) as Example
  return { files: files.map(({ name, text }) => ({ name, text })), mesh }
}
const lanes = new Map<string, Lane>()
function judge(id: string, check: Check): CheckResult {
  const input = inputOf(id)
  const lane = lanes.get(id) ?? new Lane({ original: input, own: [] })
  lanes.set(id, lane)
  const { results } = lane.check({ input, checks: [check] }, () => 0)
  if (!results[0]) throw new Error('not judged')
  return results[0]
}
const from = 'productpage-v1.default'
const curl = 'curl http://reviews:9080/reviews/0'
const ask = (expect: Expectation, more: Partial<Check> = {}): Check => ({ curl, from, expect, ...more })

describe('a check', () => {
  it.each<[string, string, Check]>([
    ['a status and who answers', 'reviews-v1', ask({ code: 200, by: 'reviews-v1', flags: [], ending: 'answered' })],
    ['a header that decides', 'reviews-user', ask({ by: 'reviews-v2' }, { curl: `${curl} -H 'end-user: jason'` })],
    ['shares', 'reviews-weights', ask({ shares: { 'reviews-v1': 90, 'reviews-v2': 10 } })],
    ['a cluster', 'reviews-v1', ask({ cluster: 'outbound|9080|v1|reviews.default.svc.cluster.local' })],
    ['what the application sees', 'reviews-v1', ask({ path: '/reviews/0', host: 'reviews:9080' })],
    ['that a proxy has it', 'reviews-v1', ask({ captured: true })],
    ['that none has it', 'reviews-v1', ask({ captured: false }, { from: 'outside', curl: 'curl http://10.96.1.6:9080/' })],
    ['that a name is none', 'reviews-v1', ask({ ending: 'unresolved' }, { curl: 'curl http://nobody:9080/' })],
    ['a server that fails, and how often it is asked', 'bookinfo', ask({ code: 503, flags: [], attempts: 1 }, { server: { status: 503 } })],
  ])('passes on %s', (_, id, check) => expect(judge(id, check)).toMatchObject({ isPassed: true, wrong: [] }))

  it('says what happened in place of what was expected, likely things first', () => {
    const result = judge('reviews-weights', ask({ code: 200, by: 'reviews-v2' }))
    expect(result).toMatchObject({ isPassed: false, wrong: ['by'], more: 0 })
    expect(result.happened.map(({ share, code, by }) => [Math.round(share * 100), code, by])).toEqual([
      [90, 200, 'reviews-v1'],
      [10, 200, 'reviews-v2'],
    ])
  })

  it('wants the shares of all, and nobody beside them', () => {
    expect(judge('reviews-weights', ask({ shares: { 'reviews-v1': 50, 'reviews-v2': 50 } })).wrong).toEqual(['shares'])
    expect(judge('reviews-weights', ask({ shares: { 'reviews-v1': 90 } })).wrong).toEqual(['shares'])
    expect(judge('bookinfo', ask({ shares: { 'reviews-v1': 33.3, 'reviews-v2': 33.3, 'reviews-v3': 33.3 } })).isPassed).toBe(true)
  })

  it('tells nothing that it was not asked for', () => {
    const [happened] = judge('reviews-v1', ask({ code: 404 })).happened
    expect(Object.keys(happened ?? {}).sort()).toEqual(['by', 'code', 'ending', 'flags', 'share'])
  })

  it('fails on a request that cannot be sent', () => {
    expect(judge('reviews-v1', ask({}, { curl: 'curl ftp://x' })).fault?.code).toBe('url.scheme')
    expect(judge('reviews-v1', ask({}, { from: 'nobody.default' })).fault).toEqual({ code: 'from.unknown', at: 'nobody.default' })
    expect(judge('reviews-v1', ask({}, { curl: 'curl "' })).isPassed).toBe(false)
  })

  it('is not made while the YAML has errors, nor when the time is over', () => {
    const input = inputOf('reviews-v1')
    const lane = new Lane({ original: input, own: [] })
    const broken = { ...input, files: [...input.files, { name: 'x.yaml', text: 'kind: [' }] }
    expect(lane.check({ input: broken, checks: [ask({})] }, () => 0)).toEqual({ isBroken: true, results: [] })
    let time = 0
    const { results } = lane.check({ input, checks: [ask({}), ask({}), ask({})] }, () => (time += 1500))
    expect(results.map((r) => r?.isPassed)).toEqual([true, true, undefined])
  })
})
