import { describe, expect, it } from 'vitest'
import { createSourceReader } from '../source/index.js'
import { keyOf } from '../types/resource.js'
import { readResources, validateFiles } from './index.js'

const reader = createSourceReader()
const read = (text: string) => readResources(reader([{ name: 'f.yaml', text }]))
const object = (kind: string, rest = '', apiVersion = 'v1') => `apiVersion: ${apiVersion}\nkind: ${kind}\n${rest}`

describe('a resource', () => {
  it('lands in the namespace default where its kind has one and it names none', () => {
    const { resources } = read(
      [
        object('Service', 'metadata: {name: a}'),
        object('Service', 'metadata: {name: a, namespace: b}'),
        object('Namespace', 'metadata: {name: c}'),
      ].join('\n---\n'),
    )
    expect(resources.map(keyOf)).toEqual(['Service/default/a', 'Service/b/a', 'Namespace//c'])
  })

  it('has the time that the text gives, or none', () => {
    const { resources } = read(
      [object('Service', 'metadata: {name: a, creationTimestamp: "2026-01-02T03:04:05Z"}'), object('Service', 'metadata: {name: b}')].join(
        '\n---\n',
      ),
    )
    expect(resources.map(({ createdAt }) => createdAt)).toEqual([Date.UTC(2026, 0, 2, 3, 4, 5), Number.NaN])
  })

  it('keeps its identity while its document does not change', () => {
    const a = object('Service', 'metadata: {name: a}\n')
    const b = object('Service', 'metadata: {name: b}\n')
    const before = read(`${a}---\n${b}`).resources
    const after = read(`${a}spec: {}\n---\n${b}`).resources
    expect(after[0]).not.toBe(before[0])
    expect(after[1]).toBe(before[1])
  })

  it('has no field that is null, as in the API server', () => {
    const { resources, diagnostics } = read(
      object('Service', 'metadata: {name: a, labels: }\nspec:\n  selector: ~\n  ports:\n    - {port: 80, name: null}\n'),
    )
    expect(diagnostics).toEqual([])
    expect(resources[0]?.object).toEqual({ apiVersion: 'v1', kind: 'Service', metadata: { name: 'a' }, spec: { ports: [{ port: 80 }] } })
    expect(resources[0]?.labels).toEqual({})
  })

  it('keeps a null where no schema says what stands there', () => {
    const filter = object(
      'EnvoyFilter',
      'metadata: {name: a}\nspec:\n  configPatches:\n    - {applyTo: BOOTSTRAP, patch: {operation: MERGE, value: {a: null}}}\n',
      'networking.istio.io/v1alpha3',
    )
    expect(read(filter).resources[0]?.spec).toEqual({
      configPatches: [{ applyTo: 'BOOTSTRAP', patch: { operation: 'MERGE', value: { a: null } } }],
    })
  })

  it('is the document’s own value where nothing is left out', () => {
    const [resource] = read(object('ConfigMap', 'metadata: {name: a}\ndata: {x: y}\n')).resources
    expect(resource?.object).toBe(resource?.document?.value)
  })
})

describe('a document with an error', () => {
  it.each([
    ['of its schema', object('Service', 'metadata: {name: a}\nspec: {port: 80}')],
    ['of YAML that can be read by guessing', object('Service', 'metadata: {name: a, name: b}')],
    ['of its kind', object('Servise', 'metadata: {name: a}')],
  ])('%s is refused, and the others are not', (_, text) => {
    const { resources, refused } = read(`${text}\n---\n${object('Service', 'metadata: {name: z}')}`)
    expect(resources.map(({ name }) => name)).toEqual(['z'])
    expect(refused).toHaveLength(1)
  })

  it('that is a limit on a value is held by a cluster that took the document already', () => {
    const sources = reader([
      { name: 'f.yaml', text: object('ServiceEntry', 'metadata: {name: a}\nspec: {hosts: []}', 'networking.istio.io/v1') },
    ])
    expect(readResources(sources).resources).toEqual([])
    expect(readResources(sources, true).resources).toHaveLength(1)
    expect(readResources(sources, true).diagnostics.map(({ code, level }) => [code, level])).toEqual([['MB0124', 'warning']])
  })

  it('but one of a kind that we do not model is left out with a warning', () => {
    const { resources, refused, diagnostics } = read(object('ClusterRole', 'metadata: {name: a}', 'rbac.authorization.k8s.io/v1'))
    expect({ resources, refused }).toEqual({ resources: [], refused: [] })
    expect(diagnostics.map(({ code, level }) => [code, level])).toEqual([['MB0106', 'warning']])
  })
})

describe('a List', () => {
  const list = `apiVersion: v1
kind: List
items:
  - apiVersion: v1
    kind: Service
    metadata: {name: a}
  - apiVersion: v1
    kind: Service
    metadata: {name: b}
    spec: {port: 80}
`
  it('is each of its items', () => {
    const { resources, refused, diagnostics } = read(`# of kubectl\n---\n${list}`)
    expect(resources.map(keyOf)).toEqual(['Service/default/a'])
    expect(refused).toHaveLength(1)
    const start = `# of kubectl\n---\n${list}`.indexOf('port: 80')
    expect(diagnostics.map(({ code, range, document }) => ({ code, range, document }))).toEqual([
      { code: 'MB0111', range: { start, end: start + 4 }, document: 0 },
    ])
    expect(resources[0]?.document?.locate(['metadata', 'name']).value).toEqual({ start: list.indexOf('a}'), end: list.indexOf('a}') + 1 })
  })

  it('is validated item by item', () => {
    const validations = validateFiles([{ name: 'f.yaml', text: list }], createSourceReader())
    expect(validations.map(({ document, name, diagnostics }) => [document, name, diagnostics.length])).toEqual([
      [0, 'a', 0],
      [0, 'b', 1],
    ])
  })
})

it('an owner without a uid is warned of and the object is held all the same', () => {
  const text = object('Pod', 'metadata: {name: a, ownerReferences: [{kind: ReplicaSet, name: a-1}]}')
  const { resources, diagnostics } = read(text)
  expect(resources).toHaveLength(1)
  expect(new Set(diagnostics.map(({ level }) => level))).toEqual(new Set(['warning']))
})
