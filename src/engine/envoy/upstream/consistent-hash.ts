import { memo2 } from '../../memo.js'
import { printed } from '../headers/commands.js'
import { type Fields, field, flag, number, part, text } from '../reading.js'
import type { Cluster } from '../shapes.js'
import { type Host, type HostSet, hostsOf } from './hosts.js'
import { policyOf } from './policy.js'
import { xxHash64 } from './xxhash.js'

/** Which host a hash leads to; `attempt` counts how often another one is wanted for the same request. */
export type HashTable = (hash: bigint, attempt: number) => Host | undefined

interface Entry {
  readonly host: Host
  readonly key: string
  /** Its part of all weights: they add up to 1. */
  readonly weight: number
}

const RING_SIZE = 1024
const LONGEST_RING = 8 * 1024 * 1024
const TABLE_SIZE = 65_537
/** Larger tables cost more to make than anybody waits for. */
const MOST_ENTRIES = 200_000

/**
 * The table of a cluster's hosts, as its load balancer makes it; undefined where a choice depends on more than the hash: on the hosts' load,
 * on another hash function, on several priorities.
 */
export function hashTableOf(cluster: Cluster, sets: readonly HostSet[]): HashTable | undefined {
  const [set, ...more] = sets
  if (!set || more.length > 0) return undefined
  return tableOf(cluster, set)
}

const tableOf = memo2((cluster: Cluster, set: HostSet): HashTable | undefined => {
  const { name, weighsLocalities, config } = policyOf(cluster)
  const shared = part(config, 'consistent_hashing_lb_config') ?? part(field(cluster, 'common_lb_config'), 'consistent_hashing_lb_config')
  if (sizeAt(shared, 'hash_balance_factor', 0) > 0 || sizeAt(config, 'hash_balance_factor', 0) > 0) return undefined
  const byName = flag(field(shared, 'use_hostname_for_hashing')) ?? flag(field(config, 'use_hostname_for_hashing')) ?? false
  const entries = entriesOf(set, weighsLocalities, byName)
  if (entries.length === 0) return undefined
  if (name === 'MAGLEV') {
    const size = sizeAt(config, 'table_size', TABLE_SIZE)
    return size > 1 && size <= MOST_ENTRIES ? maglev(entries, size) : undefined
  }
  if (text(field(config, 'hash_function')) === 'MURMUR_HASH_2') return undefined
  return ring(entries, sizeAt(config, 'minimum_ring_size', RING_SIZE), sizeAt(config, 'maximum_ring_size', LONGEST_RING))
})

const sizeAt = (config: Fields | undefined, name: string, fallback: number): number => {
  const value = field(config, name)
  return number(value) ?? number(field(value, 'value')) ?? fallback
}

/** Healthy hosts; all of them where nobody is. */
function entriesOf(set: HostSet, weighsLocalities: boolean, byName: boolean): readonly Entry[] {
  const healthy = hostsOf(set).filter(({ health }) => health === 'healthy')
  const usable = new Set(healthy.length > 0 ? healthy : hostsOf(set))
  const all = set.localities.reduce((sum, { weight }) => sum + weight, 0)
  const groups =
    weighsLocalities && all > 0
      ? set.localities.filter(({ weight }) => weight > 0).map(({ hosts, weight }) => ({ hosts, share: weight / all }))
      : [{ hosts: hostsOf(set), share: 1 }]
  return groups.flatMap(({ hosts, share }) => {
    const here = hosts.filter((host) => usable.has(host))
    const sum = here.reduce((total, { weight }) => total + weight, 0)
    return here.map((host): Entry => ({ host, key: keyOf(host, byName), weight: (host.weight * share) / sum }))
  })
}

/** What a host is known by to the hash: its address, or what its metadata says. */
function keyOf(host: Host, byName: boolean): string {
  const own = text(field(host.metadata['envoy.lb'], 'hash_key'))
  return own || (byName && host.hostname) || printed(host.address)
}

/** Ketama: every host at many points of a ring; a hash belongs to the next point. */
function ring(entries: readonly Entry[], smallest: number, longest: number): HashTable | undefined {
  const least = Math.min(...entries.map(({ weight }) => weight))
  const scale = Math.min(Math.ceil(least * smallest) / least, longest)
  if (scale > MOST_ENTRIES) return undefined
  const points: { readonly hash: bigint; readonly host: Host }[] = []
  let wanted = 0
  for (const { host, key, weight } of entries) {
    wanted += scale * weight
    // Parts of a point are carried on to the next host.
    for (let i = 0; points.length < wanted; i++) points.push({ hash: xxHash64(`${key}_${i}`), host })
  }
  points.sort((a, b) => (a.hash < b.hash ? -1 : a.hash > b.hash ? 1 : 0))
  return (hash, attempt) => {
    let [low, high] = [0, points.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((points[middle]?.hash ?? 0n) < hash) low = middle + 1
      else high = middle
    }
    return points[((low % points.length) + attempt) % points.length]?.host
  }
}

/** Maglev: every host fills the table by its own permutation of it, in turns as its weight has it. */
function maglev(entries: readonly Entry[], size: number): HashTable {
  const most = Math.max(...entries.map(({ weight }) => weight))
  const hosts = [...entries]
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .map(({ host, key, weight }) => ({
      host,
      weight,
      at: Number(xxHash64(key) % BigInt(size)),
      skip: Number(xxHash64(key, 1n) % BigInt(size - 1)) + 1,
      target: 0,
    }))
  const table: (Host | undefined)[] = new Array(size)
  let filled = 0
  for (let turn = 1; filled < size; turn++) {
    for (const entry of hosts) {
      if (filled >= size) break
      if (turn * entry.weight < entry.target) continue
      entry.target += most
      while (table[entry.at]) entry.at = (entry.at + entry.skip) % size
      table[entry.at] = entry.host
      entry.at = (entry.at + entry.skip) % size
      filled++
    }
  }
  return (hash, attempt) => {
    const turned = attempt === 0 ? hash : hash ^ BigInt.asUintN(64, -BigInt(attempt))
    return table[Number(turned % BigInt(size))]
  }
}
