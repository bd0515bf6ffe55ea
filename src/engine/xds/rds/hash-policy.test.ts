import { describe, expect, it } from 'vitest'
import { ruleOf } from '../../mesh/model/rules.js'
import type { ConsistentHash, DestinationRuleSpec } from '../../types/istio/destination-rule.js'
import type { Resource } from '../../types/resource.js'
import { hashForDestination, hashForService, hashPolicy } from './hash-policy.js'

const by = (httpHeaderName: string): { loadBalancer: { consistentHash: ConsistentHash } } => ({
  loadBalancer: { consistentHash: { httpHeaderName } },
})
const inEffect = (spec: DestinationRuleSpec) => ({ rule: ruleOf('DestinationRule', {} as Resource, spec), from: [] })

const rule = inEffect({
  trafficPolicy: { ...by('rule'), portLevelSettings: [{ port: { number: 1 }, ...by('port') }, { port: { number: 2 } }] },
  subsets: [
    { name: 'plain' },
    { name: 's', trafficPolicy: { ...by('subset'), portLevelSettings: [{ port: { number: 1 }, ...by('subset port') }] } },
  ],
})

describe('hashForDestination', () => {
  it.each([
    [{ host: 'h' }, 'rule'],
    [{ host: 'h', port: { number: 1 } }, 'port'],
    [{ host: 'h', port: { number: 2 } }, 'rule'],
    [{ host: 'h', subset: 'plain', port: { number: 1 } }, 'port'],
    [{ host: 'h', subset: 's' }, 'subset'],
    [{ host: 'h', subset: 's', port: { number: 1 } }, 'subset port'],
    [{ host: 'h', subset: 's', port: { number: 2 } }, 'subset'],
    [{ host: 'h', subset: 'unknown' }, 'rule'],
  ])('%j hashes by the %s', (destination, name) => expect(hashForDestination(rule, destination)?.httpHeaderName).toBe(name))
})

it('hashes a service by its port, else by the rule', () => {
  expect([1, 2, 3].map((port) => hashForService(rule, port)?.httpHeaderName)).toEqual(['port', 'rule', 'rule'])
  expect(hashForService(undefined, 1)).toBeUndefined()
})

it('writes what Envoy reads, defaults left out', () => {
  expect(hashPolicy({ useSourceIp: false })).toEqual({ connection_properties: {} })
  expect(hashPolicy({ httpCookie: { name: 'c', ttl: '0s', attributes: [{ name: 'Secure', value: '' }] } })).toEqual({
    cookie: { name: 'c', ttl: '0s', attributes: [{ name: 'Secure' }] },
  })
  expect(hashPolicy({ minimumRingSize: 1 })).toBeUndefined()
})
