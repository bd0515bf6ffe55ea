import { describe, expect, it } from 'vitest'
import type { Endpoint } from '../../mesh/model/endpoint.js'
import type { Labels } from '../../types/resource.js'
import type { Group } from './groups.js'
import { balanceBetweenPlaces } from './place-priorities.js'
import type { PlaceSettings } from './place-settings.js'

const here = { locality: { region: 'us', zone: 'east', subzone: 'a' }, labels: { tier: 'gold', 'topology.istio.io/network': 'one' } }

function group(place: string, ...labels: Labels[]): Group {
  const [region = '', zone = '', sub_zone = ''] = place.split('/')
  const endpoints = labels.map((l) => ({ labels: l }) as unknown as Endpoint)
  const lb_endpoints = labels.map((_, i) => ({ endpoint: { address: { pipe: { path: `${place}#${i}` } } }, load_balancing_weight: 1 }))
  return { endpoints, lb: { locality: { region, zone, sub_zone }, lb_endpoints, load_balancing_weight: labels.length } }
}

const locality = (setting: Extract<PlaceSettings, { kind: 'locality' }>['setting'], force = false): PlaceSettings => ({
  kind: 'locality',
  setting,
  force,
})

const places = [group('asia/x', {}), group('eu/x', {}), group('us/east/a', {}), group('us/east/b', {}), group('us/west', {})]
const priorities = (settings: PlaceSettings, failover = true): (number | undefined)[] =>
  balanceBetweenPlaces(places, settings, here, failover).map((p) => p.priority)

describe('places', () => {
  it('stay as they are, the same objects, where nothing tells Envoy when to leave one', () => {
    const kept = balanceBetweenPlaces(places, locality({}), here, false)
    expect(kept.every((p, i) => p === places[i]?.lb)).toBe(true)
  })

  it('come after one another by nearness, without gaps', () => {
    expect(priorities(locality({}))).toEqual([3, 3, undefined, 1, 2])
    expect(priorities(locality({ failover: [{ from: 'us', to: 'eu' }] }))).toEqual([4, 3, undefined, 1, 2])
    expect(priorities(locality({ failover: [{ from: 'eu', to: 'asia' }] }))).toEqual([3, 3, undefined, 1, 2])
  })

  it('share weights that a rule names; others get no endpoints', () => {
    const shared = balanceBetweenPlaces(places, locality({ distribute: [{ from: 'us/*', to: { 'us/east/*': 90, eu: 10 } }] }), here, true)
    expect(shared.map((p) => [p.lb_endpoints?.length, p.load_balancing_weight])).toEqual([
      [undefined, 1],
      [1, 10],
      [1, 45],
      [1, 45],
      [undefined, 1],
    ])
    expect(places[0]?.lb.lb_endpoints).toHaveLength(1)
  })

  it('split by how many labels, from the first on, an endpoint shares with the client', () => {
    const mixed = [group('us', { tier: 'gold', v: '2' }, { tier: 'tin' }, { tier: 'gold' })]
    const split = balanceBetweenPlaces(mixed, locality({ failoverPriority: ['tier', 'v=2'] }), here, true)
    expect(split.map((p) => [p.priority, p.lb_endpoints?.length, p.load_balancing_weight])).toEqual([
      [undefined, 1, 1],
      [1, 1, 1],
      [2, 1, 1],
    ])
  })

  it('count the network in front apart', () => {
    const two = 'two'
    const mixed = [group('us', { 'topology.istio.io/network': two, tier: 'gold' }, { 'topology.istio.io/network': 'one', tier: 'tin' })]
    const split = balanceBetweenPlaces(mixed, locality({ failoverPriority: ['topology.istio.io/network', 'tier'] }, true), here, false)
    expect(split.map((p) => JSON.stringify(p.lb_endpoints?.[0]?.endpoint.address))).toEqual([
      '{"pipe":{"path":"us#1"}}',
      '{"pipe":{"path":"us#0"}}',
    ])
  })

  it('of the client’s region are one to zone-aware balancing', () => {
    const settings: PlaceSettings = { kind: 'zone-aware', setting: { failover: [{ from: 'us', to: 'eu' }] } }
    expect(priorities(settings, false)).toEqual([2, 1, undefined, undefined, undefined])
    expect(priorities({ kind: 'zone-aware', setting: { enabled: false } }, false)).toEqual(places.map(() => undefined))
  })
})
