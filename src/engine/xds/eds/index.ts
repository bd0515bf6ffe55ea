/**
 * EDS: which addresses stand behind each cluster.
 * Takes a proxy, the push context and the proxy's clusters; gives a load assignment for each of those that learn theirs by EDS.
 * Istio: pilot/pkg/xds/endpoints/endpoint_builder.go
 */
import { memo1, memo2 } from '../../memo.js'
import type { Endpoint } from '../../mesh/model/endpoint.js'
import type { DestinationRuleInEffect } from '../../mesh/model/rules.js'
import { portNumbered, type Service } from '../../mesh/model/service.js'
import { peerAuthenticationsOf } from '../../mesh/policy/peer-authentication.js'
import type { PushContext } from '../../mesh/push-context.js'
import type { Cluster } from '../../types/envoy/cluster.js'
import type { ClusterLoadAssignment } from '../../types/envoy/endpoint.js'
import { madeBy } from '../../types/provenance.js'
import type { Proxy } from '../../types/proxy.js'
import { policyInEffect } from '../traffic-policy.js'
import { parseClusterName } from './cluster-name.js'
import type { Client, Destination } from './destination.js'
import { type Group, groupByPlace } from './groups.js'
import { networkGatewaysOf } from './network-gateways.js'
import { balanceBetweenPlaces } from './place-priorities.js'
import { placeSettings } from './place-settings.js'
import { endpointsByName } from './sent-endpoints.js'
import { tunnelsOf } from './tunnels.js'

export function buildEndpoints(proxy: Proxy, push: PushContext, clusters: readonly Cluster[]): ClusterLoadAssignment[] {
  const client = clientOf(proxy, push)
  const seen = new Set<string>()
  const assignments: ClusterLoadAssignment[] = []
  for (const cluster of clusters) {
    if (cluster.type !== 'EDS') continue
    const name = cluster.eds_cluster_config?.service_name || cluster.name
    if (seen.has(name)) continue
    seen.add(name)
    const made = assignmentFor(cluster, proxy)
    made.assignment ??= loadAssignment(name, client, push)
    assignments.push(made.assignment)
  }
  return assignments
}

/** The assignment of a cluster for a proxy. A cluster stays the same object only while its service, rule, endpoints and policies do (see CDS). */
const assignmentFor = memo2((_cluster: Cluster, _proxy: Proxy): { assignment?: ClusterLoadAssignment } => ({}))

export const clientOf = (proxy: Proxy, push: PushContext): Client => ({
  proxy,
  scope: push.scopeOf(proxy),
  policies: peerAuthenticationsOf(push),
  tunnels: tunnelsOf(push),
  gateways: networkGatewaysOf(push),
})

/** The load assignment of a cluster by its name; without endpoints where the client has no such service or port. */
export function loadAssignment(cluster: string, client: Client, push: PushContext): ClusterLoadAssignment {
  const destination = destinationOf(cluster, client)
  if (!destination) return { cluster_name: cluster }
  const { service, subset, rule, port } = destination
  const all = push.endpointsOf(service)
  const kept = keptOf(destination, client, all)
  const { groups } = kept
  if (groups.length === 0) return emptyAssignment(destination)
  const policy = policyInEffect(rule?.rule.spec, subset, port.port)
  const settings = placeSettings(push.mesh, policy?.loadBalancer, service)
  if (!settings || (settings.kind === 'zone-aware' && client.proxy.type === 'waypoint')) return plainAssignment(destination, kept)
  const places = balanceBetweenPlaces(groups, settings, client.proxy, !!policy?.outlierDetection)
  if (places.length === groups.length && places.every((p, i) => p === groups[i]?.lb)) return plainAssignment(destination, kept)
  return attribute({ cluster_name: cluster, ...(places.length > 0 && { endpoints: places }) }, destination)
}

interface Found {
  readonly service: Service | undefined
  readonly rule: DestinationRuleInEffect | undefined
}

/** The service that a client was last asked about: the clusters of one stand together. */
const lastFound = memo1((_: Client): { hostname?: string; found?: Found } => ({}))

function find(hostname: string, client: Client): Found {
  const last = lastFound(client)
  if (last.found && last.hostname === hostname) return last.found
  const service = client.scope.serviceByHostname(hostname)
  last.hostname = hostname
  last.found = { service, rule: service && client.scope.destinationRule(client.proxy, service.hostname) }
  return last.found
}

function destinationOf(cluster: string, client: Client): Destination | undefined {
  const parts = parseClusterName(cluster)
  if (!parts) return undefined
  const { service, rule } = find(parts.hostname, client)
  const port = service && portNumbered(service.ports, parts.port)
  // A cluster of a name that DNS resolves is not fed by EDS.
  if (!service || !port || service.resolution === 'DNSLB' || service.resolution === 'DNSRoundRobinLB') return undefined
  const { subset, bySni, throughTunnel } = parts
  return { cluster, service, port, rule, subset, bySni, throughTunnel }
}

/** What was made for a cluster, and what it was made from. */
interface Kept {
  readonly all: readonly Endpoint[]
  readonly client: Client
  readonly groups: readonly Group[]
  /** Where the client is decides nothing: the same for all. */
  plain?: ClusterLoadAssignment
}

const noRule = {}
/** The clusters of a service under a rule, by kind of client and name. */
const keptFor = memo2((_service: object, _rule: object) => new Map<string, Kept>())

function keptOf(destination: Destination, client: Client, all: readonly Endpoint[]): Kept {
  const { service, rule, cluster } = destination
  const kept = keptFor(service, rule ?? noRule)
  const key = clientKind(client, service) + cluster
  const known = kept.get(key)
  if (known && known.all === all && sameMesh(known.client, client)) return known
  const made: Kept = { all, client, groups: groupByPlace(endpointsByName(all, destination), destination, client) }
  kept.set(key, made)
  return made
}

const sameMesh = (a: Client, b: Client): boolean => a.policies === b.policies && a.tunnels === b.tunnels && a.gateways === b.gateways

/** What of the client the endpoints depend on; nothing, for most. */
function clientKind({ proxy, gateways }: Client, service: Service): string {
  const { metadata, type } = proxy
  const node = service.kubernetes.nodeLocal ? metadata.nodeName : ''
  const network = gateways.byNetwork.size > 0 ? `${type} ${metadata.network} ${proxy.ipAddresses.join()}` : ''
  const noTunnel = metadata.raw.DISABLE_HBONE_SEND
  return type === 'grpc' || node || network || noTunnel ? `${type === 'grpc'} ${node} ${network} ${String(noTunnel)} ` : ''
}

const plainAssignment = (destination: Destination, kept: Kept): ClusterLoadAssignment => {
  kept.plain ??= attribute({ cluster_name: destination.cluster, endpoints: kept.groups.map((g) => g.lb) }, destination)
  return kept.plain
}

const emptyAssignment = (destination: Destination): ClusterLoadAssignment => attribute({ cluster_name: destination.cluster }, destination)

function attribute(assignment: ClusterLoadAssignment, { service, subset, rule }: Destination): ClusterLoadAssignment {
  const index = subset === '' ? -1 : (rule?.rule.spec.subsets?.findIndex((s) => s.name === subset) ?? -1)
  return madeBy(assignment, index < 0 ? undefined : rule?.rule.whence('subsets', index), service.origin)
}
