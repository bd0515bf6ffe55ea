import type { EndpointSliceObject } from '../../types/kubernetes/endpoint-slice.js'
import { origin } from '../../types/provenance.js'
import type { Resource } from '../../types/resource.js'
import type { Endpoint, HealthStatus } from '../model/endpoint.js'
import type { Service } from '../model/service.js'
import { augmentLabels, parseLocality } from './locality.js'
import type { Pods } from './pods.js'
import type { Settings } from './settings.js'
import type { Workload } from './workload.js'

export const serviceNameLabel = 'kubernetes.io/service-name'

type SliceEndpoint = NonNullable<EndpointSliceObject['endpoints']>[number]

/** Istio: kube/controller/endpointslice.go#endpointHealthStatus */
function healthOf(endpoint: SliceEndpoint, service: Service | undefined): HealthStatus {
  const { ready, serving, terminating } = endpoint.conditions ?? {}
  if (ready !== false) return 'Healthy'
  if (service && keepsSessions(service) && serving !== false && terminating !== false) return 'Draining'
  return service && terminating !== false ? 'Terminating' : 'UnHealthy'
}

/** Whether clients stay with an endpoint that drains: the service asks for persistent sessions. Istio: Service.SupportsDrainingEndpoints */
const keepsSessions = (service: Service): boolean =>
  !!service.labels['istio.io/persistent-session'] || !!service.labels['istio.io/persistent-session-header']

/** Routing by place must know what is unhealthy to spill over. Istio: Service.SupportsUnhealthyEndpoints */
const sendsUnhealthy = (service: Service | undefined): boolean => !!service && service.kubernetes.trafficDistribution !== 'Any'

const stranger = (settings: Settings, address: string): Omit<Workload, 'origin'> => ({
  kind: 'Pod',
  name: '',
  namespace: '',
  address,
  labels: augmentLabels({}, parseLocality(''), '', settings.network),
  locality: parseLocality(''),
  network: settings.network,
  serviceAccount: '',
  tlsMode: 'disabled',
  workloadName: '',
  weight: 0,
  hostname: '',
  subdomain: '',
  nodeName: '',
  ports: new Map(),
  dnsOnly: false,
})

interface Found {
  readonly index: number
  readonly address: string
  readonly workload: Workload | undefined
}

/** The addresses of a slice with the pods behind them; one that should be a pod's but is not is left out. */
function addressesOf(slice: Resource, pods: Pods): Found[] {
  const found: Found[] = []
  for (const [index, endpoint] of ((slice.object as EndpointSliceObject).endpoints ?? []).entries()) {
    for (const address of endpoint.addresses ?? []) {
      const target = endpoint.targetRef?.kind === 'Pod' ? endpoint.targetRef : undefined
      const pod = target ? pods.named(target.namespace ?? '', target.name ?? '') : pods.atAddress(address, slice.namespace)
      if (pod || !target) found.push({ index, address, workload: pod && pods.workload(pod) })
    }
  }
  return found
}

interface Kept {
  readonly service: Service | undefined
  readonly settings: Settings
  readonly found: readonly Found[]
  readonly endpoints: readonly Endpoint[]
}

const keptBySlice = new WeakMap<Resource, Kept>()

/**
 * The endpoints in one slice of a service; the same array while the slice, the service and the pods are the same.
 * Istio: pilot/pkg/serviceregistry/kube/controller/endpointslice.go#updateEndpointCacheForSlice
 */
export function sliceEndpoints(slice: Resource, service: Service | undefined, pods: Pods, settings: Settings): readonly Endpoint[] {
  const object = slice.object as EndpointSliceObject
  if (object.addressType === 'FQDN') return []
  const found = addressesOf(slice, pods)
  const kept = keptBySlice.get(slice)
  if (kept && kept.service === service && kept.settings === settings && kept.found.length === found.length) {
    if (kept.found.every((k, i) => k.index === found[i]?.index && k.address === found[i]?.address && k.workload === found[i]?.workload)) {
      return kept.endpoints
    }
  }
  const sendUnhealthyEndpoints = sendsUnhealthy(service)
  const endpoints: Endpoint[] = []
  for (const { index, address, workload } of found) {
    const health = healthOf(object.endpoints?.[index] ?? {}, service)
    const of = endpointOf(workload ?? stranger(settings, address), workload?.origin ?? origin(slice, 'endpoints', index))
    const addresses = [address]
    for (const { port, name } of object.ports ?? []) {
      endpoints.push({ ...of, addresses, endpointPort: port ?? 0, servicePortName: name ?? '', health, sendUnhealthyEndpoints })
    }
  }
  keptBySlice.set(slice, { service, settings, found, endpoints })
  return endpoints
}

/** A workload as an endpoint that says neither its port nor the service's. */
export function endpointOf(workload: Omit<Workload, 'origin'>, from: Endpoint['origin']): Endpoint {
  return {
    addresses: [workload.address],
    endpointPort: 0,
    servicePortName: '',
    servicePortNumber: 0,
    labels: workload.labels,
    tlsMode: workload.tlsMode,
    serviceAccount: workload.serviceAccount,
    network: workload.network,
    locality: workload.locality,
    weight: workload.weight,
    namespace: workload.namespace,
    workloadName: workload.workloadName,
    hostname: workload.hostname,
    subdomain: workload.subdomain,
    nodeName: workload.nodeName,
    health: workload.kind === 'Pod' ? 'Healthy' : 'Unknown',
    sendUnhealthyEndpoints: false,
    origin: from,
  }
}
