import { expect, it } from 'vitest'
import type { Route } from '../../types/envoy/route.js'
import { collapseHosts, type GatewayHost } from './collapse-hosts.js'

const route = (): Route => ({ match: { prefix: '/' } })
const host = (name: string, routes: Route[], redirects = false): [string, GatewayHost] => [
  name,
  { name, domains: [name], routes, redirects, origins: [] },
]
const names = (hosts: GatewayHost[]) => hosts.map((h) => h.domains.join(' '))

it('puts hosts with the very same routes under the most specific', () => {
  const [a, b] = [route(), route()]
  expect(
    names(collapseHosts(new Map([host('*.x', [a]), host('b.x', [a]), host('a.x', [a]), host('c.x', [b]), host('d.x', [a, b])]))),
  ).toEqual(['a.x b.x *.x', 'c.x', 'd.x'])
})

it('keeps apart who redirects to HTTPS and who does not', () => {
  const a = route()
  expect(names(collapseHosts(new Map([host('a', [a]), host('b', [a], true), host('c', [a])])))).toEqual(['a', 'b', 'c'])
})

it('takes hosts without routes to be alike', () => {
  expect(names(collapseHosts(new Map([host('a', [], true), host('b', [], true)])))).toEqual(['a b'])
})
