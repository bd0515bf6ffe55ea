import { describe, expect, it } from 'vitest'
import { readResources } from '../schema/index.js'
import { createSourceReader } from '../source/index.js'
import { createCluster } from './index.js'

const deployment = (name: string, image: string) => `apiVersion: apps/v1
kind: Deployment
metadata: {name: ${name}, namespace: shop}
spec:
  selector: {matchLabels: {app: ${name}}}
  template:
    metadata: {labels: {app: ${name}}}
    spec: {containers: [{name: app, image: ${image}}]}
`
const service = (name: string) => `apiVersion: v1
kind: Service
metadata: {name: ${name}, namespace: shop}
spec: {selector: {app: ${name}}, ports: [{name: http, port: 80}]}
`

function session() {
  const read = createSourceReader()
  const expand = createCluster()
  return (...documents: string[]) => expand(readResources(read([{ name: 'a.yaml', text: documents.join('---\n') }])).resources)
}

describe('an edit', () => {
  it('leaves alone what it did not touch', () => {
    const expand = session()
    const before = expand(deployment('a', 'x'), deployment('b', 'x'), service('a'), service('b'))
    const after = expand(deployment('a', 'x'), deployment('b', 'next'), service('a'), service('b'))
    const [podA, podB] = before.list('', 'Pod')
    expect(after.list('', 'Pod')[0]).toBe(podA)
    expect(after.list('', 'Pod')[1]).not.toBe(podB)
    expect(after.list('', 'Service')).toBe(before.list('', 'Service'))
    const [sliceA, sliceB] = before.list('discovery.k8s.io', 'EndpointSlice')
    expect(after.list('discovery.k8s.io', 'EndpointSlice')[0]).toBe(sliceA)
    expect(after.list('discovery.k8s.io', 'EndpointSlice')[1]).not.toBe(sliceB)
  })

  it('that changes nothing gives the same state', () => {
    const expand = session()
    expect(expand(deployment('a', 'x'), service('a'))).toBe(expand(deployment('a', 'x'), service('a')))
  })
})

describe('what is made up', () => {
  it('has the document of its maker', () => {
    const state = session()(deployment('a', 'x'), service('a'))
    const [pod] = state.list('', 'Pod')
    const [slice] = state.list('discovery.k8s.io', 'EndpointSlice')
    expect((pod?.document?.value as { kind: string } | undefined)?.kind).toBe('Deployment')
    expect((slice?.document?.value as { kind: string } | undefined)?.kind).toBe('Service')
  })

  it('has creation times a second apart', () => {
    const state = session()(service('a'), service('b'))
    expect(state.resources.map((r) => r.createdAt - Date.UTC(2026, 0, 1))).toEqual([0, 1000, 2000, 3000])
  })
})

describe('a name that objects have as their own', () => {
  it('is a label like any other', () => {
    const text = `apiVersion: v1\nkind: Service\nmetadata: {name: s}\nspec: {selector: {__proto__: x, constructor: z}, ports: [{port: 80}]}\n`
    const [slice] = session()(text).list('discovery.k8s.io', 'EndpointSlice')
    expect(slice?.object.endpoints).toEqual([])
  })
})
