import { describe, expect, it } from 'vitest'
import type { Answer } from '../../worker/protocol'
import { commandFor } from './istioctl'

const proxy = { id: 'p-1.default', type: 'sidecar', workload: 'p', namespace: 'default', reference: 'deploy/p' } as const
const answer: Answer = { problems: [], moreProblems: 0, proxies: [proxy], proxy, stale: false, milliseconds: 0 }
const state = {
  answer,
  proxy: 'p.default',
  view: 'json',
  table: 'routes',
  resource: undefined,
  open: 'a.yaml',
  trace: { curl: 'curl http://a', from: 'p.default' },
  results: {},
} as const
const json = (type: 'listeners' | 'routes' | 'clusters' | 'endpoints', name: string) => commandFor({ ...state, resource: { type, name } })

describe('commandFor', () => {
  it('asks the proxy that is shown', () => {
    expect(commandFor({ ...state, view: 'diagram' })).toBe('istioctl proxy-config all deploy/p -n default')
    expect(commandFor({ ...state, view: 'tables', table: 'clusters' })).toBe('istioctl proxy-config clusters deploy/p -n default')
  })

  it('narrows to the resource that is open', () => {
    expect(json('routes', '9080')).toBe('istioctl proxy-config routes deploy/p -n default --name 9080 -o json')
    expect(json('listeners', '0.0.0.0_9080')).toBe('istioctl proxy-config listeners deploy/p -n default --port 9080 -o json')
    expect(json('clusters', 'outbound|9080|v1|reviews.default.svc.cluster.local')).toContain(
      '--direction outbound --port 9080 --subset v1 --fqdn reviews.default.svc.cluster.local',
    )
    expect(json('endpoints', 'outbound|9080||a.b')).toContain("--cluster 'outbound|9080||a.b'")
  })

  it('quotes what a shell would read', () => {
    expect(json('routes', "it's $HOME")).toContain(`--name 'it'\\''s $HOME'`)
  })
})
