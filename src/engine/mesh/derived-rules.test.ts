import { describe, expect, it } from 'vitest'
import { clusterState } from '../cluster/state.js'
import type { Resource } from '../types/resource.js'
import { createDerivedRules } from './derived-rules.js'
import { meshConfig } from './mesh-config.js'
import { resource } from './model/fixtures.js'
import { serviceIndex } from './sidecar-scope/index.js'

const route = (name: string, prefix: string): Resource => ({
  ...resource('HTTPRoute', `ns/${name}`, {
    parentRefs: [{ group: '', kind: 'Service', name }],
    rules: [{ matches: [{ path: { type: 'PathPrefix', value: prefix } }], backendRefs: [{ name, port: 80 }] }],
  }),
  apiVersion: 'gateway.networking.k8s.io/v1',
})
const service = (name: string): Resource => ({ ...resource('Service', `ns/${name}`, { ports: [{ port: 80 }] }), apiVersion: 'v1' })

describe('derived rules', () => {
  const [mesh, services] = [meshConfig(), serviceIndex([])]
  const [a, b, one, other] = [service('a'), service('b'), route('a', '/1'), route('b', '/2')]

  it('stay what they were where an edit does not reach', () => {
    const derive = createDerivedRules()
    const before = derive(clusterState([a, b, one, other]), services, mesh).virtualServices
    const after = derive(clusterState([a, b, one, route('b', '/3')]), services, mesh).virtualServices
    expect(after[0]).toBe(before[0])
    expect(after[1]).not.toBe(before[1])
    expect(after[1]?.spec.http?.[0]?.match?.[0]?.uri).toEqual({ prefix: '/3' })
  })

  it('follow what they refer to', () => {
    const derive = createDerivedRules()
    expect(derive(clusterState([b, one, other]), services, mesh).virtualServices).toHaveLength(1)
    expect(derive(clusterState([a, b, one, other]), services, mesh).virtualServices).toHaveLength(2)
  })

  it('are not asked for again while nothing changed', () => {
    const derive = createDerivedRules()
    const state = clusterState([a, one])
    expect(derive(state, services, mesh)).toBe(derive(state, services, mesh))
    expect(derive(clusterState([a]), services, mesh).virtualServices).toEqual([])
  })
})
