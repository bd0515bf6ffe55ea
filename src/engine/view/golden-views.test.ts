import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { Configuration } from '../envoy/shapes.js'
import { semanticDiff } from './diff.js'
import { pathsOf, routeGraph } from './route-graph.js'
import { renderTable } from './table.js'
import { tableOf } from './tables.js'

const golden = (scenario: string, proxy: string): Configuration =>
  JSON.parse(readFileSync(new URL(`../../../tests/conformance/golden/${scenario}/${proxy}.json`, import.meta.url), 'utf8'))

const subsets = golden('bookinfo-2-subsets', 'productpage-v1')
const toV1 = golden('bookinfo-3-reviews-v1', 'productpage-v1')
const byUser = golden('bookinfo-5-user', 'productpage-v1')
const gateway = golden('bookinfo-1-gateway', 'istio-ingressgateway.router')

describe('before and after', () => {
  test('sending all reviews to v1 changes one route and adds the virtual host of port 80', () => {
    const changes = semanticDiff(subsets, toV1).map((c) => [c.what, c.kind, c.resource, ...c.within].join(' '))
    expect(changes).toEqual([
      'added virtual-host 80 reviews.default.svc.cluster.local:80',
      'changed route 9080 reviews.default.svc.cluster.local:9080 1',
    ])
  })
  test('the changed route says which cluster it left', () => {
    const route = semanticDiff(subsets, toV1).find((c) => c.kind === 'route')!
    expect(route.fields).toContainEqual({
      path: 'route.cluster',
      before: 'outbound|9080||reviews.default.svc.cluster.local',
      after: 'outbound|9080|v1|reviews.default.svc.cluster.local',
    })
  })
  test('a match put before the default reads as one route added', () => {
    const routes = semanticDiff(toV1, byUser).filter((c) => c.kind === 'route' && c.resource === '9080')
    expect(routes.map((c) => [c.what, c.label])).toEqual([
      ['added', '/* · end-user = jason'],
      ['changed', '/*'],
    ])
  })
  test('equal states have no changes', () => expect(semanticDiff(toV1, structuredClone(toV1))).toEqual([]))
})

describe('route graph', () => {
  const graph = routeGraph(byUser, { text: 'reviews', port: 9080 })
  test('follows the way from listener to endpoints', () => {
    expect(pathsOf(graph)).toEqual([
      [
        'listener:0.0.0.0_9080',
        'host:9080/reviews.default.svc.cluster.local:9080',
        'route:9080/reviews.default.svc.cluster.local:9080/0',
        'cluster:outbound|9080|v2|reviews.default.svc.cluster.local',
        'endpoints:outbound|9080|v2|reviews.default.svc.cluster.local',
      ],
      [
        'listener:0.0.0.0_9080',
        'host:9080/reviews.default.svc.cluster.local:9080',
        'route:9080/reviews.default.svc.cluster.local:9080/1',
        'cluster:outbound|9080|v3|reviews.default.svc.cluster.local',
        'endpoints:outbound|9080|v3|reviews.default.svc.cluster.local',
      ],
    ])
  })
  test('a route to a cluster that does not exist is drawn as missing', () => {
    const missing = routeGraph(byUser, { text: 'reviews', port: 80 }).nodes.filter((n) => n.kind === 'missing-cluster')
    expect(missing.map((n) => n.flag)).toEqual(['NC', 'NC'])
  })
  test('what does not fit is folded and counted', () => {
    const all = routeGraph(byUser, { limit: 2 })
    expect(all.hidden).toBe(all.subjects.length - 2)
    expect(all.nodes.find((n) => n.kind === 'more')?.facts).toEqual([{ fact: 'hidden', count: all.hidden, of: 'ways' }])
  })
  test('a gateway begins at its own port', () => {
    const [first] = pathsOf(routeGraph(gateway, { text: 'productpage' }))
    expect(first?.slice(0, 3)).toEqual(['listener:0.0.0.0_8080', 'host:http.8080/*:80', 'route:http.8080/*:80/0'])
  })
})

describe('tables', () => {
  test('columns and rows as istioctl prints them', () => {
    const lines = renderTable(tableOf('clusters', toV1)).split('\n')
    expect(lines[0]).toMatch(/^SERVICE FQDN +PORT +SUBSET +DIRECTION +TYPE +DESTINATION RULE$/)
    expect(lines.find((l) => l.includes('reviews.default') && / v1 /.test(l))).toMatch(
      /9080 {6}v1 {9}outbound {6}EDS {14}?.*reviews\.default$/,
    )
  })
  test('the route table names the virtual service', () => {
    const row = tableOf('routes', toV1).rows.find((r) => r.cells[0] === '9080' && r.cells[1]?.startsWith('reviews.'))
    expect(row?.cells.slice(3)).toEqual(['/*', 'reviews.default'])
  })
})
