import { memo2 } from '../../memo.js'
import { waypointResources } from '../../mesh/ambient/waypoint-resources.js'
import { isHttp, isSniffed, isTcp } from '../../mesh/model/protocol.js'
import type { DestinationRuleInEffect } from '../../mesh/model/rules.js'
import type { Service, ServicePort } from '../../mesh/model/service.js'
import type { PushContext } from '../../mesh/push-context.js'
import type { SidecarScope } from '../../mesh/sidecar-scope/scope.js'
import type { Cluster } from '../../types/envoy/cluster.js'
import type { ClientTlsSettings, Subset } from '../../types/istio/destination-rule.js'
import { madeBy } from '../../types/provenance.js'
import type { Client, Destination } from '../eds/destination.js'
import { type Group, groupByPlace } from '../eds/groups.js'
import { endpointsByNumber } from '../eds/sent-endpoints.js'
import { dnsCacheOf } from '../lds/http/dynamic-dns.js'
import { type PortPolicy, policyForPort, policyForSubset } from '../traffic-policy.js'
import { inboundVipName } from '../waypoint-names.js'
import { baseCluster, speakProtocolOf, statName } from './base.js'
import type { ClusterClient } from './client.js'
import { applyConnectionPool } from './connection-pool.js'
import { type Draft, finish, speakHttp2 } from './draft.js'
import { forwardProxy } from './dynamic-forward-proxy.js'
import { applyLoadBalancer } from './load-balancer.js'
import { outboundServices, ruleMetadata, setMetadata } from './metadata.js'
import { discoveryType, edsConfig } from './outbound.js'
import { applyOutlierDetection } from './outlier-detection.js'
import { upgradesToHttp2 } from './policy.js'
import { policyOrigin, portOrigin } from './provenance.js'
import { tlsSocket } from './tls-context.js'
import { precedeByProxyProtocol, rawBuffer, waypointTunnelSocket } from './transport-sockets.js'
import { connectOriginateCluster, encapCluster, mainInternalCluster } from './waypoint-fixed.js'

interface WaypointClient {
  readonly push: PushContext
  readonly scope: SidecarScope
  readonly client: ClusterClient
  readonly reader: Client
}

/** Istio: pilot/pkg/networking/core/cluster_waypoint.go#buildWaypointInboundClusters */
export function waypointClusters(context: WaypointClient): Cluster[] {
  const { push, reader, client } = context
  const { services, origin } = waypointResources(push, reader.proxy)
  return [
    madeBy(mainInternalCluster(), origin),
    madeBy(encapCluster(), origin),
    ...services.flatMap((service) => serviceClusters(context, service)),
    madeBy(connectOriginateCluster(reader.proxy, client), origin),
  ]
}

interface Kept {
  readonly inputs: readonly unknown[]
  readonly clusters: readonly Cluster[]
}

const keptFor = memo2((_service: Service, _client: ClusterClient): { last?: Kept } => ({}))

/** The clusters of a service, made again where its rule changed, or what a DNS cluster has inline. */
function serviceClusters(context: WaypointClient, service: Service): readonly Cluster[] {
  const { push, scope, client, reader } = context
  const { proxy, policies, tunnels } = reader
  const rule = scope.destinationRule(proxy, service.hostname, 'inbound')
  const inline = service.resolution === 'DNSLB' || service.resolution === 'DNSRoundRobinLB'
  const inputs = [rule, ...(inline ? [push.endpointsOf(service), policies, tunnels, proxy] : [])]
  const kept = keptFor(service, client)
  if (!kept.last?.inputs.every((input, i) => input === inputs[i])) {
    kept.last = { inputs, clusters: service.ports.flatMap((port) => portClusters(context, service, port, rule)) }
  }
  return kept.last.clusters
}

/** One cluster of a service's port. */
interface Plan {
  readonly service: Service
  readonly port: ServicePort
  readonly as: 'http' | 'tcp'
  readonly rule: DestinationRuleInEffect | undefined
  readonly policy: PortPolicy | undefined
  readonly subset?: { readonly subset: Subset; readonly index: number }
}

/**
 * For each port a cluster for what is spoken there, or both where it is not known; then those of the subsets.
 * Istio: pilot/pkg/networking/core/cluster_waypoint.go#buildWaypointInboundVIP
 */
