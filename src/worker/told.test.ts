import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { createEngine } from '../engine/pipeline.js'
import { ztunnelGraph } from '../engine/view/ztunnel-graph.js'
import type { Snapshot } from './state.js'
import { toldTo } from './told.js'

const state = (scenario: string): Snapshot => {
  const text = readFileSync(new URL(`../../tests/conformance/golden/${scenario}/state.yaml`, import.meta.url), 'utf8')
  return { engine: createEngine()({ files: [{ name: 'state.yaml', text }], isRecorded: true }), lines: undefined as never }
}
const waypoint = state('ambient-waypoint')
const ztunnel = toldTo(waypoint, 'ztunnel.istio-system')

test('a ztunnel is told of workloads, services and policies', () => {
  expect(ztunnel.kinds).toEqual(['workloads', 'services', 'policies'])
  const reviews = ztunnel.table('services').rows.find((row) => row.cells[1] === 'reviews')
  expect(reviews?.cells).toEqual(['default', 'reviews', '10.96.1.6', 'waypoint', '3/3'])
  const pod = ztunnel.table('workloads').rows.find((row) => row.cells[1]?.startsWith('reviews-v1'))
  expect(pod?.cells.slice(2)).toEqual(['10.244.0.8', '', 'None', 'HBONE'])
})

test('the way to a service leads through its waypoint to its workloads', () => {
  if (!('ztunnel' in ztunnel.content)) throw new Error('no ztunnel')
  const graph = ztunnelGraph(ztunnel.content.ztunnel, { text: 'reviews' })
  expect(graph.nodes.map((n) => n.kind)).toEqual(['service', 'waypoint', 'workload', 'workload', 'workload'])
  expect(graph.hidden).toBe(graph.subjects.length - 1)
})

test('what a waypoint changes for a ztunnel', () => {
  const before = toldTo(state('ambient-l4'), 'ztunnel.istio-system')
  const changes = ztunnel.changesSince(before)
  const reviews = changes.find((c) => c.kind === 'service' && c.resource === 'default/reviews.default.svc.cluster.local')
  expect(reviews?.fields.map((f) => f.path)).toEqual(['waypoint'])
  expect(changes.filter((c) => c.kind === 'policy').map((c) => [c.what, c.resource])).toEqual([
    ['removed', 'default/ratings-l4'],
    ['removed', 'istio-system/istio_converted_static_strict'],
  ])
})

test('a gRPC client is told of listeners, routes, clusters and endpoints', () => {
  const greeter = toldTo(state('proxyless-grpc'), 'greeter-client.default')
  expect(greeter.kinds).toEqual(['listeners', 'routes', 'clusters', 'endpoints'])
})
