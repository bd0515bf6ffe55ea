/**
 * CDS: the clusters that a proxy can send to.
 * Takes a proxy and the push context; gives Envoy clusters, the first of each name. Endpoints come by EDS or, for DNS, inline.
 * Istio: pilot/pkg/networking/core/cluster.go#BuildClusters
 */
import { memo2 } from '../../memo.js'
import type { Service } from '../../mesh/model/service.js'
import { envoyFiltersOf, type Patches } from '../../mesh/policy/envoy-filter.js'
import type { PushContext } from '../../mesh/push-context.js'
import type { Cluster } from '../../types/envoy/cluster.js'
import type { PatchContext } from '../../types/istio/envoy-filter.js'
import type { Proxy } from '../../types/proxy.js'
import type { Client } from '../eds/destination.js'
import { clientOf } from '../eds/index.js'
import { addedClusters, patchCluster } from '../envoy-filter/index.js'
import { type ClusterClient, clusterClient } from './client.js'
import { anyHostCluster } from './dynamic-forward-proxy.js'
import { extraServices } from './extra-services.js'
import { blackHoleCluster, inboundPassthroughCluster, passthroughCluster, secretSocketCluster } from './fixed.js'
import { type InboundCluster, inboundClusters } from './inbound.js'
import { outboundClusters } from './outbound.js'
import type { OutboundService } from './outbound-service.js'
import { waypointClusters } from './waypoint.js'

export function buildClusters(proxy: Proxy, push: PushContext): Cluster[] {
  const client = clusterClient(proxy, push.mesh)
  const reader = clientOf(proxy, push)
  const { scope } = reader
  const patches = envoyFiltersOf(proxy, push)
  const outbound = (services: readonly Service[], bySni: boolean): Cluster[] =>
    services.flatMap((service) => serviceClusters(service, push, client, reader, bySni))

  if (proxy.type === 'waypoint') {
    const all = [
      ...patchedInPlace(outbound(scope.services.filter(extraServices(proxy, push)), false).map(alone), patches, 'SIDECAR_OUTBOUND'),
      ...waypointClusters({ push, scope, client, reader }),
      ...(patches ? addedClusters(patches, 'SIDECAR_INBOUND') : []),
    ]
    return firstOfEachName(all)
  }
  const clusters = outbound(scope.services, false)
  clusters.push(blackHoleCluster(client))
  if (proxy.type === 'sidecar') {
    clusters.push(passthroughCluster(client))
    if (scope.outboundTrafficPolicy.mode === 'ALLOW_ANY_DYNAMIC_DNS') {
      clusters.push(anyHostCluster(proxy, client, push.mesh.outboundTrafficPolicy.tls))
    }
  } else if (proxy.type === 'router' && push.gatewaysOf(proxy)?.containsAutoPassthrough) {
    const internal = scope.services.filter((s) => !s.meshExternal)
    clusters.push(...outbound(internal, true))
  }
  const all = patched(clusters.map(alone), patches, proxy.type === 'router' ? 'GATEWAY' : 'SIDECAR_OUTBOUND')
  if (proxy.type === 'sidecar') {
    const inbound = inboundClusters({ proxy, scope, client, targets: push.targetsOf(proxy) })
    all.push(...patched([...inbound, alone(inboundPassthroughCluster(client))], patches, 'SIDECAR_INBOUND'))
  }
  if (client.secretSocket) all.push(secretSocketCluster(client))
  return firstOfEachName(all)
}

const alone = (cluster: Cluster): InboundCluster => ({ cluster, hosts: [] })

/** The clusters with EnvoyFilters' patches, then those that they add. */
function patched(clusters: readonly InboundCluster[], patches: Patches | undefined, context: PatchContext): Cluster[] {
  const changed = patchedInPlace(clusters, patches, context)
  return patches ? [...changed, ...addedClusters(patches, context)] : changed
}

const patchedInPlace = (clusters: readonly InboundCluster[], patches: Patches | undefined, context: PatchContext): Cluster[] =>
  clusters.flatMap(({ cluster, hosts }) => (patches ? (patchCluster(cluster, patches, context, hosts) ?? []) : cluster))

function firstOfEachName(clusters: readonly Cluster[]): Cluster[] {
  const seen = new Set<string>()
  return clusters.filter(({ name }) => !seen.has(name) && !!seen.add(name))
}

interface Kept {
  readonly of: OutboundService
  readonly clusters: readonly Cluster[]
}

/** The last clusters of a service for a kind of client, by whether a gateway routes to it by SNI. */
const keptFor = memo2((_service: Service, _client: ClusterClient) => new Map<boolean, Kept>())

function serviceClusters(service: Service, push: PushContext, client: ClusterClient, reader: Client, bySni: boolean): readonly Cluster[] {
  const of: OutboundService = {
    service,
    rule: reader.scope.destinationRule(reader.proxy, service.hostname),
    endpoints: push.endpointsOf(service),
    identities: push.serviceAccountsOf(service),
    client,
    reader,
    bySni,
  }
  const kept = keptFor(service, client)
  const known = kept.get(bySni)
  if (known && sameInputs(known.of, of)) return known.clusters
  const clusters = outboundClusters(of)
  kept.set(bySni, { of, clusters })
  return clusters
}

/** Only DNS clusters, with endpoints inline, depend on more of the proxy than its kind. */
function sameInputs(a: OutboundService, b: OutboundService): boolean {
  const { resolution } = a.service
  const inline = resolution === 'DNSLB' || resolution === 'DNSRoundRobinLB'
  return (
    a.rule === b.rule &&
    a.endpoints === b.endpoints &&
    sameNames(a.identities, b.identities) &&
    a.reader.policies === b.reader.policies &&
    a.reader.tunnels === b.reader.tunnels &&
    a.reader.gateways === b.reader.gateways &&
    (!inline || a.reader.proxy === b.reader.proxy)
  )
}

const sameNames = (a: readonly string[], b: readonly string[]): boolean =>
  a === b || (a.length === b.length && a.every((x, i) => x === b[i]))
