import type { MeshConfig } from '../../mesh/mesh-config.js'
import type { Service } from '../../mesh/model/service.js'
import type { LoadBalancerSettings, LocalityLbSetting, ZoneAwareLbSetting } from '../../types/istio/destination-rule.js'

/** How a cluster balances between places. */
export type PlaceSettings =
  | {
      readonly kind: 'locality'
      readonly setting: LocalityLbSetting
      /** Failover applies without outlier detection: readiness tells when to go elsewhere. */
      readonly force: boolean
    }
  | { readonly kind: 'zone-aware'; readonly setting: ZoneAwareLbSetting }

const NETWORK = 'topology.istio.io/network'
const REGION = 'topology.kubernetes.io/region'
const ZONE = 'topology.kubernetes.io/zone'
const SUBZONE = 'topology.istio.io/subzone'
const HOSTNAME = 'kubernetes.io/hostname'

const sameZone: PlaceSettings = { kind: 'locality', setting: { failoverPriority: [NETWORK, REGION, ZONE] }, force: true }
const sameNode: PlaceSettings = {
  kind: 'locality',
  setting: { failoverPriority: [NETWORK, REGION, ZONE, SUBZONE, HOSTNAME] },
  force: true,
}

/**
 * The DestinationRule's settings, else the Service's `trafficDistribution`, else the mesh's; undefined where locality load balancing is off.
 * Istio: pilot/pkg/networking/core/loadbalancer/loadbalancer.go#GetEffectiveLbSetting
 */
export function placeSettings(
  mesh: MeshConfig,
  rule: LoadBalancerSettings | undefined,
  service: Service | undefined,
): PlaceSettings | undefined {
  if (rule?.zoneAwareLbSetting) return { kind: 'zone-aware', setting: rule.zoneAwareLbSetting }
  if (rule?.localityLbSetting) return locality(rule.localityLbSetting)
  if (service?.kubernetes.trafficDistribution === 'PreferSameZone') return sameZone
  if (service?.kubernetes.trafficDistribution === 'PreferSameNode') return sameNode
  if (mesh.zoneAwareLbSetting) return { kind: 'zone-aware', setting: mesh.zoneAwareLbSetting }
  return mesh.localityLbSetting ? locality(mesh.localityLbSetting) : undefined
}

const locality = (setting: LocalityLbSetting): PlaceSettings | undefined =>
  setting.enabled === false ? undefined : { kind: 'locality', setting, force: false }

/** Zone-aware routing is on unless it says otherwise. */
export const zoneAwareRoutes = (setting: ZoneAwareLbSetting): boolean => setting.enabled !== false
