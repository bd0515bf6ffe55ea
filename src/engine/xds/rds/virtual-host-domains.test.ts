import { describe, expect, it } from 'vitest'
import { alternativeHosts } from './virtual-host-domains.js'

describe('alternativeHosts', () => {
  const kubernetes = 'default.svc.cluster.local'
  it.each([
    ['web.default.svc.cluster.local', kubernetes, ['web.default.svc.cluster.local.', 'web', 'web.default.svc', 'web.default']],
    ['web.two.svc.cluster.local', kubernetes, ['web.two.svc.cluster.local.', 'web.two', 'web.two.svc']],
    ['web.two.svc.other.local', kubernetes, ['web.two.svc.other.local.']],
    ['www.example.com', kubernetes, ['www.example.com.']],
    ['192.0.2.1', kubernetes, []],
    ['foo.local.campus.net', 'local.campus.net', ['foo.local.campus.net.', 'foo']],
    ['foo.local.campus.net', 'remote.campus.net', ['foo.local.campus.net.', 'foo.local', 'foo.local.campus']],
    ['foo.local.campus.net', 'example.com', ['foo.local.campus.net.']],
  ])('%s seen from %s', (host, from, expected) => expect(alternativeHosts(host, undefined, from)).toEqual(expected))

  it('has each with the port where ports count', () => {
    expect(alternativeHosts('a.b.svc.cluster.local', 80, kubernetes)).toEqual([
      'a.b.svc.cluster.local.',
      'a.b.svc.cluster.local.:80',
      'a.b',
      'a.b:80',
      'a.b.svc',
      'a.b.svc:80',
    ])
  })
})
