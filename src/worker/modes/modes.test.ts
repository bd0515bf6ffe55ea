import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { loadExamples } from '../../../plugins/examples/load.js'
import { compareModes } from './compare.js'
import { inMode } from './rewrite.js'
import type { ModeName, ModeReport, ModesReply } from './types.js'

const examples = await loadExamples(fileURLToPath(new URL('../../../examples', import.meta.url)), [
  'reviews-user',
  'architecture-security',
  'ambient-waypoint',
  'bookinfo-gateway',
  'greeter',
  'architecture-modes',
  'architecture-modes-grpc',
])
const inputOf = (id: string) => {
  const example = examples.get(id)
  if (!example) throw new Error(`no example ${id}`)
  return { files: example.files, mesh: example.mesh }
}
const compared = (id: string, curl: string, from: string): ModesReply => compareModes({ input: inputOf(id), ask: { curl, from } })
function report(reply: ModesReply, mode: ModeName): ModeReport {
  const found = reply.modes.find((m) => m.mode === mode)
  if (!found || 'absent' in found) throw new Error(`no report of ${mode}`)
  return found
}
const path = ({ stations }: ModeReport): string =>
  stations.map(({ role, wire, parses }) => `${wire ? `${wire.kind}>` : ''}${role}${parses ? '*' : ''}`).join(' ')

describe('one request in every mode', () => {
  const reply = compared('reviews-user', "curl http://reviews:9080/reviews/0 -H 'end-user: jason'", 'productpage-v1.default')

  it('takes its own way in each', () => {
    expect(path(report(reply, 'none'))).toBe('application plain>application')
    expect(path(report(reply, 'ambient'))).toBe('application ztunnel hbone>ztunnel application')
    expect(path(report(reply, 'waypoint'))).toBe('application ztunnel hbone>waypoint* hbone>ztunnel application')
    expect(path(report(reply, 'sidecar'))).toBe('application sidecar* mtls>sidecar* application')
    expect(reply.modes.find((m) => m.mode === 'grpc')).toEqual({ mode: 'grpc', absent: 'not-grpc' })
  })

  it('follows a route only where someone parses HTTP', () => {
    const by = (mode: ModeName) => report(reply, mode).results.map(({ by, probability }) => [by, Math.round(probability * 100)])
    for (const mode of ['waypoint', 'sidecar'] as const) expect(by(mode)).toEqual([['reviews-v2', 100]])
    for (const mode of ['none', 'ambient'] as const)
      expect(by(mode)).toEqual([
        ['reviews-v1', 33],
        ['reviews-v2', 33],
        ['reviews-v3', 33],
      ])
  })

  it('says of each rule whether it decides, is told to someone, or neither', () => {
    const effects = (mode: ModeName) => report(reply, mode).effects
    expect(effects('sidecar')).toMatchObject({
      'VirtualService/default/reviews': 'decides',
      'DestinationRule/default/reviews': 'decides',
      'DestinationRule/default/ratings': 'told',
      'Gateway/default/bookinfo-gateway': 'none',
    })
    expect(new Set(Object.values(effects('ambient')))).toEqual(new Set(['none']))
  })

  it('tells what was changed, and how many proxies run and what they are told', () => {
    expect(report(reply, 'sidecar').changes).toEqual([])
    expect(report(reply, 'ambient').changes).toEqual([
      { code: 'label', object: 'Namespace/default', key: 'istio-injection', before: 'enabled' },
      { code: 'label', object: 'Namespace/default', key: 'istio.io/dataplane-mode', after: 'ambient' },
      { code: 'added', object: 'DaemonSet/istio-system/ztunnel' },
    ])
    expect(report(reply, 'sidecar').running).toEqual({ proxies: 6, agents: 0, pods: 6 })
    expect(report(reply, 'waypoint').running).toEqual({ proxies: 2, agents: 0, pods: 6 })
    const bytes = (mode: ModeName) => report(reply, mode).proxies.reduce((sum, p) => sum + p.bytes, 0)
    expect(bytes('none')).toBe(0)
    expect(bytes('ambient')).toBeGreaterThan(0)
    expect(bytes('ambient')).toBeLessThan(bytes('waypoint'))
    expect(bytes('waypoint')).toBeLessThan(bytes('sidecar'))
  })
})

describe('pods that are not of the mesh', () => {
  const reply = compared('architecture-security', 'curl http://reviews:9080/reviews/0', 'legacy.default')

  it('stay outside in every mode', () => {
    expect(path(report(reply, 'sidecar'))).toBe('application plain>sidecar')
    expect(path(report(reply, 'ambient'))).toBe('application plain>ztunnel')
    expect(report(reply, 'sidecar').effects['PeerAuthentication/default/default']).toBe('decides')
  })
})

