import { memo1 } from '../../memo.js'
import type { Endpoint, HealthStatus } from '../../mesh/model/endpoint.js'
import type { Address, Metadata } from '../../types/envoy/core.js'
import type { EnvoyHealthStatus, LbEndpoint } from '../../types/envoy/endpoint.js'
import { madeBy } from '../../types/provenance.js'
import type { Labels } from '../../types/resource.js'

/** How a client reaches an endpoint. */
export interface Way {
  /** Whether it may speak mutual TLS with the endpoint, if that takes it. */
  readonly mutualTls: boolean
  /** Through an HBONE tunnel, and whether the cluster chooses by endpoint between that and other sockets. */
  readonly tunnel?: 'chosen' | 'always'
}

/** The internal listener that opens tunnels. */
export const TUNNEL_LISTENER = 'connect_originate'
export const ORIGINAL_DESTINATION = 'envoy.filters.listener.original_dst'
const SOCKET_MATCH = 'envoy.transport_socket_match'
const CLUSTER_ID = 'Kubernetes'

/**
 * An endpoint for Envoy. What Istio's telemetry and TLS choose by is in its metadata. The same object for the same endpoint and way.
 * Istio: pilot/pkg/xds/endpoints/endpoint_builder.go#buildEnvoyLbEndpoint
 */
export function lbEndpoint(endpoint: Endpoint, way: Way): LbEndpoint {
  const made = waysTo(endpoint)
  const key = `${way.mutualTls} ${way.tunnel}`
  let lb = made.get(key)
  if (!lb) {
    lb = madeBy(build(endpoint, way), endpoint.origin)
    made.set(key, lb)
  }
  return lb
}

const waysTo = memo1((_: Endpoint) => new Map<string, LbEndpoint>())

function build(endpoint: Endpoint, { mutualTls, tunnel }: Way): LbEndpoint {
  const metadata: NonNullable<Metadata['filter_metadata']> = {}
  if (mutualTls && endpoint.tlsMode !== '' && endpoint.tlsMode !== 'disabled') metadata[SOCKET_MATCH] = { tlsMode: endpoint.tlsMode }
  metadata.istio = { workload: workloadId(endpoint) }
  let address = addressOf(endpoint.addresses[0] ?? '', endpoint.endpointPort)
  if (tunnel) {
    const target = hostPort(endpoint.addresses[0] ?? '', endpoint.endpointPort)
    address = { envoy_internal_address: { server_listener_name: TUNNEL_LISTENER, endpoint_id: target } }
    metadata[ORIGINAL_DESTINATION] = { local: target }
    if (tunnel === 'chosen') metadata[SOCKET_MATCH] = { tunnel: 'http' }
  }
  const health = healthStatus(isDraining(endpoint) ? 'Draining' : endpoint.health)
  return {
    endpoint: { address },
    ...(health && { health_status: health }),
    load_balancing_weight: endpoint.weight > 0 ? endpoint.weight : 1,
    metadata: { filter_metadata: metadata },
  }
}

/**
 * No port: a Unix socket's path. No address: a workload on another network, known by that only.
 * Istio: pilot/pkg/networking/util/util.go#BuildAddress
 */
export const addressOf = (address: string, port: number): Address =>
  port === 0 ? { pipe: { path: address.replace(/^unix:\/\//, '') } } : { socket_address: { ...(address && { address }), port_value: port } }

export const hostPort = (host: string, port: number): string => (host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`)

/** Being taken out of service: told by its pod's label, or by Kubernetes where sessions stay. */
export const isDraining = (endpoint: Endpoint): boolean => endpoint.health === 'Draining' || !!endpoint.labels['istio.io/draining']

function healthStatus(health: HealthStatus): EnvoyHealthStatus | undefined {
  switch (health) {
    case 'Healthy':
      return 'HEALTHY'
    case 'UnHealthy':
      return 'UNHEALTHY'
    case 'Draining':
      return 'DRAINING'
    case 'Terminating':
      return 'TIMEOUT'
    default:
      return undefined
  }
}

const NAME_LABELS = ['service.istio.io/canonical-name', 'app.kubernetes.io/name', 'app']
const REVISION_LABELS = ['service.istio.io/canonical-revision', 'app.kubernetes.io/version', 'version']

const firstLabel = (labels: Labels, names: readonly string[]): string | undefined => {
  const name = names.find((n) => Object.hasOwn(labels, n))
  return name === undefined ? undefined : labels[name]
}

/** `WORKLOAD;NAMESPACE;CANONICAL-NAME;CANONICAL-REVISION;CLUSTER`, for metrics. Istio: pilot/pkg/networking/util/util.go#AppendLbEndpointMetadata */
function workloadId({ workloadName, namespace, labels }: Endpoint): string {
  const name = firstLabel(labels, NAME_LABELS) ?? workloadName
  const revision = firstLabel(labels, REVISION_LABELS) ?? ''
  return [workloadName, namespace, name, revision === 'latest' ? '' : revision, CLUSTER_ID].join(';')
}

/** Whether a client speaks mutual TLS with it. */
export const speaksMutualTls = (lb: LbEndpoint): boolean => lb.metadata?.filter_metadata?.[SOCKET_MATCH]?.tlsMode === 'istio'
