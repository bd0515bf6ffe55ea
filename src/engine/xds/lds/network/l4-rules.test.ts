import { expect, test } from 'vitest'
import { proxy, resource } from '../../../mesh/model/fixtures.js'
import { ruleOf, type VirtualServiceRule } from '../../../mesh/model/rules.js'
import type { VirtualServiceSpec } from '../../../types/istio/virtual-service.js'
import { holdsForServer, holdsForSidecar } from './l4-match.js'
import { l4Rules } from './l4-rules.js'

const rule = (name: string, hosts: string[], http = false): VirtualServiceRule => {
  const route = [{ destination: { host: 'x' } }]
  const spec: VirtualServiceSpec = { hosts, ...(http ? { http: [{ route }] } : { tcp: [{ route }] }) }
  return ruleOf('VirtualService', resource('VirtualService', `default/${name}`, spec), spec)
}

test('rules for connections are found by host, in order, wildcards both ways', () => {
  const rules = [
    rule('wide', ['*.example.com']),
    rule('http', ['a.example.com'], true),
    rule('a', ['a.example.com']),
    rule('b', ['b.example.com']),
  ]
  const names = (host: string) =>
    l4Rules(rules)
      .forHost(host)
      .map((r) => r.name)
  expect(names('a.example.com')).toEqual(['wide', 'a'])
  expect(names('c.example.com')).toEqual(['wide'])
  expect(names('*.example.com')).toEqual(['wide', 'a', 'b'])
  expect(names('example.org')).toEqual([])
  expect(l4Rules(rules)).toBe(l4Rules(rules))
})

test('what a match says beforehand of a sidecar', () => {
  const client = proxy('default', { app: 'client' })
  const holds = (match: Parameters<typeof holdsForSidecar>[0]) => holdsForSidecar(match, client, 80)
  expect(holds({})).toBe(true)
  expect(holds({ port: 80, sourceLabels: { app: 'client' }, sourceNamespace: 'default', gateways: ['default/g', 'mesh'] })).toBe(true)
  expect(holds({ port: 81 })).toBe(false)
  expect(holds({ sourceLabels: { app: 'other' } })).toBe(false)
  expect(holds({ sourceNamespace: 'other' })).toBe(false)
  expect(holds({ gateways: ['default/g'] })).toBe(false)
})

test('and of a gateway’s server', () => {
  expect(holdsForServer({ port: 443, sourceLabels: { app: 'any' } }, 443, 'default/g')).toBe(true)
  expect(holdsForServer({ port: 80 }, 443, 'default/g')).toBe(false)
  expect(holdsForServer({ gateways: ['mesh'] }, 443, 'default/g')).toBe(false)
})
