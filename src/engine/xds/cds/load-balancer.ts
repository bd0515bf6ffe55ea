import type { Service } from '../../mesh/model/service.js'
import { envoyDuration } from '../../types/duration.js'
import type { Cluster, CommonLbConfig, SlowStartConfig } from '../../types/envoy/cluster.js'
import type { LocalityLbEndpoints } from '../../types/envoy/endpoint.js'
import type { ConsistentHash, LoadBalancerSettings } from '../../types/istio/destination-rule.js'
import type { Labels } from '../../types/resource.js'
import type { Group } from '../eds/groups.js'
import { balanceBetweenPlaces } from '../eds/place-priorities.js'
import { type PlaceSettings, placeSettings, zoneAwareRoutes } from '../eds/place-settings.js'
import type { ClusterClient } from './client.js'
import { percent } from './connection-pool.js'
import type { Draft } from './draft.js'

/** Endpoints that a DNS cluster has inline. */
export interface InlineEndpoints {
  readonly groups: readonly Group[]
  /** Those that failover labels may split. */
  readonly split: readonly Group[]
  /** The proxy's labels. */
  readonly labels: Labels
}

/** Istio: pilot/pkg/networking/core/cluster_traffic_policy.go#applyLoadBalancer */
export function applyLoadBalancer(
  { cluster }: Draft,
  service: Service,
  settings: LoadBalancerSettings | undefined,
  client: ClusterClient,
  inline: InlineEndpoints | undefined,
): void {
  // A dynamic forward proxy brings its own.
  if (cluster.lb_policy === 'CLUSTER_PROVIDED') return
  const common: CommonLbConfig = { healthy_panic_threshold: noPanic, ...cluster.common_lb_config }
  const places = placeSettings(client.mesh, settings, service)
  cluster.common_lb_config = places ? { ...common, ...betweenPlaces(places, cluster, client) } : common
  if (places && inline && cluster.load_assignment) {
    cluster.load_assignment = { ...cluster.load_assignment, endpoints: placed(places, cluster, client, inline) }
  }
  if (cluster.type === 'ORIGINAL_DST') {
    cluster.lb_policy = 'CLUSTER_PROVIDED'
    return
  }
  applyPolicy(cluster, settings)
  if (settings?.consistentHash) applyConsistentHash(cluster, settings.consistentHash)
}

/** Unready endpoints are known to Envoy but never used, not even in a panic. */
const noPanic = percent(0)

/** Istio: pilot/pkg/networking/core/loadbalancer/loadbalancer.go#ApplyToCluster */
function betweenPlaces(places: PlaceSettings, cluster: Cluster, client: ClusterClient): CommonLbConfig {
  if (places.kind === 'zone-aware') {
    if (client.type === 'waypoint') return {}
    const { minClusterSize } = places.setting
    const size = typeof minClusterSize === 'number' ? { min_cluster_size: String(minClusterSize) } : {}
    return { zone_aware_lb_config: zoneAwareRoutes(places.setting) ? size : { routing_enabled: percent(0), ...size } }
  }
  const { distribute, failover, failoverPriority } = places.setting
  const failsOver = places.force || cluster.outlier_detection !== undefined
  const weighted = (failsOver && (isSome(failover) || isSome(failoverPriority))) || isSome(distribute)
  return weighted ? { locality_weighted_lb_config: {} } : {}
}

const isSome = (list: readonly unknown[] | undefined): boolean => (list?.length ?? 0) > 0

function placed(places: PlaceSettings, cluster: Cluster, client: ClusterClient, inline: InlineEndpoints): LocalityLbEndpoints[] {
  if (places.kind === 'zone-aware' && client.type === 'waypoint') return inline.groups.map((g) => g.lb)
  const here = { locality: client.locality, labels: inline.labels }
  return balanceBetweenPlaces(inline.groups, places, here, cluster.outlier_detection !== undefined, inline.split)
}

function applyPolicy(cluster: Cluster, settings: LoadBalancerSettings | undefined): void {
  switch (settings?.simple) {
    case 'RANDOM':
      cluster.lb_policy = 'RANDOM'
      return
    case 'ROUND_ROBIN': {
      const warmup = slowStart(settings)
      if (warmup) cluster.round_robin_lb_config = { slow_start_config: warmup }
      return
    }
    case 'PASSTHROUGH':
      cluster.lb_policy = 'CLUSTER_PROVIDED'
      cluster.type = 'ORIGINAL_DST'
      delete cluster.load_assignment
      return
    default: {
      cluster.lb_policy = 'LEAST_REQUEST'
      const warmup = slowStart(settings)
      if (warmup) cluster.least_request_lb_config = { slow_start_config: warmup }
    }
  }
}

/** New endpoints get their share slowly. Envoy wants a runtime key even where nobody can set one. Istio: #setWarmup */
function slowStart(settings: LoadBalancerSettings | undefined): SlowStartConfig | undefined {
  const { warmup, warmupDurationSecs } = settings ?? {}
  if (warmup) {
    const aggression = warmup.aggression ?? 1
    return {
      slow_start_window: envoyDuration(warmup.duration),
      aggression: { ...(aggression !== 0 && { default_value: aggression }), runtime_key: '(' },
      min_weight_percent: percent(warmup.minimumPercent ?? 10),
    }
  }
  return warmupDurationSecs ? { slow_start_window: envoyDuration(warmupDurationSecs) } : undefined
}

type Hashing = Pick<Cluster, 'lb_policy' | 'maglev_lb_config' | 'ring_hash_lb_config' | 'least_request_lb_config' | 'round_robin_lb_config'>

/** Which configuration goes with a policy is a choice of one. */
function setHashing(
  cluster: Hashing,
  policy: 'MAGLEV' | 'RING_HASH',
  config: Pick<Cluster, 'maglev_lb_config' | 'ring_hash_lb_config'>,
): void {
  cluster.lb_policy = policy
  if (Object.keys(config).length === 0) return
  delete cluster.least_request_lb_config
  delete cluster.round_robin_lb_config
  Object.assign(cluster, config)
}

/** Istio: pilot/pkg/networking/core/cluster_traffic_policy.go#ApplyRingHashLoadBalancer */
export function applyConsistentHash(cluster: Hashing, hash: ConsistentHash): void {
  if (hash.maglev) {
    const { tableSize } = hash.maglev
    setHashing(cluster, 'MAGLEV', tableSize ? { maglev_lb_config: { table_size: String(tableSize) } } : {})
  } else if (hash.ringHash) {
    const { minimumRingSize } = hash.ringHash
    setHashing(cluster, 'RING_HASH', minimumRingSize ? { ring_hash_lb_config: { minimum_ring_size: String(minimumRingSize) } } : {})
  } else {
    setHashing(cluster, 'RING_HASH', { ring_hash_lb_config: { minimum_ring_size: String(hash.minimumRingSize || 1024) } })
  }
}
