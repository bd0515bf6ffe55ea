import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { type Example, loadExamples } from '../../plugins/examples/load.js'
import { createEngine, type EngineState } from '../../src/engine/pipeline.js'
import type { Listener } from '../../src/engine/types/envoy/listener.js'
import type { XdsConfiguration } from '../../src/engine/types/xds.js'
import { differences } from '../conformance/differences.js'
import { golden, recordings } from '../conformance/recordings.js'

const examples = await loadExamples(fileURLToPath(new URL('../../examples', import.meta.url)))
const of = (id: string): Example => {
  const example = examples.get(id)
  if (!example) throw new Error(`no example ${id}`)
  return example
}

const states = new Map<string, EngineState>()
function stateOf(id: string): EngineState {
  const known = states.get(id)
  if (known) return known
  const { files, mesh } = of(id)
  const state = createEngine()({ files: files.filter((f) => f.name !== mesh), mesh: files.find((f) => f.name === mesh) })
  states.set(id, state)
  return state
}
function configurationOf(id: string, name: string): XdsConfiguration {
  const state = stateOf(id)
  const proxy = state.proxy(name)
  if (!proxy) throw new Error(`example ${id} has no proxy ${name}`)
  return state.configuration(proxy)
}

describe('an example', () => {
  it.each([...examples.keys()])('%s is valid and has the proxy it is shown from', (id) => {
    const state = stateOf(id)
    // An exercise may start from a mistake; its solution may not have any (chapters.test.ts).
    // MB0411 is said of every EnvoyFilter there is.
    if (of(id).checks.length === 0) expect(state.diagnostics.filter(({ code }) => code !== 'MB0411')).toEqual([])
    expect(state.proxies.filter((p) => p.hasProxy).map((p) => `${p.workload}.${p.namespace}`)).toContain(of(id).proxy)
  })
})

/** The scenarios that recorded the steps of the worked example. */
const steps: Readonly<Record<string, string>> = {
  bookinfo: 'bookinfo-0-plain',
  'bookinfo-gateway': 'bookinfo-1-gateway',
  'bookinfo-subsets': 'bookinfo-2-subsets',
  'reviews-v1': 'bookinfo-3-reviews-v1',
  'reviews-weights': 'bookinfo-4-weights',
  'reviews-user': 'bookinfo-5-user',
  'ambient-bookinfo': 'ambient-gateway',
}

describe('a step of the worked example gives what istiod gave', () => {
  const all = [...recordings(golden)]
  it.each(Object.entries(steps))('%s', (id, scenario) => {
    const wanted = all.filter((r) => r.dir === join(golden, scenario))
    expect(wanted.length).toBeGreaterThan(0)
    for (const { proxy, want } of wanted) expect([...differences(want, configurationOf(id, proxy), proxy)]).toEqual([])
  })
})

describe('what the chapters count', () => {
  const names = (list: readonly { readonly name?: string }[]) => list.map((r) => r.name ?? '')
  const inbound = (id: string) =>
    (configurationOf(id, 'reviews-v1.default').listeners as readonly Listener[]).find((l) => l.name === 'virtualInbound')?.filter_chains ??
    []

  it('planes: three proxies of one cluster', () => {
    const { listeners, clusters } = configurationOf('bookinfo', 'productpage-v1.default')
    expect([listeners.length, clusters.length]).toEqual([15, 20])
    const gateway = configurationOf('bookinfo', 'istio-ingressgateway.istio-system')
    expect([gateway.listeners.length, gateway.routes.length, gateway.clusters.length, gateway.endpoints.length]).toEqual([0, 0, 17, 16])
  })

  it('gateway: one listener and one route more', () => {
    const { listeners, routes } = configurationOf('bookinfo-gateway', 'istio-ingressgateway.istio-system')
    expect([names(listeners), names(routes)]).toEqual([['0.0.0.0_8080'], ['http.8080']])
  })

  it('subsets: six clusters more', () => {
    const before = new Set(names(configurationOf('bookinfo-gateway', 'productpage-v1.default').clusters))
    const more = names(configurationOf('bookinfo-subsets', 'productpage-v1.default').clusters).filter((n) => !before.has(n))
    expect(more).toHaveLength(6)
    expect(more).toContain('outbound|9080|v1|reviews.default.svc.cluster.local')
  })

  it('sidecar: strict mutual TLS leaves four filter chains of eight', () => {
    expect([inbound('bookinfo').length, inbound('mtls-strict').length]).toEqual([8, 4])
  })

  it('xds: a Sidecar resource leaves ratings 13 clusters of 26, and no route 9080', () => {
    const before = configurationOf('reviews-v1', 'ratings-v1.default')
    const after = configurationOf('sidecar-scope', 'ratings-v1.default')
    expect([before.clusters.length, after.clusters.length]).toEqual([26, 13])
    expect(names(before.routes)).toContain('9080')
    expect(names(after.routes)).not.toContain('9080')
  })
})
