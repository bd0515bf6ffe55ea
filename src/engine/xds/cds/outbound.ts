import { outboundClusterName, sniClusterName } from '../../mesh/model/cluster-name.js'
import type { Endpoint } from '../../mesh/model/endpoint.js'
import { isWildcard } from '../../mesh/model/hostname.js'
import type { Service, ServicePort } from '../../mesh/model/service.js'
import type { Cluster, DiscoveryType } from '../../types/envoy/cluster.js'
import type { ConfigSource } from '../../types/envoy/core.js'
import type { Subset } from '../../types/istio/destination-rule.js'
import { madeBy } from '../../types/provenance.js'
import type { Destination } from '../eds/destination.js'
import { groupByPlace } from '../eds/groups.js'
import { endpointsByNumber, inSubset } from '../eds/sent-endpoints.js'
import { workloadTakesTunnel } from '../eds/tunnels.js'
import { type PortPolicy, policyForPort, policyForSubset } from '../traffic-policy.js'
import { baseCluster, statName } from './base.js'
import type { ClusterClient } from './client.js'
import { finish } from './draft.js'
import { dynamicForwardProxyCluster } from './dynamic-forward-proxy.js'
import { exchangesMetadata } from './fixed.js'
import type { InlineEndpoints } from './load-balancer.js'
import { alpnMetadata, outboundServices, ruleMetadata, setMetadata } from './metadata.js'
import type { OutboundService } from './outbound-service.js'
import { applyPolicy, withMeshDefaults } from './policy.js'
import { policyOrigin, portOrigin } from './provenance.js'
import { servicePolicy } from './service-policy.js'
import { clusterStatName } from './stat-name.js'
import type { ServerFacts } from './upstream-tls.js'

/**
 * The clusters of a service: for each port one, then one for each subset.
 * Istio: pilot/pkg/networking/core/cluster.go#buildOutboundClusters
 */
export function outboundClusters(of: OutboundService): Cluster[] {
  const { service } = of
  if (service.resolution === 'Alias') return []
  const onDemand = !of.bySni && service.resolution === 'DynamicDNS' && isWildcard(service.hostname)
  const clusters: Cluster[] = []
  for (const port of service.ports) {
    if (port.protocol === 'UDP') continue
    if (onDemand) {
      const cluster = dynamicForwardProxyCluster(of, outboundClusterName('', service.hostname, port.port), port)
      if (cluster) clusters.push(cluster)
    } else clusters.push(...portClusters(of, port))
  }
  return clusters
}

/** How clients find the endpoints. A gateway has no original destination to go to. Istio: #convertResolution */
export function discoveryType(service: Service, client: ClusterClient): DiscoveryType {
  switch (service.resolution) {
    case 'DNSLB':
      return service.raceFirstTcpConnect ? 'LOGICAL_DNS' : 'STRICT_DNS'
    case 'DNSRoundRobinLB':
      return 'LOGICAL_DNS'
    case 'Passthrough':
      return client.type === 'router' ? 'EDS' : 'ORIGINAL_DST'
    default:
      return 'EDS'
  }
}

export const edsConfig: ConfigSource = { ads: {}, initial_fetch_timeout: '0s', resource_api_version: 'V3' }

interface PortPlan extends OutboundService {
  readonly port: ServicePort
  readonly byNumber: readonly Endpoint[]
  readonly type: DiscoveryType
}

function portClusters(of: OutboundService, port: ServicePort): Cluster[] {
  const { service, client, rule } = of
  const byNumber = endpointsByNumber(of.endpoints, service, port.port)
  const type = discoveryType(service, client)
  const plan: PortPlan = { ...of, port, byNumber, type }
  const policy = withMeshDefaults(policyForPort(rule?.rule.spec.trafficPolicy, port.port), client.mesh)
  const whole = cluster(plan, undefined, policy)
  if (!whole) return []
  const subsets = rule?.rule.spec.subsets ?? []
  // A load balancer that passes through turns the whole service's cluster to original destinations, and subsets' with it.
  const subsetPlan: PortPlan = { ...plan, type: whole.type ?? type }
  const clusters = [whole]
  for (const [index, subset] of subsets.entries()) {
    const passes = subset.trafficPolicy?.loadBalancer?.simple === 'PASSTHROUGH'
    const made = cluster(passes ? { ...subsetPlan, type: 'ORIGINAL_DST' } : subsetPlan, { subset, index }, policy)
    if (made) clusters.push(made)
  }
  return clusters
}

