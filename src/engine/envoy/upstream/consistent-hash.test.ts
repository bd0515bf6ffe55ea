import { describe, expect, it } from 'vitest'
import type { Cluster } from '../shapes.js'
import { hashTableOf } from './consistent-hash.js'
import { hostSets } from './hosts.js'
import { xxHash64 } from './xxhash.js'

const endpoints = (n: number, weights: readonly number[], priority = 0) => ({
  priority,
  lb_endpoints: weights.map((weight, i) => ({
    endpoint: { address: { socket_address: { address: `10.245.${n}.${i + 1}`, port_value: 80 } } },
    health_status: 'HEALTHY',
    load_balancing_weight: weight,
  })),
})
const cluster = (fields: object): Cluster => ({ name: 'c', ...fields }) as Cluster
const ringOf = (size?: number) =>
  cluster({ lb_policy: 'RING_HASH', ...(size === undefined ? {} : { ring_hash_lb_config: { minimum_ring_size: String(size) } }) })
const maglevOf = (size: number) => cluster({ lb_policy: 'MAGLEV', maglev_lb_config: { table_size: String(size) } })
const table = (of: Cluster, n: number, weights: readonly number[]) => hashTableOf(of, hostSets({ endpoints: [endpoints(n, weights)] }))
/** The last part of the address that a header's hash leads to. */
const host = (of: ReturnType<typeof table>, key: string, attempt = 0) => Number(of?.(xxHash64(key), attempt)?.address.address.split('.')[3])
const long = 'a-long-user-name-with-more-than-thirty-two-characters-in-it-1234567890'

/** Keys and the hosts that a real Envoy sent them to. */
describe('as a real Envoy chose', () => {
  it('on a ring, with weights', () => {
    const ring = table(ringOf(1024), 2, [1, 2, 3, 1, 2])
    const keys = ['alice', 'bob', 'carol', 'dave', 'e', '', long, 'x y', '12345678']
    expect(keys.map((key) => host(ring, key))).toEqual([2, 1, 3, 3, 2, 2, 2, 5, 2])
  })

  it('on a ring whose size is not said, and on a small one', () => {
    expect(['alice', 'carol', 'e', 'x y'].map((key) => host(table(ringOf(), 7, [1, 1, 1, 1, 1]), key))).toEqual([3, 2, 5, 2])
    expect(['alice', 'carol', 'e', 'x y'].map((key) => host(table(ringOf(33), 5, [1, 1, 1]), key))).toEqual([3, 3, 1, 1])
  })

  it("in Maglev's table, with weights", () => {
    const maglev = table(maglevOf(251), 4, [1, 2, 3, 1, 2, 3, 1])
    expect(['alice', 'carol', 'e', 'x y'].map((key) => host(maglev, key))).toEqual([6, 2, 4, 3])
  })
})

describe('a table', () => {
  it('gives each host about its weight of the keys', () => {
    for (const of of [ringOf(1024), maglevOf(65_537)]) {
      const made = table(of, 1, [1, 3])
      const keys = Array.from({ length: 2000 }, (_, i) => `key ${i}`)
      const second = keys.filter((key) => host(made, key) === 2).length / keys.length
      expect(second).toBeGreaterThan(0.68)
      expect(second).toBeLessThan(0.82)
    }
  })

  it('is not made where more than the hash decides', () => {
    const two = hostSets({ endpoints: [endpoints(1, [1, 1]), endpoints(2, [1], 1)] })
    expect(hashTableOf(ringOf(), two)).toBeUndefined()
    const bounded = cluster({ lb_policy: 'MAGLEV', common_lb_config: { consistent_hashing_lb_config: { hash_balance_factor: 150 } } })
    expect(table(bounded, 1, [1, 1])).toBeUndefined()
    const murmur = cluster({ lb_policy: 'RING_HASH', ring_hash_lb_config: { hash_function: 'MURMUR_HASH_2' } })
    expect(table(murmur, 1, [1, 1])).toBeUndefined()
    expect(table(ringOf(2 ** 30), 1, [1, 1])).toBeUndefined()
  })

  it('leads on to other hosts with each further attempt', () => {
    for (const of of [ringOf(1024), maglevOf(251)]) {
      const made = table(of, 1, [1, 1, 1, 1])
      expect(new Set(Array.from({ length: 40 }, (_, i) => host(made, 'alice', i))).size).toBeGreaterThan(1)
    }
  })
})
