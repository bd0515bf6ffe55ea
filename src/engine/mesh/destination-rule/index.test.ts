import { describe, expect, it } from 'vitest'
import type { DestinationRuleSpec } from '../../types/istio/destination-rule.js'
import { meshConfig } from '../mesh-config.js'
import { resource } from '../model/fixtures.js'
import { destinationRule, destinationRuleIndex } from './index.js'

const rule = (name: string, spec: DestinationRuleSpec, age = 0, annotations = {}) =>
  destinationRule(resource('DestinationRule', name, spec, { age, annotations }))
const subsets = (...names: string[]) => names.map((name) => ({ name, labels: { version: name } }))
const web = 'web.svc.svc.cluster.local'
const index = (...rules: ReturnType<typeof rule>[]) => {
  const made = destinationRuleIndex(rules, meshConfig())
  return (client: string, host = web, owner = 'svc') => made.find(client, host, owner)
}
const names = (found: readonly { rule: { name: string } }[]) => found.map((f) => f.rule.name)

describe('DestinationRules', () => {
  it('are looked for at the client, at the service, at the root', () => {
    const find = index(
      rule('client/mine', { host: web }),
      rule('svc/theirs', { host: 'web' }),
      rule('istio-system/all', { host: '*.local' }),
      rule('istio-system/own', { host: '*.cluster.local', exportTo: ['.'] }),
    )
    expect(names(find('client'))).toEqual(['mine'])
    expect(names(find('other'))).toEqual(['theirs'])
    expect(names(find('other', 'db.x.svc.cluster.local', 'x'))).toEqual(['all'])
    expect(names(find('istio-system'))).toEqual(['own'])
  })

  it('answer with the most specific host only', () => {
    const find = index(
      rule('svc/wide', { host: '*.local' }),
      rule('svc/near', { host: '*.svc.svc.cluster.local' }),
      rule('svc/it', { host: web }),
    )
    expect(names(find('c'))).toEqual(['it'])
    expect(names(find('c', 'db.svc.svc.cluster.local'))).toEqual(['near'])
    expect(names(find('c', 'db.x.svc.cluster.local'))).toEqual(['wide'])
  })

  it('stay where they are not exported', () => {
    const find = index(rule('svc/own', { host: web, exportTo: ['.'] }))
    expect(names(find('svc'))).toEqual(['own'])
    expect(names(find('c'))).toEqual([])
    const named = index(rule('svc/named', { host: web, exportTo: ['c'] }))
    expect(names(named('c'))).toEqual(['named'])
    expect(names(named('d'))).toEqual([])
    // a rule that names other namespaces only is not for its own
    expect(names(named('svc'))).toEqual([])
  })

  it('merge with older ones of the same host and export', () => {
    const find = index(
      rule('svc/b', { host: web, trafficPolicy: { tls: { mode: 'SIMPLE' } }, subsets: subsets('v1', 'v2') }, 2),
      rule('svc/a', { host: 'web', subsets: subsets('v1') }, 1),
      rule('svc/c', { host: web, trafficPolicy: { tls: { mode: 'DISABLE' } }, subsets: subsets('v3') }, 3),
    )
    const [merged, ...more] = find('c')
    expect(more).toEqual([])
    expect(merged?.rule.spec.subsets?.map((s) => s.name)).toEqual(['v1', 'v2', 'v3'])
    expect(merged?.rule.spec.trafficPolicy?.tls?.mode).toBe('SIMPLE')
    expect(merged?.from.map((r) => r.name)).toEqual(['a', 'b', 'c'])
    const place = (...path: (string | number)[]) => {
      const origin = merged?.rule.whence(...path)
      return `${origin?.resource.name} ${origin?.path.join('.')}`
    }
    expect(place('subsets', 0)).toBe('a spec.subsets.0')
    expect(place('subsets', 1, 'labels')).toBe('b spec.subsets.1.labels')
    expect(place('subsets', 2)).toBe('c spec.subsets.0')
    expect(place('trafficPolicy', 'tls')).toBe('b spec.trafficPolicy.tls')
  })

  it('do not merge across exports', () => {
    const find = index(
      rule('svc/a', { host: web, subsets: subsets('v1') }, 1),
      rule('svc/b', { host: web, exportTo: ['c'], subsets: subsets('v2') }, 2),
    )
    expect(names(find('c'))).toEqual(['a', 'b'])
    expect(names(find('d'))).toEqual(['a'])
  })

  it('with a workload selector stand first and apart, for their own namespace', () => {
    const find = index(
      rule('svc/a', { host: web, subsets: subsets('v1') }, 1),
      rule('svc/s', { host: web, workloadSelector: { matchLabels: { app: 'x' } } }, 2),
      rule('svc/t', { host: web, workloadSelector: { matchLabels: { app: 'x' } }, subsets: subsets('v9') }, 3),
    )
    expect(names(find('svc'))).toEqual(['s', 'a'])
    expect(find('svc')[0]?.rule.spec.subsets?.map((s) => s.name)).toEqual(['v9'])
    expect(names(find('c'))).toEqual(['a'])
  })

  it('of a Gateway API policy only fill in what the user’s leaves open', () => {
    const derived = rule('svc/p', { host: web, trafficPolicy: { tls: { mode: 'SIMPLE' }, loadBalancer: { simple: 'RANDOM' } } }, 1, {
      'internal.istio.io/parents': 'BackendTLSPolicy/p.svc',
    })
    const user = rule('svc/u', { host: web, trafficPolicy: { tls: { mode: 'DISABLE' } } }, 2)
    expect(index(derived, user)('c')[0]?.rule.spec.trafficPolicy).toMatchObject({
      tls: { mode: 'DISABLE' },
      loadBalancer: { simple: 'RANDOM' },
    })
  })

  it('keep their identity when another changes', () => {
    const kept = rule('svc/a', { host: web })
    const [before] = index(kept, rule('svc/b', { host: 'other' }))('c')
    const [after] = index(kept, rule('svc/b', { host: 'changed' }))('c')
    expect(after).toBe(before)
  })
})
