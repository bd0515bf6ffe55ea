/**
 * EDS: which addresses stand behind each cluster.
 * Takes a proxy, the push context and the proxy's clusters; gives a load assignment for each of those that learn theirs by EDS.
 * Istio: pilot/pkg/xds/endpoints/endpoint_builder.go
 */
import { memo1, memo2 } from '../../memo.js'
import type { Endpoint } from '../../mesh/model/endpoint.js'
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
  policies: peerAuthenticationsOf(push),
  tunnels: tunnelsOf(push),
})

/** The load assignment of a cluster by its name; without endpoints where the client has no such service or port. */
export function loadAssignment(cluster: string, client: Client, push: PushContext): ClusterLoadAssignment {
  const destination = destinationOf(cluster, client.proxy, push)
  if (!destination) return { cluster_name: cluster }
  const { service, subset, rule, port } = destination
  const all = push.endpointsOf(service)
  const groups = groupsOf(destination, client, all)
  if (groups.length === 0) return emptyAssignment(destination)
  const policy = policyInEffect(rule?.rule.spec, subset, port.port)
  const settings = placeSettings(push.mesh, policy?.loadBalancer, service)
  if (!settings || (settings.kind === 'zone-aware' && client.proxy.type === 'waypoint')) return plainAssignment(destination, groups)
  const places = balanceBetweenPlaces(groups, settings, client.proxy, !!policy?.outlierDetection)
  if (places.length === groups.length && places.every((p, i) => p === groups[i]?.lb)) return plainAssignment(destination, groups)
  return attribute({ cluster_name: cluster, endpoints: places }, destination)
}

function destinationOf(cluster: string, proxy: Proxy, push: PushContext): Destination | undefined {
  const parts = parseClusterName(cluster)
  const scope = push.scopeOf(proxy)
  const service = parts && scope.serviceByHostname(parts.hostname)
  const port = service?.ports.find((p) => p.port === parts?.port)
  if (!parts || !service || !port) return undefined
  // A cluster of a name that DNS resolves is not fed by EDS.
  if (service.resolution === 'DNSLB' || service.resolution === 'DNSRoundRobinLB') return undefined
  return { ...parts, cluster, service, port, rule: scope.destinationRule(proxy, service.hostname) }
}

interface Kept {
  readonly all: readonly Endpoint[]
  readonly policies: Client['policies']
  readonly tunnels: Client['tunnels']
  readonly groups: readonly Group[]
}

const noRule = {}
/** What was made for the clusters of a service under a rule. */
const keptFor = memo2((_service: object, _rule: object) => new Map<string, Kept>())

function groupsOf(destination: Destination, client: Client, all: readonly Endpoint[]): readonly Group[] {
  const { service, rule, cluster } = destination
  const { policies, tunnels, proxy } = client
  const kept = keptFor(service, rule ?? noRule)
  const node = service.kubernetes.nodeLocal ? proxy.metadata.nodeName : ''
  const key = `${proxy.type === 'grpc' ? 'grpc' : ''} ${String(proxy.metadata.raw.DISABLE_HBONE_SEND ?? '')} ${node} ${cluster}`
  const known = kept.get(key)
  if (known && known.all === all && known.policies === policies && known.tunnels === tunnels) return known.groups
  const groups = groupByPlace(endpointsByName(all, destination), destination, client)
  kept.set(key, { all, policies, tunnels, groups })
  return groups
}

/** Assignments that do not depend on where the client is, one for each list of groups. */
const plainFor = memo1((_groups: readonly Group[]) => new Map<string, ClusterLoadAssignment>())

function plainAssignment(destination: Destination, groups: readonly Group[]): ClusterLoadAssignment {
  const kept = plainFor(groups)
  let assignment = kept.get(destination.cluster)
  if (!assignment) {
    assignment = attribute({ cluster_name: destination.cluster, endpoints: groups.map((g) => g.lb) }, destination)
    kept.set(destination.cluster, assignment)
  }
  return assignment
}

const emptyAssignment = (destination: Destination): ClusterLoadAssignment => attribute({ cluster_name: destination.cluster }, destination)

function attribute(assignment: ClusterLoadAssignment, { service, subset, rule }: Destination): ClusterLoadAssignment {
  const index = subset === '' ? -1 : (rule?.rule.spec.subsets?.findIndex((s) => s.name === subset) ?? -1)
  return madeBy(assignment, index < 0 ? undefined : rule?.rule.whence('subsets', index), service.origin)
}
