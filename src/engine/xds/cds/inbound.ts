import { inboundClusterName } from '../../mesh/model/cluster-name.js'
import { familyOf } from '../../mesh/model/ip.js'
import { parseProtocol } from '../../mesh/model/protocol.js'
import type { Service } from '../../mesh/model/service.js'
import type { ServiceTarget } from '../../mesh/model/target.js'
import type { SidecarScope } from '../../mesh/sidecar-scope/scope.js'
import type { Cluster } from '../../types/envoy/cluster.js'
import type { LocalityLbEndpoints } from '../../types/envoy/endpoint.js'
import type { IstioIngressListener } from '../../types/istio/sidecar.js'
import { madeBy, origin } from '../../types/provenance.js'
import type { Proxy } from '../../types/proxy.js'
import type { Origin } from '../../types/resource.js'
import { addressOf } from '../eds/lb-endpoint.js'
import { policyForPort } from '../traffic-policy.js'
import { baseCluster, statName } from './base.js'
import type { ClusterClient } from './client.js'
import { applyConnectionPool } from './connection-pool.js'
import { finish } from './draft.js'
import { bindToLoopback } from './fixed.js'
import { inboundServices, ruleMetadata, setMetadata } from './metadata.js'
import { withMeshDefaults } from './policy.js'
import { policyOrigin, portOrigin } from './provenance.js'
import { clusterStatName } from './stat-name.js'

/** Go's longest duration in whole seconds: destinations once used are kept for good. */
const NEVER = '9223372035s'

/** A cluster with the hosts of the services that it is for. */
export interface InboundCluster {
  readonly cluster: Cluster
  readonly hosts: readonly string[]
}

export interface InboundOptions {
  readonly proxy: Proxy
  readonly scope: SidecarScope
  readonly client: ClusterClient
  /** The ports that the proxy's own workload serves. */
  readonly targets: readonly ServiceTarget[]
}

/**
 * The clusters that lead to the application behind a sidecar: one for each port, or what its Sidecar's `ingress` says instead.
 * Istio: pilot/pkg/networking/core/cluster.go#buildInboundClusters
 */
export function inboundClusters(options: InboundOptions): InboundCluster[] {
  const { scope, proxy } = options
  const ingress = scope.sidecar?.spec?.ingress ?? []
  if (ingress.length > 0) return ingress.flatMap((listener, index) => ingressCluster(listener, index, options) ?? [])
  // Nothing is redirected to the proxy: only a Sidecar can tell it where to listen.
  if (proxy.metadata.interceptionMode === 'NONE') return []
  const byPort = new Map<number, ServiceTarget[]>()
  for (const target of options.targets) {
    const same = byPort.get(target.targetPort)
    if (same) same.push(target)
    else byPort.set(target.targetPort, [target])
  }
  const loopback = options.client.ipMode === 'v6' ? '::1' : '127.0.0.1'
  const bind = options.client.mesh.inboundTrafficPolicy.mode === 'LOCALHOST' ? loopback : ''
  return [...byPort].map(([port, targets]) => inboundCluster(port, bind, targets, options))
}

/**
 * To `bind` and the first target's port, or without `bind` to where the connection was going. Of several services on one port the oldest
 * decides.
 * Istio: pilot/pkg/networking/core/cluster_builder.go#buildInboundCluster
 */
