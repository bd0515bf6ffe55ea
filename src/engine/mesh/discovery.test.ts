import { describe, expect, it } from 'vitest'
import { clusterState } from '../cluster/state.js'
import { createDiscovery } from './discovery.js'
import { meshConfig } from './mesh-config.js'
import { resource } from './model/fixtures.js'

const namespace = (name: string, labels = {}) => ({ ...resource('Namespace', `/${name}`, {}), apiVersion: 'v1', labels })
const [a, b] = [resource('VirtualService', 'a/x', {}), resource('VirtualService', 'b/x', {})]
const state = clusterState([namespace('a', { tier: 'one' }), namespace('b'), a, b, resource('GatewayClass', '/c', {})])

describe('what istiod watches', () => {
  it('is everything without selectors', () => {
    expect(createDiscovery()(state, meshConfig())).toBe(state)
  })

  it('is what any selector takes, and what belongs to no namespace', () => {
    const mesh = meshConfig({
      discoverySelectors: [{ matchLabels: { tier: 'two' } }, { matchExpressions: [{ key: 'tier', operator: 'Exists' }] }],
    })
    const watch = createDiscovery()
    const watched = watch(state, mesh)
    expect(watched.resources.map((r) => `${r.kind} ${r.namespace}/${r.name}`)).toEqual([
      'Namespace /a',
      'Namespace /b',
      'VirtualService a/x',
      'GatewayClass /c',
    ])
    expect(watch(state, mesh)).toBe(watched)
  })

  it('keeps a list that an edit elsewhere does not change', () => {
    const mesh = meshConfig({ discoverySelectors: [{ matchLabels: { tier: 'one' } }] })
    const watch = createDiscovery()
    const before = watch(state, mesh)
    const after = watch(clusterState([...state.resources, resource('VirtualService', 'b/y', {})]), mesh)
    expect(after).toBe(before)
  })
})