describe('the other ends', () => {
  it('a gRPC library, where the port speaks gRPC', () => {
    const reply = compared('greeter', 'curl grpc://greeter:7070/a.Greeter/SayHello', 'client.default')
    expect(path(report(reply, 'grpc'))).toBe('library mtls>application')
    expect(report(reply, 'grpc').running).toEqual({ proxies: 0, agents: 3, pods: 3 })
    expect(report(reply, 'grpc').changes.at(-1)).toMatchObject({ code: 'target', after: 'xds:///greeter.default.svc.cluster.local:7070' })
  })

  it('a gateway, which stays what it is', () => {
    const reply = compared('bookinfo-gateway', 'curl http://bookinfo.example/productpage', 'outside')
    expect(path(report(reply, 'none'))).toMatch(/gateway\* plain>application$/)
    expect(path(report(reply, 'ambient'))).toMatch(/gateway\* hbone>ztunnel application$/)
    expect(path(report(reply, 'sidecar'))).toMatch(/gateway\* mtls>sidecar\* application$/)
    expect(reply.modes.find((m) => m.mode === 'grpc')).toEqual({ mode: 'grpc', absent: 'outside' })
  })

  it('a waypoint of the reader’s own, which is used and not added', () => {
    const changes = inMode(inputOf('ambient-waypoint').files, 'waypoint').changes
    expect(changes.filter((c) => c.code === 'added')).toEqual([])
  })
})

describe('what the chapter says', () => {
  const jason = compared('architecture-modes', "curl -H 'end-user: jason' http://reviews:9080/reviews/0", 'productpage-v1.default')
  const grpc = compared('architecture-modes-grpc', 'curl grpc://greeter:7070/helloworld.Greeter/SayHello', 'client.default')
  const kilobytes = (reply: ModesReply, mode: ModeName) =>
    Math.round(report(reply, mode).proxies.reduce((sum, p) => sum + p.bytes, 0) / 1000)
  const results = (reply: ModesReply, mode: ModeName) =>
    report(reply, mode).results.map(({ code, ending, by }) => [code ?? ending, by].join(' '))

  it('of the sizes of configurations', () => {
    expect((['ambient', 'waypoint', 'sidecar'] as const).map((mode) => kilobytes(jason, mode))).toEqual([10, 96, 251])
    expect((['grpc', 'ambient', 'waypoint', 'sidecar'] as const).map((mode) => kilobytes(grpc, mode))).toEqual([23, 6, 62, 212])
  })

  it('of a waypoint that is allowed and so lets everyone through', () => {
    const details = compared('architecture-modes', 'curl http://reviews:9080/reviews/0', 'details-v1.default')
    expect(results(details, 'ambient')).toEqual(['closed '])
    expect(results(details, 'waypoint')).toEqual(['200 reviews-v3'])
    expect(results(details, 'sidecar')).toEqual(['403 '])
  })
})

describe('a rule after the time is over', () => {
  it('is not tried, and counted', () => {
    let clock = 0
    const ask = { curl: 'curl http://reviews:9080/', from: 'productpage-v1.default' }
    // One step for the beginning, one for each mode but the one that does not apply, one for each rule.
    const reply = compareModes({ input: inputOf('reviews-user'), ask }, () => clock++, 6)
    expect([reply.rules.length, reply.rulesLeft]).toEqual([2, 5])
    expect(Object.keys(report(reply, 'sidecar').effects)).toEqual(reply.rules)
    clock = 0
    const late = compareModes({ input: inputOf('reviews-user'), ask }, () => clock++, 1)
    expect(late.modes.map((m) => ('absent' in m ? m.absent : m.mode))).toEqual(['none', 'not-grpc', 'too-large', 'too-large', 'too-large'])
  })
})

describe('input that is wrong', () => {
  it('is told of', () => {
    expect(compared('greeter', 'curl http://', 'client.default').fault?.code).toBe('url.host')
    expect(compared('greeter', 'curl http://greeter', 'nobody.default').fault?.code).toBe('from.unknown')
    const broken = { files: [{ name: 'a.yaml', text: 'apiVersion: v1\nkind: Service\nmetadata: { name: [] }\n' }] }
    expect(compareModes({ input: broken, ask: { curl: 'curl http://a', from: 'outside' } }).isBroken).toBe(true)
  })

  it('never throws, whatever stands where objects are looked for', () => {
    const odd = [
      'kind: Deployment\nspec: 3',
      'kind: Pod',
      '- 1',
      'kind: Namespace\nmetadata: { labels: { __proto__: x } }',
      'kind: CronJob\nspec: { jobTemplate: [] }',
    ]
    const files = odd.map((text, i) => ({ name: `${i}.yaml`, text }))
    for (const mode of ['none', 'grpc', 'ambient', 'waypoint', 'sidecar'] as const) expect(() => inMode(files, mode)).not.toThrow()
  })
})
