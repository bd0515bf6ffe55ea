import { memo1 } from '../../memo.js'
import { type Fields, field, messageOf, objects, part, text } from '../reading.js'
import type { Cluster } from '../shapes.js'

/** How a cluster's load balancer chooses. */
export interface Policy {
  readonly name: string
  readonly usesWeights: boolean
  /** Each choice follows on the last, so a host that was tried does not come again at once. */
  readonly takesTurns: boolean
  readonly hashes: boolean
  readonly weighsLocalities: boolean
  /** Settings of a subset load balancer. */
  readonly subsets?: Fields
  /** Settings of the balancer itself. */
  readonly config?: Fields
  /** What is there but changes nothing here. */
  readonly notModelled: readonly string[]
}

const names: Readonly<Record<string, string>> = {
  RoundRobin: 'ROUND_ROBIN',
  LeastRequest: 'LEAST_REQUEST',
  Random: 'RANDOM',
  RingHash: 'RING_HASH',
  Maglev: 'MAGLEV',
  ClusterProvided: 'CLUSTER_PROVIDED',
  ClientSideWeightedRoundRobin: 'ROUND_ROBIN',
}

interface Found {
  readonly name: string
  readonly config: Fields | undefined
  readonly subsets?: Fields
  readonly weighsLocalities?: boolean
}

/** The first policy of an extension list that is known; some wrap another. */
function extension(config: unknown, depth = 0): Found | undefined {
  for (const { typed_extension_config: extended } of objects(field(config, 'policies'))) {
    const typed = part(extended, 'typed_config')
    const message = messageOf(typed)
    if (Object.hasOwn(names, message)) return { name: names[message] as string, config: typed }
    if (depth > 4) return undefined
    if (message === 'WrrLocality') {
      const inner = extension(typed?.endpoint_picking_policy, depth + 1)
      return inner && { ...inner, weighsLocalities: true }
    }
    if (message === 'Subset') {
      const inner = extension(typed?.subset_lb_policy, depth + 1)
      return inner && { ...inner, ...(typed ? { subsets: typed } : {}) }
    }
  }
  return undefined
}

/** A cluster's load balancing policy, be it the field `lb_policy` or an extension. */
export const policyOf: (cluster: Cluster) => Policy = memo1((cluster: Cluster): Policy => {
  const found = extension(field(cluster, 'load_balancing_policy'))
  const name = found?.name ?? text(cluster.lb_policy) ?? 'ROUND_ROBIN'
  const common = field(cluster, 'common_lb_config')
  const own = part(field(found?.config, 'locality_lb_config'), 'locality_weighted_lb_config')
  const subsets = found?.subsets ?? part(cluster, 'lb_subset_config')
  const hashes = name === 'RING_HASH' || name === 'MAGLEV'
  const slow = [found?.config, ...['round_robin_lb_config', 'least_request_lb_config'].map((key) => field(cluster, key))]
  const notModelled = [
    ...(part(common, 'zone_aware_lb_config') ? ['zone_aware_lb_config'] : []),
    ...(slow.some((config) => part(config, 'slow_start_config')) ? ['slow_start_config'] : []),
  ]
  const config = found?.config ?? part(cluster, `${name.toLowerCase()}_lb_config`)
  return {
    name,
    ...(config ? { config } : {}),
    usesWeights: name !== 'RANDOM',
    takesTurns: name === 'ROUND_ROBIN',
    hashes,
    weighsLocalities: (found?.weighsLocalities ?? false) || own !== undefined || part(common, 'locality_weighted_lb_config') !== undefined,
    ...(subsets ? { subsets } : {}),
    notModelled,
  }
})