interface SubsetAt {
  readonly subset: Subset
  readonly index: number
}

function cluster(plan: PortPlan, at: SubsetAt | undefined, rulePolicy: PortPolicy | undefined): Cluster | undefined {
  const { service, port, rule, client, type, bySni } = plan
  const subset = at?.subset.name ?? ''
  const name = (bySni ? sniClusterName : outboundClusterName)(subset, service.hostname, port.port)
  const isDns = type === 'STRICT_DNS' || type === 'LOGICAL_DNS'
  const inline = isDns ? inlineEndpoints(plan, name, subset) : undefined
  const draft = baseCluster({ name, type, service, port, endpoints: inline?.groups.map((g) => g.lb) }, client)
  if (!draft) return undefined
  const made = draft.cluster
  const { outboundClusterStatName: pattern } = client.mesh
  if (pattern) made.alt_stat_name = statName(clusterStatName(pattern, service, subset, port, 0))
  if (!at && !bySni && keepsSessions(service)) made.common_lb_config = { ...made.common_lb_config, override_host_status: drainingToo }

  const policy = at ? policyForSubset(rulePolicy, at.subset.trafficPolicy, port.port) : rulePolicy
  const server = bySni ? undefined : serverFacts(plan, at?.subset)
  const ruleSelects = !!rule?.rule.spec.workloadSelector
  applyPolicy(draft, policy, { service, port, client, inline, server, ruleSelects })
  if (made.type === 'EDS') made.eds_cluster_config = { eds_config: edsConfig, service_name: name }
  made.filters = exchangesMetadata
  setMetadata(
    made,
    outboundServices(service),
    at || bySni ? {} : outsideMetadata(plan),
    rule ? { ...ruleMetadata(rule), ...alpnMetadata(policy?.tls) } : {},
    at ? { subset: at.subset.name } : {},
  )
  return madeBy(finish(draft), at ? rule?.rule.whence('subsets', at.index) : policyOrigin(rule, port), portOrigin(service, port))
}

/** Whom no metadata is exchanged with: servers outside the mesh, and those behind tunnels. */
function outsideMetadata({ service, byNumber, reader }: PortPlan): { external?: true; disable_mx?: true } {
  const tunnelled = byNumber.length > 0 && byNumber.every((e) => workloadTakesTunnel(e, reader.tunnels))
  if (tunnelled) return { disable_mx: true }
  return service.meshExternal ? { external: true } : {}
}

const keepsSessions = ({ labels }: Service): boolean =>
  !!labels['istio.io/persistent-session'] || !!labels['istio.io/persistent-session-header']

/** Endpoints on their way out still serve those who stay with them. */
const drainingToo = { statuses: ['HEALTHY' as const, 'DRAINING' as const, 'UNKNOWN' as const, 'DEGRADED' as const] }

function serverFacts(plan: PortPlan, subset: Subset | undefined): ServerFacts {
  const { service, port, identities, reader, rule, byNumber } = plan
  const policy = subset ? subset.trafficPolicy : rule?.rule.spec.trafficPolicy
  return {
    identities,
    sni: sniClusterName(subset?.name ?? '', service.hostname, port.port),
    meshExternal: service.meshExternal,
    mode: servicePolicy(service, byNumber, policy?.loadBalancer, reader.policies),
  }
}

/** Labels split only the endpoints of a whole service. Where they lie in several places istiod 1.31 itself fails; each place is split here. */
function inlineEndpoints(plan: PortPlan, name: string, subset: string): InlineEndpoints {
  const { service, port, rule, byNumber, reader, bySni } = plan
  const destination: Destination = { cluster: name, service, port, subset, rule, bySni }
  const groups = groupByPlace(inSubset(byNumber, destination), destination, reader)
  return { groups, split: subset === '' && !bySni ? groups : [], labels: reader.proxy.labels }
}
