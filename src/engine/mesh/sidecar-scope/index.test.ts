import { describe, expect, it } from 'vitest'
import type { DestinationRuleSpec } from '../../types/istio/destination-rule.js'
import type { SidecarSpec } from '../../types/istio/sidecar.js'
import type { VirtualServiceSpec } from '../../types/istio/virtual-service.js'
import { destinationRule, destinationRuleIndex } from '../destination-rule/index.js'
import { meshConfig } from '../mesh-config.js'
import { proxy, resource, service } from '../model/fixtures.js'
import type { Service } from '../model/service.js'
import { virtualServiceIndex, virtualServiceRule } from '../virtual-service/index.js'
import { serviceIndex, sidecarScopes } from './index.js'

interface Given {
  readonly services?: Service[]
  readonly virtualServices?: Record<string, VirtualServiceSpec>
  readonly destinationRules?: Record<string, DestinationRuleSpec>
  readonly sidecars?: Record<string, SidecarSpec>
  readonly mesh?: unknown
}

function scopes({ services = [], virtualServices = {}, destinationRules = {}, sidecars = {}, mesh: overrides }: Given) {
  const mesh = meshConfig(overrides)
  const list = <T>(kind: string, specs: Record<string, T>) =>
    Object.entries(specs).map(([name, spec], age) => resource(kind, name, spec, { age }))
  return sidecarScopes(
    {
      mesh,
      services: serviceIndex(services),
      virtualServices: virtualServiceIndex(list('VirtualService', virtualServices).map(virtualServiceRule), mesh),
      destinationRules: destinationRuleIndex(list('DestinationRule', destinationRules).map(destinationRule), mesh),
    },
    list('Sidecar', sidecars),
  )
}
const hosts = (services: readonly Service[]) =>
  services.map((s) => `${s.hostname}:${s.ports.map((p) => p.port).join(',')}`.replaceAll('.svc.cluster.local', ''))

const a = service('one/a', [80, 90])
const b = service('two/b')
const c = service('two/c', [80], { exportTo: new Set(['two']) })
const all = [a, b, c]

