import path from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { type Example, loadExamples } from '../../plugins/examples/load'
import { Lane } from './lane.js'
import type { ClusterInput, DiagramResult, ViewRequest } from './protocol.js'
import { type StillNode, treeOf } from './tree.js'

const examples = await loadExamples(path.resolve('examples'))
const inputOf = (id: string): ClusterInput => {
  const { files, mesh } = examples.get(id) as Example
  return { files: files.map(({ name, text }) => ({ name, text })), mesh }
}
const edited = (input: ClusterInput, file: string, edit: (text: string) => string): ClusterInput => ({
  ...input,
  files: input.files.map((f) => (f.name === file ? { name: f.name, text: edit(f.text) } : f)),
})
const file = 'virtual-service.yaml'

describe('Lane', () => {
  const original = inputOf('reviews-v1')
  let lane: Lane
  const ask = (
    input: ClusterInput,
    request: ViewRequest = { view: 'diagram', focus: { text: 'reviews', port: 9080 } },
    proxy = 'productpage-v1.default',
  ) => lane.answer({ input, proxy, request, language: 'en' }, () => 0)
  beforeEach(() => {
    lane = new Lane({ original, step: inputOf('bookinfo-subsets'), own: [file] })
  })

  it('draws the way that the example is about, each node with its YAML', () => {
    const { result, problems, proxy, stale } = ask(original)
    expect(problems).toEqual([])
    expect(stale).toBe(false)
    expect(proxy).toMatchObject({ workload: 'productpage-v1', reference: 'deploy/productpage-v1', namespace: 'default' })
    const { nodes } = result as DiagramResult
    expect(nodes.filter((n) => n.kind !== 'group').map((n) => n.kind)).toEqual([
      'listener',
      'virtual-host',
      'route',
      'cluster',
      'endpoints',
    ])
    const route = nodes.find((n) => n.kind === 'route')
    expect(route?.spots[0]).toMatchObject({ file, resource: 'VirtualService/default/reviews' })
    expect(nodes.find((n) => n.kind === 'cluster')?.spots.map((s) => s.file)).toContain('destination-rules.yaml')
  })

  it('keeps the last good result while the text has errors, for every view and proxy', () => {
    ask(original)
    const broken = edited(original, file, (text) => `${text}\n  htttp: []\n`)
    const answer = ask(broken)
    expect(answer.stale).toBe(true)
    expect(answer.problems[0]).toMatchObject({ level: 'error', file })
    expect((answer.result as DiagramResult).nodes).toEqual((ask(original).result as DiagramResult).nodes)
    const tables = ask(broken, { view: 'tables', table: 'routes' }, 'istio-ingressgateway.istio-system')
    expect(tables).toMatchObject({ stale: true, result: { view: 'tables', table: 'routes' } })
  })

  it('falls back on the example where no text was ever good', () => {
    const answer = ask(edited(original, file, () => '{'))
    expect(answer.stale).toBe(true)
    expect((answer.result as DiagramResult).nodes.length).toBeGreaterThan(3)
  })

  it('places problems by line and column from 1', () => {
    const answer = ask(
      edited(original, file, () => 'apiVersion: networking.istio.io/v1\nkind: VirtualService\nmetadata: {name: x}\nspec:\n  hosts: 5\n'),
    )
    expect(answer.problems[0]).toMatchObject({ file, line: 5, endLine: 5 })
  })

  it('compares with the step before and with the example as it was', () => {
    const step = ask(original, { view: 'diff', against: 'step' }).result
    expect(step).toMatchObject({ view: 'diff', unchanged: ['listeners', 'clusters', 'endpoints'] })
    expect(ask(original, { view: 'diff', against: 'edits' }).result).toMatchObject({ entries: [] })
    const changed = edited(original, file, (text) => text.replace('subset: v1', 'subset: v2'))
    const detail = { type: 'routes', name: '9080' } as const
    const result = ask(changed, { view: 'diff', against: 'edits', detail }).result
    if (result?.view !== 'diff') throw new Error('no diff')
    expect(result.entries.every((e) => e.what === 'changed' && e.kind === 'route')).toBe(true)
    const lines = result.detail?.lines.filter((l) => l.sign === '+' || l.sign === '-') ?? []
    expect(lines.map((l) => `${l.sign} ${l.text.trim()}`)).toEqual([
      expect.stringContaining('- "cluster": "outbound|9080|v1|'),
      expect.stringContaining('+ "cluster": "outbound|9080|v2|'),
    ])
  })

  it('gives tables, the config dump of one resource, and finds resources by what is in them', () => {
    const tables = ask(original, { view: 'tables', table: 'clusters' }).result
    expect(tables).toMatchObject({ view: 'tables', columns: expect.arrayContaining(['SERVICE FQDN', 'SUBSET']) })
    const json = ask(original, { view: 'json', resource: { type: 'routes', name: '9080' } }).result
    expect(json).toMatchObject({ view: 'json', value: { route_config: { name: '9080' } } })
    const found = ask(original, { view: 'json', search: 'outbound|9080|v1|reviews' }).result
    expect(found).toMatchObject({ names: { routes: ['9080'], listeners: [] } })
    expect(JSON.parse(lane.dump('productpage-v1.default') ?? '')).toHaveProperty('configs')
  })

  it('takes another proxy where the one asked for is not there', () => {
    expect(ask(original, undefined, 'nobody.nowhere').proxy?.workload).toBeDefined()
    expect(ask({ files: [] }).proxy).toBeUndefined()
  })

  it('knows the names that the YAML defines', () => {
    ask(original)
    expect(lane.names().hosts).toContain('reviews')
    expect(lane.names().subsets).toEqual(expect.arrayContaining(['v1', 'v2', 'v3']))
    expect(lane.names().gateways).toEqual(['bookinfo-gateway'])
  })

  it('grows a tree that loses nothing', () => {
    const result = ask(inputOf('reviews-weights')).result as DiagramResult
    const count = (nodes: readonly StillNode[]): number => nodes.reduce((n, node) => n + 1 + count(node.to), 0)
    expect(count(treeOf(result))).toBe(result.nodes.filter((n) => n.kind !== 'group').length)
  })

  it.each([...examples.keys()])('runs the example %s without a problem', (id) => {
    const own = new Lane({ original: inputOf(id), own: [] })
    const { proxy } = examples.get(id) as Example
    const answer = own.answer({ input: inputOf(id), proxy, request: { view: 'diagram' }, language: 'zh-CN' }, () => 0)
    expect(answer.problems.filter((p) => p.level === 'error')).toEqual([])
    expect(answer.proxy && [`${answer.proxy.workload}.${answer.proxy.namespace}`, answer.proxy.id]).toContain(proxy)
  })
})
