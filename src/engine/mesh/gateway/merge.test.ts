import { describe, expect, it } from 'vitest'
import type { GatewaySpec, Server } from '../../types/istio/gateway.js'
import { proxy, resource, service } from '../model/fixtures.js'
import type { ServiceTarget } from '../model/target.js'
import { gatewayRule, mergedGateways } from './index.js'

const http = (number: number, hosts: string[], more: Partial<Server> = {}): Server => ({
  port: { number, name: `http-${number}`, protocol: 'HTTP' },
  hosts,
  ...more,
})
const https = (name: string, hosts: string[], more: Partial<Server> = {}): Server => ({
  port: { number: 443, name, protocol: 'HTTPS' },
  hosts,
  tls: { mode: 'SIMPLE', credentialName: name },
  ...more,
})
const target = (port: number, targetPort: number): ServiceTarget => {
  const front = service('ns/front', [port])
  return { service: front, port: front.ports[0] ?? { name: '', port, protocol: 'HTTP' }, targetPort }
}
function merge(gateways: Record<string, Server[] | GatewaySpec>, targets: ServiceTarget[] = [], labels = {}) {
  const rules = Object.entries(gateways).map(([name, spec], age) =>
    gatewayRule(resource('Gateway', name, Array.isArray(spec) ? { selector: {}, servers: spec } : spec, { age })),
  )
  return mergedGateways(rules, () => targets)(proxy('ns', labels, 'router'))
}
const shape = (merged: ReturnType<typeof merge>) =>
  merged?.ports.map((p) => `${p.port.number}/${p.port.protocol}/${p.port.bind} ${p.servers.map((s) => s.gatewayName + s.index).join(' ')}`)

describe('merged gateways', () => {
  it('are selected by labels', () => {
    const gateways = { 'ns/a': { selector: { app: 'x' }, servers: [http(80, ['*'])] } }
    expect(merge(gateways)).toBeUndefined()
    expect(shape(merge(gateways, [], { app: 'x', more: 'y' }))).toEqual(['80/HTTP/ ns/a0'])
  })

  it('join plain HTTP on one port under one route name', () => {
    const merged = merge({ 'ns/a': [http(80, ['a.com'])], 'other/b': [http(80, ['./b.com', '*/c.com'])] })
    expect(shape(merged)).toEqual(['80/HTTP/ ns/a0 other/b0'])
    expect(merged?.serversByRouteName.get('http.80')?.map((s) => s.hosts)).toEqual([['a.com'], ['other/b.com', 'c.com']])
  })

  it('listen where a Service leads', () => {
    const merged = merge({ 'ns/a': [http(80, ['*']), https('s', ['*'])] }, [target(80, 8080), target(80, 9090), target(443, 8443)])
    expect(shape(merged)).toEqual(['8080/HTTP/ ns/a0', '8443/HTTPS/ ns/a1'])
    expect([...(merged?.serversByRouteName.keys() ?? [])]).toEqual(['http.8080', 'https.443.s.a.ns'])
    expect(merged?.portMap.get(8080)).toEqual(new Set([80]))
    expect(merged?.portMap.get(443)).toEqual(new Set([443]))
  })

  it('drop a protocol that conflicts, but not on another address', () => {
    const tcp = (bind?: string): Server => ({ port: { number: 80, name: 'tcp', protocol: 'TCP' }, hosts: ['*'], bind })
    expect(shape(merge({ 'ns/a': [http(80, ['*'])], 'ns/b': [tcp()] }))).toEqual(['80/HTTP/ ns/a0'])
    expect(shape(merge({ 'ns/a': [tcp()], 'ns/b': [http(80, ['*'])] }))).toEqual(['80/TCP/ ns/a0'])
    expect(shape(merge({ 'ns/a': [http(80, ['*'])], 'ns/b': [tcp('10.0.0.9')] }))).toEqual(['80/HTTP/ ns/a0', '80/TCP/10.0.0.9 ns/b0'])
  })

  it('drop a TLS server with a host that is taken', () => {
    const merged = merge({ 'ns/a': [https('a', ['a.com'])], 'ns/b': [https('b', ['b.com', 'a.com'])], 'ns/c': [https('c', ['c.com'])] })
    expect(shape(merged)).toEqual(['443/HTTPS/ ns/a0 ns/c0'])
    expect(merged?.gateways).toHaveLength(3)
  })

  it('open a plain server beside TLS on the same port', () => {
    const merged = merge({ 'ns/a': [https('a', ['a.com'])], 'ns/b': [http(443, ['b.com'])] })
    expect(shape(merged)).toEqual(['443/HTTPS/ ns/a0', '443/HTTP/ ns/b0'])
  })

  it('name routes by address and know SNI hosts', () => {
    const merged = merge({
      'ns/a': [http(80, ['*'], { bind: '10.0.0.9' }), https('p', ['ns/b.com', 'a.com', './a.com'], { tls: { mode: 'PASSTHROUGH' } })],
    })
    expect(merged?.ports.map((p) => p.routeName)).toEqual(['http.80.10.0.0.9', ''])
    expect(merged?.ports[1]?.servers[0]?.sniHosts).toEqual(['a.com', 'b.com'])
  })

  it('know automatic passthrough', () => {
    const auto: Server = { port: { number: 15443, name: 'tls', protocol: 'TLS' }, hosts: ['*.local'], tls: { mode: 'AUTO_PASSTHROUGH' } }
    const merged = merge({ 'ns/a': [auto] })
    expect(merged?.containsAutoPassthrough).toBe(true)
    expect([...(merged?.autoPassthroughHosts ?? [])]).toEqual(['*.local'])
  })

  it('take a host of every namespace for any host', () => {
    expect(merge({ 'ns/a': [http(80, ['a.com', '*/*'])] })?.ports[0]?.servers[0]?.hosts).toEqual(['*'])
  })
})
