import { expect, it } from 'vitest'
import { parseRouteName } from './route-names.js'

it.each([
  ['9080', { port: 9080 }],
  ['a.default.svc.cluster.local:80', { port: 80, host: 'a.default.svc.cluster.local' }],
  ['http_proxy', { port: 0 }],
  ['unix:///var/run/x:1.sock', { port: 0 }],
  ['inbound|9080||', undefined],
  ['fe80::1:80', undefined],
  ['', undefined],
])('%s', (name, expected) => expect(parseRouteName(name)).toEqual(expected))