describe('a scope', () => {
  it('has everything visible without a Sidecar', () => {
    const of = scopes({ services: all })
    expect(hosts(of(proxy('one')).services)).toEqual(['a.one:80,90', 'b.two:80'])
    expect(hosts(of(proxy('two')).services)).toEqual(['c.two:80', 'a.one:80,90', 'b.two:80'])
    expect(of(proxy('one')).outboundTrafficPolicy.mode).toBe('ALLOW_ANY')
  })

  it('is drawn by the workload’s Sidecar, else the namespace’s, else the root’s', () => {
    const of = scopes({
      services: all,
      sidecars: {
        'istio-system/root': { egress: [{ hosts: ['two/*'] }] },
        'one/ns': { egress: [{ hosts: ['./*'] }] },
        'one/app': {
          workloadSelector: { labels: { app: 'x' } },
          egress: [{ hosts: ['two/b.two.svc.cluster.local'] }],
          outboundTrafficPolicy: {},
        },
      },
    })
    expect(hosts(of(proxy('one')).services)).toEqual(['a.one:80,90'])
    expect(hosts(of(proxy('one', { app: 'x' })).services)).toEqual(['b.two:80'])
    expect(of(proxy('one', { app: 'x' })).outboundTrafficPolicy.mode).toBe('REGISTRY_ONLY')
    expect(hosts(of(proxy('three')).services)).toEqual(['b.two:80'])
    expect(hosts(of(proxy('three', {}, 'router')).services)).toEqual(['a.one:80,90', 'b.two:80'])
  })

  it('leaves out what a ~ entry excludes', () => {
    const of = scopes({ services: all, sidecars: { 'two/s': { egress: [{ hosts: ['*/*', '~two/b.two.svc.cluster.local'] }] } } })
    expect(hosts(of(proxy('two')).services)).toEqual(['c.two:80', 'a.one:80,90'])
    expect(hosts(scopes({ services: all, sidecars: { 'two/s': { egress: [{ hosts: ['~/*'] }] } } })(proxy('two')).services)).toEqual([])
  })

  it('imports through a listener’s port only services with that port, and joins the parts', () => {
    const egress = [
      { port: { number: 90, protocol: 'HTTP', name: 'http' }, hosts: ['one/*'] },
      { port: { number: 80, protocol: 'HTTP', name: 'http2' }, hosts: ['*/*'] },
      { port: { number: 7000, protocol: 'HTTP_PROXY', name: 'proxy' }, hosts: ['two/*'] },
    ]
    const scope = scopes({ services: all, sidecars: { 'one/s': { egress } } })(proxy('one'))
    expect(scope.egressListeners.map((l) => hosts(l.services))).toEqual([['a.one:90'], ['a.one:80', 'b.two:80'], ['b.two:80']])
    expect(hosts(scope.services)).toEqual(['a.one:90,80', 'b.two:80'])
  })

  it('adds what imported VirtualServices lead to, with those ports only', () => {
    const of = scopes({
      services: all,
      virtualServices: {
        'two/b': { hosts: ['b'], http: [{ route: [{ destination: { host: 'a.one.svc.cluster.local', port: { number: 90 } } }] }] },
      },
      sidecars: { 'two/s': { egress: [{ hosts: ['./b.two.svc.cluster.local'] }] } },
    })
    expect(hosts(of(proxy('two')).services)).toEqual(['b.two:80', 'a.one:90'])
  })

  it('prefers for one hostname the own namespace, then a Kubernetes Service, then the oldest', () => {
    const entry = (name: string, createdAt: number) => service(name, [80], { hostname: 'x.com', registry: 'External', createdAt })
    const services = [entry('one/e', 1), entry('two/e', 2), entry('three/e', 3)]
    const of = scopes({ services })
    const owner = (namespace: string) => of(proxy(namespace)).serviceByHostname('x.com')?.namespace
    expect([owner('two'), owner('four')]).toEqual(['two', 'one'])
    const withKubernetes = scopes({ services: [...services, service('three/k', [80], { hostname: 'x.com', createdAt: 4 })] })
    expect(withKubernetes(proxy('four')).serviceByHostname('x.com')).toMatchObject({ namespace: 'three', registry: 'Kubernetes' })
  })

  it('lets the most specific VirtualService route for a host, the first of equals', () => {
    const of = scopes({
      services: all,
      virtualServices: {
        'one/wide': { hosts: ['*.local'] },
        'one/b': { hosts: ['b.two.svc.cluster.local'] },
        'one/late': { hosts: ['b.two.svc.cluster.local'] },
      },
    })
    const [listener] = of(proxy('one')).egressListeners
    expect(listener?.mostSpecificVirtualService(b.hostname)?.name).toBe('b')
    expect(listener?.mostSpecificVirtualService(a.hostname)?.name).toBe('wide')
  })

  it('takes a VirtualService’s wildcard for anything that it covers', () => {
    const of = scopes({
      services: all,
      virtualServices: { 'one/wide': { hosts: ['*.local'] }, 'two/own': { hosts: ['c'] } },
      sidecars: { 'one/s': { egress: [{ hosts: ['one/a.one.svc.cluster.local'] }] } },
    })
    expect(of(proxy('one')).egressListeners[0]?.virtualServices.map((r) => r.name)).toEqual(['wide'])
  })

  it('chooses DestinationRules by workload for outbound traffic', () => {
    const of = scopes({
      services: all,
      destinationRules: {
        'one/general': { host: b.hostname },
        'one/selective': { host: b.hostname, workloadSelector: { matchLabels: { app: 'x' } } },
        'two/producer': { host: 'b' },
      },
    })
    const chosen = (p: ReturnType<typeof proxy>, direction?: 'inbound') => of(p).destinationRule(p, b.hostname, direction)?.rule.name
    expect(chosen(proxy('one', { app: 'x' }))).toBe('selective')
    expect(chosen(proxy('one', { app: 'x' }), 'inbound')).toBe('general')
    expect(chosen(proxy('one'))).toBe('general')
    expect(chosen(proxy('three', { app: 'x' }))).toBe('producer')
    expect(of(proxy('one')).destinationRule(proxy('one'), 'nowhere')).toBeUndefined()
  })

  it('gives inbound pools by port', () => {
    const of = scopes({
      sidecars: {
        'one/s': {
          ingress: [{ port: { number: 80 }, connectionPool: { tcp: { maxConnections: 1 } } }, { port: { number: 81 } }],
          inboundConnectionPool: { tcp: { maxConnections: 2 } },
        },
      },
    })
    const pool = (port: number) => of(proxy('one')).inboundConnectionPoolForPort(port)?.tcp?.maxConnections
    expect([pool(80), pool(81), pool(82)]).toEqual([1, 2, 2])
  })
})
