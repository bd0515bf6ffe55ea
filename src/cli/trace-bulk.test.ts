import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { CommandError } from './command-error.js'
import { traceBulk } from './trace-bulk.js'

const golden = JSON.parse(
  readFileSync(new URL('../../tests/conformance/golden/bookinfo-5-user/productpage-v1.json', import.meta.url), 'utf8'),
) as unknown

const requests = [
  { id: 'out', dst: '10.96.1.6:9080', authority: 'reviews:9080', path: '/reviews/0' },
  { id: 'in', direction: 'inbound', from: '10.244.0.77', dst: '10.244.0.5:9081' },
  { id: 'sni', direction: 'inbound', from: '10.244.0.77', dst: '10.244.0.5:9070', proto: 'tls', sni: 'Some.Example' },
]
const pod = (annotations: string, containers = '[{ name: app, image: app }]') => ({
  name: 'pod.yaml',
  text: `apiVersion: v1\nkind: Pod\nmetadata:\n  name: a\n  annotations: ${annotations}\nspec:\n  containers: ${containers}\n`,
})
const answers = (file?: ReturnType<typeof pod>) => new Map(traceBulk(golden, requests, file).map((a) => [a.id, a]))

describe('a list of requests', () => {
  it('says the server name that the listener found out', () => {
    const hops = answers().get('sni')?.outcomes[0]?.hops
    expect(hops?.map((h) => h.sni)).toEqual(['some.example'])
    expect(answers().get('out')?.outcomes[0]?.hops[0]?.sni).toBe('')
  })

  it("goes by the pod's annotations where there is a pod", () => {
    expect(answers().get('out')).toMatchObject({ listener: '0.0.0.0_9080' })
    const file = pod('{ traffic.sidecar.istio.io/excludeOutboundPorts: "9080", traffic.sidecar.istio.io/excludeInboundPorts: "9081" }')
    const excluded = answers(file)
    // As a kernel with these rules and a real Envoy did it.
    expect(excluded.get('out')?.rules).toEqual(['-A OUTPUT -j ISTIO_OUTPUT', '-A ISTIO_OUTPUT -p tcp -m tcp --dport 9080 -j RETURN'])
    expect(excluded.get('in')?.rules).toEqual([
      '-A PREROUTING -p tcp -j ISTIO_INBOUND',
      '-A ISTIO_INBOUND -p tcp -m tcp --dport 9081 -j RETURN',
    ])
    for (const id of ['out', 'in']) {
      expect(excluded.get(id)).not.toHaveProperty('listener')
      expect(excluded.get(id)?.outcomes[0]?.hops).toEqual([])
    }
  })

  it('captures nothing in a pod without rules', () => {
    const alone = answers(pod('{ sidecar.istio.io/inject: "false" }'))
    expect(alone.get('out')?.rules).toEqual([])
  })

  it('says what is wrong with the pod', () => {
    expect(() => answers(pod('{ traffic.sidecar.istio.io/excludeInboundPorts: "x" }'))).toThrow(/excludeInboundPorts/)
    expect(() => answers({ name: 'pod.yaml', text: 'kind: Service\n' })).toThrow(CommandError)
  })
})