function portClusters(context: WaypointClient, service: Service, port: ServicePort, rule: DestinationRuleInEffect | undefined): Cluster[] {
  const { protocol } = port
  if (protocol === 'UDP' || (service.resolution === 'DynamicDNS' && protocol !== 'HTTP')) return []
  const spoken: readonly ('http' | 'tcp')[] = [
    ...(isSniffed(protocol) || isTcp(protocol) ? ['tcp' as const] : []),
    ...(isSniffed(protocol) || isHttp(protocol) ? ['http' as const] : []),
  ]
  const ofRule = policyForPort(rule?.rule.spec.trafficPolicy, port.port)
  const plans: Omit<Plan, 'as'>[] = [{ service, port, rule, policy: ofRule }]
  for (const [index, subset] of (rule?.rule.spec.subsets ?? []).entries())
    plans.push({ service, port, rule, policy: policyForSubset(ofRule, subset.trafficPolicy, port.port), subset: { subset, index } })
  return plans.flatMap((plan) => spoken.flatMap((as) => vipCluster(context, { ...plan, as }) ?? []))
}

/**
 * To the endpoints of a service's port, each through a tunnel where it takes one. The rule's TLS goes inside the tunnel.
 * Istio: pilot/pkg/networking/core/cluster_waypoint.go#buildWaypointInboundVIPCluster
 */
function vipCluster(context: WaypointClient, plan: Plan): Cluster | undefined {
  const { client } = context
  const { service, port, policy, rule, subset, as } = plan
  const name = inboundVipName(service, port.port, as, subset?.subset.name)
  const groups = inlineGroups(context, plan, name)
  const draft = draftFor(context, plan, name, groups)
  if (!draft) return undefined
  const { cluster } = draft
  const inline = { groups, split: [], labels: context.reader.proxy.labels }
  setMetadata(cluster, outboundServices(service), policy && rule ? ruleMetadata(rule) : {}, {
    subset: subset ? `${as}/${subset.subset.name}` : as,
  })
  applyConnectionPool(draft, client.mesh, policy?.connectionPool ?? {}, policy?.retryBudget)
  if (upgradesToHttp2(policy?.connectionPool, port, client.mesh)) speakHttp2(draft)
  // A waypoint may panic whatever the service's traffic distribution.
  applyOutlierDetection(draft, undefined, policy?.outlierDetection)
  if (service.resolution !== 'DynamicDNS') applyLoadBalancer(draft, service, policy?.loadBalancer, client, inline)
  if (cluster.type === 'ORIGINAL_DST') cluster.lb_policy = 'CLUSTER_PROVIDED'
  if (cluster.type === 'EDS') cluster.eds_cluster_config = { eds_config: edsConfig, service_name: name }
  cluster.transport_socket = userTls(draft, policy?.tls, client, rule) ?? rawBuffer('raw_buffer')
  precedeByProxyProtocol(draft, policy?.proxyProtocol)
  cluster.transport_socket = waypointTunnelSocket(cluster.transport_socket)
  if (service.raceFirstTcpConnect) cluster.dns_lookup_family = 'ALL'
  return madeBy(finish(draft), subset ? rule?.rule.whence('subsets', subset.index) : policyOrigin(rule, port), portOrigin(service, port))
}

/** What a DNS cluster has inline: all endpoints, in subsets too, whatever the rule says. */
function inlineGroups({ client, push, reader }: WaypointClient, { service, port }: Plan, name: string): readonly Group[] {
  const type = discoveryType(service, client)
  if (service.resolution === 'DynamicDNS' || (type !== 'STRICT_DNS' && type !== 'LOGICAL_DNS')) return []
  const destination: Destination = { cluster: name, service, port, subset: '', rule: undefined, throughTunnel: true }
  return groupByPlace(endpointsByNumber(push.endpointsOf(service), service, port.port), destination, reader)
}

function draftFor({ client }: WaypointClient, { service, port }: Plan, name: string, groups: readonly Group[]): Draft | undefined {
  if (service.resolution !== 'DynamicDNS') {
    const endpoints = groups.map((g) => g.lb)
    return baseCluster({ name, type: discoveryType(service, client), service, port, endpoints }, client)
  }
  const cluster: Cluster = { name, alt_stat_name: statName(name), ...forwardProxy(dnsCacheOf(service, client), false) }
  const draft: Draft = { cluster, dynamicForwardProxy: true }
  speakProtocolOf(port, draft, client)
  return draft
}

/** Mutual TLS of the mesh's own is the tunnel's affair. Istio: pilot/pkg/networking/core/cluster_waypoint.go#buildWaypointTLSContext */
function userTls(draft: Draft, tls: ClientTlsSettings | undefined, client: ClusterClient, rule: DestinationRuleInEffect | undefined) {
  if (tls?.mode !== 'SIMPLE' && tls?.mode !== 'MUTUAL') return undefined
  return tlsSocket(draft, tls, { client, outbound: false, listedIdentities: undefined, ruleSelects: !!rule?.rule.spec.workloadSelector })
}
