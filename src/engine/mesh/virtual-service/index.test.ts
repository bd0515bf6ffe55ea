import { describe, expect, it } from 'vitest'
import type { VirtualServiceSpec } from '../../types/istio/virtual-service.js'
import { meshConfig } from '../mesh-config.js'
import { resource } from '../model/fixtures.js'
import { virtualServiceIndex, virtualServiceRule } from './index.js'
import { resolveGatewayName } from './resolve-names.js'

const rule = (name: string, spec: VirtualServiceSpec, age = 0, annotations = {}) =>
  virtualServiceRule(resource('VirtualService', name, spec, { age, annotations }))
const to = (host: string) => ({ route: [{ destination: { host } }] })
const mesh = meshConfig()

describe('VirtualServices in effect', () => {
  it('have names in full', () => {
    const { spec } = rule('ns/a', {
      hosts: ['web', '*', 'x.com'],
      gateways: ['front', 'mesh', './here', 'other/there', 'gw.infra.svc.cluster.local'],
      http: [{ ...to('web'), mirror: { host: 'shadow' }, mirrors: [{ destination: { host: 'm' } }], match: [{ gateways: ['front'] }] }],
      tcp: [to('db')],
      tls: [to('10.0.0.1')],
    })
    expect(spec.hosts).toEqual(['web.ns.svc.cluster.local', '*', 'x.com'])
    expect(spec.gateways).toEqual(['ns/front', 'mesh', 'ns/here', 'other/there', 'infra/gw'])
    expect(spec.http).toMatchObject([
      {
        route: [{ destination: { host: 'web.ns.svc.cluster.local' } }],
        mirror: { host: 'shadow.ns.svc.cluster.local' },
        mirrors: [{ destination: { host: 'm.ns.svc.cluster.local' } }],
        match: [{ gateways: ['ns/front'] }],
      },
    ])
    expect(spec.tcp).toMatchObject([to('db.ns.svc.cluster.local')])
    expect(spec.tls).toMatchObject([to('10.0.0.1')])
    expect(resolveGatewayName('gw.infra', 'ns')).toBe('infra/gw')
  })

  it('are found by reach: private, exported by name, public; each oldest first', () => {
    const index = virtualServiceIndex(
      [
        rule('a/young', { hosts: ['x'] }, 9),
        rule('a/old', { hosts: ['x'] }, 1),
        rule('b/named', { hosts: ['x'], exportTo: ['a', 'c'] }, 0),
        rule('a/own', { hosts: ['x'], exportTo: ['.'] }, 20),
        rule('b/nobody', { hosts: ['x'], exportTo: ['~'] }),
        rule('b/gateway', { hosts: ['x'], gateways: ['a/gw'] }),
      ],
      mesh,
    )
    const names = (namespace: string, gateway: string) => index.forGateway(namespace, gateway).map((r) => r.name)
    expect(names('a', 'mesh')).toEqual(['own', 'named', 'old', 'young'])
    expect(names('b', 'mesh')).toEqual(['old', 'young'])
    expect(names('b', 'a/gw')).toEqual(['gateway'])
  })

  it('put a Gateway API route of the asking namespace before other public ones', () => {
    const index = virtualServiceIndex(
      [rule('b/old', { hosts: ['x'] }, 1), rule('a/route', { hosts: ['x'] }, 2, { 'internal.istio.io/route-semantics': 'gateway' })],
      mesh,
    )
    expect(index.forGateway('a', 'mesh').map((r) => r.name)).toEqual(['route', 'old'])
    expect(index.forGateway('c', 'mesh').map((r) => r.name)).toEqual(['old', 'route'])
  })

  it('follow the mesh’s default export', () => {
    const index = virtualServiceIndex([rule('a/x', { hosts: ['x'] })], meshConfig({ defaultVirtualServiceExportTo: ['.'] }))
    expect(index.forGateway('a', 'mesh')).toHaveLength(1)
    expect(index.forGateway('b', 'mesh')).toHaveLength(0)
  })
})

describe('delegates', () => {
  const root: VirtualServiceSpec = {
    hosts: ['web'],
    http: [
      { match: [{ uri: { prefix: '/a' } }], name: 'r', timeout: '5s', delegate: { name: 'leaf', namespace: 'b' } },
      { match: [{ uri: { prefix: '/gone' } }], delegate: { name: 'missing' } },
      { ...to('web'), name: 'rest' },
    ],
  }
  const leaf: VirtualServiceSpec = {
    http: [
      { match: [{ uri: { prefix: '/c' } }], ...to('c') },
      { match: [{ uri: { prefix: '/a/1' } }], name: 'l', ...to('one') },
      { timeout: '1s', ...to('two') },
    ],
  }

  it('give their routes in place of those that delegate', () => {
    const [merged] = virtualServiceIndex([rule('a/root', root), rule('b/leaf', leaf)], mesh).all
    expect(merged?.spec.http?.map((h) => [h.name, h.timeout, h.route?.[0]?.destination.host])).toEqual([
      ['r-l', '5s', 'one.b.svc.cluster.local'],
      ['r', '1s', 'two.b.svc.cluster.local'],
      ['rest', undefined, 'web.a.svc.cluster.local'],
    ])
    expect(merged?.spec.http?.[1]?.match).toEqual([{ uri: { prefix: '/a' } }])
  })

  it('are told apart from the root by where a part was written', () => {
    const [merged] = virtualServiceIndex([rule('a/root', root), rule('b/leaf', leaf)], mesh).all
    const place = (...path: (string | number)[]) => {
      const origin = merged?.whence(...path)
      return `${origin?.resource.name} ${origin?.path.join('.')}`
    }
    expect(place('http', 0)).toBe('leaf spec.http.1')
    expect(place('http', 0, 'timeout')).toBe('root spec.http.0.timeout')
    expect(place('http', 0, 'match', 0, 'uri')).toBe('leaf spec.http.1.match.0.uri')
    expect(place('http', 1, 'match', 0)).toBe('root spec.http.0.match.0')
    expect(place('http', 1, 'timeout')).toBe('leaf spec.http.2.timeout')
    expect(place('http', 2, 'route', 0)).toBe('root spec.http.2.route.0')
    expect(place('hosts', 0)).toBe('root spec.hosts.0')
    expect(merged?.delegatedBy?.(0)?.path).toEqual(['spec', 'http', 0])
    expect(merged?.delegatedBy?.(2)).toBeUndefined()
  })

  it('must be exported to the root’s namespace', () => {
    const hidden = rule('b/leaf', { ...leaf, exportTo: ['.'] })
    const shown = rule('b/leaf', { ...leaf, exportTo: ['a'] })
    expect(virtualServiceIndex([rule('a/root', root), hidden], mesh).all[0]?.spec.http).toHaveLength(1)
    expect(virtualServiceIndex([rule('a/root', root), shown], mesh).all[0]?.spec.http).toHaveLength(3)
  })

  it('route nothing by themselves', () => {
    expect(virtualServiceIndex([rule('b/leaf', leaf)], mesh).all).toEqual([])
  })
})