function inboundCluster(
  clusterPort: number,
  bind: string,
  targets: readonly ServiceTarget[],
  options: InboundOptions,
  by?: Origin,
): InboundCluster {
  const { proxy, scope, client } = options
  const { service, port, targetPort } = targets[0]!
  const name = inboundClusterName(clusterPort)
  const endpoints: LocalityLbEndpoints[] = bind === '' ? [] : [{ lb_endpoints: [{ endpoint: { address: addressOf(bind, targetPort) } }] }]
  const draft = baseCluster({ name, type: bind === '' ? 'ORIGINAL_DST' : 'STATIC', service, port, endpoints }, client)!
  const { cluster } = draft
  const pattern = client.mesh.inboundClusterStatName
  if (pattern) cluster.alt_stat_name = statName(clusterStatName(pattern, service, '', port, clusterPort))
  if (bind === '') cluster.cleanup_interval = NEVER

  const rule = scope.destinationRule(proxy, service.hostname, 'inbound')
  const own = rule?.rule.spec.trafficPolicy
  const policy = withMeshDefaults(policyForPort(own, port.port), client.mesh)
  const pool = scope.inboundConnectionPoolForPort(clusterPort) ?? policy?.connectionPool
  applyConnectionPool(draft, client.mesh, pool, policy?.retryBudget)
  if (bind === '') cluster.lb_policy = 'CLUSTER_PROVIDED'
  if (bind !== '127.0.0.1' && bind !== '::1') cluster.upstream_bind_config = bindToLoopback(client.ipMode)
  const services = inboundServices(targets)
  if (services) setMetadata(cluster, services, rule && own ? ruleMetadata(rule) : {})
  const ports = targets.filter((t) => isReal(t.service)).map((t) => portOrigin(t.service, t.port))
  return { cluster: madeBy(finish(draft), by, policyOrigin(rule, port), ...ports), hosts: targets.map((t) => t.service.hostname) }
}

const isReal = (service: Service): boolean => service.name !== '' && !service.meshExternal

function ingressCluster(listener: IstioIngressListener, index: number, options: InboundOptions): InboundCluster | undefined {
  const { scope, targets, client, proxy } = options
  const sidecar = scope.sidecar!
  const number = listener.port?.number ?? 0
  const endpoint = defaultEndpoint(listener.defaultEndpoint ?? '', proxy, client)
  if (!endpoint) return undefined
  const service = targets.find((t) => t.targetPort === number)?.service ?? standIn(sidecar.name, proxy.namespace, origin(sidecar))
  const port = { name: listener.port?.name ?? '', port: number, protocol: parseProtocol(listener.port?.protocol) }
  const target: ServiceTarget = { service, port, targetPort: endpoint.port }
  return inboundCluster(number, endpoint.address, [target], options, origin(sidecar, 'spec', 'ingress', index))
}

/**
 * Where a Sidecar's ingress sends: a Unix socket, the application's loopback, the pod's own address (`0.0.0.0`, `[::]`), or without an
 * address where the connection was going. Undefined where it cannot be read.
 */
function defaultEndpoint(text: string, proxy: Proxy, client: ClusterClient): { address: string; port: number } | undefined {
  if (text === '') return { address: '', port: 0 }
  if (text.startsWith('unix://')) return { address: text, port: 0 }
  const [, v6, other, digits] = /^(?:\[([^[\]]*)\]|([^:[\]]*)):(\d{1,5})$/.exec(text) ?? []
  if (digits === undefined) return undefined
  return { address: ingressAddress(v6 ?? other ?? '', proxy, client), port: Number(digits) }
}

function ingressAddress(host: string, proxy: Proxy, client: ClusterClient): string {
  const own = (family: 'v4' | 'v6'): string | undefined => proxy.ipAddresses.find((ip) => familyOf(ip) === family)
  switch (host) {
    case '0.0.0.0':
      return own('v4') ?? '127.0.0.1'
    case '::':
      return own('v6') ?? '::1'
    case '127.0.0.1':
      return client.ipMode === 'v6' ? '::1' : '127.0.0.1'
    case '::1':
      return client.ipMode === 'v4' ? '127.0.0.1' : '::1'
    default:
      return ''
  }
}

/** Stands for a port that no service leads to; only its name shows, in statistics. */
const standIn = (name: string, namespace: string, from: Origin): Service => ({
  hostname: `${name}.${namespace}`,
  name,
  namespace,
  ports: [],
  clusterVIPs: [],
  defaultAddress: '',
  autoAllocatedIPv4: '',
  autoAllocatedIPv6: '',
  resolution: 'ClientSideLB',
  meshExternal: true,
  createdAt: 0,
  exportTo: new Set(),
  registry: 'External',
  labels: {},
  selector: {},
  serviceAccounts: [],
  passthroughTargetPorts: new Map(),
  raceFirstTcpConnect: false,
  objectName: name,
  kubernetes: {
    type: '',
    externalName: '',
    externalAddresses: [],
    nodeLocal: false,
    trafficDistribution: 'Any',
    publishNotReadyAddresses: false,
    headless: false,
    aliases: [],
  },
  origin: from,
})
