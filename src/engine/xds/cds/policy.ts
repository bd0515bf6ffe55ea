import { isHttp } from '../../mesh/model/protocol.js'
import type { Service, ServicePort } from '../../mesh/model/service.js'
import type { ConnectionPoolSettings } from '../../types/istio/destination-rule.js'
import type { MeshConfig } from '../../types/istio/mesh-config.js'
import type { PortPolicy } from '../traffic-policy.js'
import type { ClusterClient } from './client.js'
import { applyConnectionPool } from './connection-pool.js'
import { type Draft, speakHttp2 } from './draft.js'
import { applyLoadBalancer, type InlineEndpoints } from './load-balancer.js'
import { applyOutlierDetection } from './outlier-detection.js'
import { tlsSocket } from './tls-context.js'
import { connectBy, precedeByProxyProtocol } from './transport-sockets.js'
import { chooseTls, type ServerFacts } from './upstream-tls.js'

/** What an outbound cluster's policy depends on beside itself. */
export interface OutboundOptions {
  readonly service: Service
  readonly port: ServicePort
  readonly client: ClusterClient
  readonly inline: InlineEndpoints | undefined
  /** Absent for clusters that pass on TLS as it comes. */
  readonly server: ServerFacts | undefined
  readonly ruleSelects: boolean
}

/**
 * Lays a traffic policy over a cluster.
 * Istio: pilot/pkg/networking/core/cluster_traffic_policy.go#applyTrafficPolicy
 */
export function applyPolicy(draft: Draft, policy: PortPolicy | undefined, options: OutboundOptions): void {
  const { service, port, client, inline, server, ruleSelects } = options
  const pool = policy?.connectionPool
  if (upgradesToHttp2(pool, port, client.mesh)) speakHttp2(draft)
  applyConnectionPool(draft, client.mesh, pool, policy?.retryBudget)
  applyOutlierDetection(draft, service, policy?.outlierDetection)
  applyLoadBalancer(draft, service, policy?.loadBalancer, client, inline)
  if (!server) return
  const chosen = chooseTls(policy?.tls, server, client)
  const listedIdentities = service.registry === 'External' ? server.identities : undefined
  const socket = chosen && tlsSocket(draft, chosen.tls, { client, outbound: true, listedIdentities, ruleSelects })
  connectBy(draft, socket, chosen, client.sendsTunnels)
  precedeByProxyProtocol(draft, policy?.proxyProtocol)
}

/** The mesh's baseline for what a rule leaves out as a whole. Istio: #applyDefaultTrafficPolicy */
export function withMeshDefaults(policy: PortPolicy | undefined, mesh: MeshConfig): PortPolicy | undefined {
  const { connectionPool, outlierDetection } = mesh.defaultTrafficPolicy ?? {}
  const pool = policy?.connectionPool ?? connectionPool
  const outlier = policy?.outlierDetection ?? outlierDetection
  if (pool === policy?.connectionPool && outlier === policy?.outlierDetection) return policy
  return { ...policy, connectionPool: pool, outlierDetection: outlier }
}

/** The rule decides for any port, the mesh for ports that say that they speak HTTP. Istio: #shouldH2Upgrade */
export function upgradesToHttp2(pool: ConnectionPoolSettings | undefined, port: ServicePort, mesh: MeshConfig): boolean {
  const http = pool?.http
  if (http?.useClientProtocol) return false
  if (http?.h2UpgradePolicy === 'UPGRADE') return true
  if (http?.h2UpgradePolicy === 'DO_NOT_UPGRADE') return false
  return isHttp(port.protocol) && mesh.h2UpgradePolicy === 'UPGRADE'
}
