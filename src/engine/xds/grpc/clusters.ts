import { outboundClusterName } from '../../mesh/model/cluster-name.js'
import type { DestinationRuleInEffect } from '../../mesh/model/rules.js'
import { portNumbered, type Service, type ServicePort } from '../../mesh/model/service.js'
import type { PushContext } from '../../mesh/push-context.js'
import type { GrpcCluster } from '../../types/envoy/proxyless.js'
import { madeBy } from '../../types/provenance.js'
import type { Proxy } from '../../types/proxy.js'
import { statName } from '../cds/base.js'
import { applyConsistentHash } from '../cds/load-balancer.js'
import { policyOrigin, portOrigin } from '../cds/provenance.js'
import { parseClusterName } from '../eds/cluster-name.js'
import { type PortPolicy, policyForPort, policyForSubset } from '../traffic-policy.js'
import { clientTls } from './tls.js'

/**
 * The clusters of the names that a client asks for; those that stand for no port or subset are left out.
 * Istio: pilot/pkg/networking/grpcgen/cds.go#BuildClusters
 */
export function grpcClusters(proxy: Proxy, push: PushContext, names: readonly string[]): GrpcCluster[] {
  const scope = push.scopeOf(proxy)
  return names.flatMap((name) => {
    const parts = parseClusterName(name)
    const service = parts && scope.serviceByHostname(parts.hostname)
    const port = parts && service && portNumbered(service.ports, parts.port)
    if (!parts || !service || !port) return []
    const rule = scope.destinationRule(proxy, service.hostname)
    return grpcCluster(service, port, parts.subset, rule, push.serviceAccountsOf(service)) ?? []
  })
}

/** Undefined where the rule has no such subset. */
function grpcCluster(
  service: Service,
  port: ServicePort,
  subset: string,
  rule: DestinationRuleInEffect | undefined,
  identities: readonly string[],
): GrpcCluster | undefined {
  const { trafficPolicy, subsets = [] } = rule?.rule.spec ?? {}
  const index = subset === '' ? -1 : subsets.findIndex((s) => s.name === subset)
  if (subset !== '' && index < 0) return undefined
  const ofPort = policyForPort(trafficPolicy, port.port)
  const policy = index < 0 ? ofPort : policyForSubset(ofPort, subsets[index]?.trafficPolicy, port.port)
  const name = outboundClusterName(subset, service.hostname, port.port)
  const cluster: GrpcCluster = {
    name,
    type: 'EDS',
    alt_stat_name: statName(name),
    eds_cluster_config: { eds_config: { ads: {} }, service_name: name },
  }
  if (policy) applyPolicy(cluster, policy, identities)
  return madeBy(cluster, index < 0 ? policyOrigin(rule, port) : rule?.rule.whence('subsets', index), portOrigin(service, port))
}

/** gRPC knows mutual TLS of the mesh, some load balancers, and a limit of requests; the rest of a policy is lost on it. */
function applyPolicy(cluster: GrpcCluster, { tls, loadBalancer, connectionPool }: PortPolicy, identities: readonly string[]): void {
  if (tls?.mode === 'ISTIO_MUTUAL') cluster.transport_socket = clientTls(identities)
  if (loadBalancer?.consistentHash) applyConsistentHash(cluster, loadBalancer.consistentHash)
  else if (loadBalancer?.simple === 'LEAST_REQUEST') cluster.lb_policy = 'LEAST_REQUEST'
  const requests = connectionPool?.http?.http2MaxRequests ?? 0
  if (requests > 0) cluster.circuit_breakers = { thresholds: [{ max_requests: requests }] }
}
