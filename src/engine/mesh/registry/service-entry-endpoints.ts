import type { ServiceEntryPort, ServiceEntrySpec } from '../../types/istio/service-entry.js'
import { origin } from '../../types/provenance.js'
import type { Resource } from '../../types/resource.js'
import type { Endpoint } from '../model/endpoint.js'
import { selects } from '../model/labels.js'
import { parseProtocol } from '../model/protocol.js'
import type { Service, ServicePort } from '../model/service.js'
import { endpointOf } from './kubernetes-endpoints.js'
import { parseLocality } from './locality.js'
import { isDns, serviceEntryServices } from './service-entry.js'
import type { Settings } from './settings.js'
import type { Workload } from './workload.js'
import { entryWorkload, unixPrefix } from './workload-entry.js'

/** An endpoint of a ServiceEntry's service, for one of its ports. Istio: pilot/pkg/model/service.go#ServiceInstance */
export interface ServiceInstance {
  readonly service: Service
  readonly port: ServicePort
  readonly endpoint: Endpoint
}

/** What one ServiceEntry makes. */
export interface EntryServices {
  readonly services: readonly Service[]
  readonly instances: readonly ServiceInstance[]
}

const portOf = (p: ServiceEntryPort): ServicePort => ({ name: p.name ?? '', port: p.number ?? 0, protocol: parseProtocol(p.protocol) })

/** The host itself as the endpoint: an entry that is resolved by DNS and names no endpoints. */
function hostInstance(resource: Resource<ServiceEntrySpec>, service: Service, p: ServiceEntryPort): ServiceInstance {
  const port = portOf(p)
  const endpoint: Endpoint = {
    addresses: [service.hostname],
    endpointPort: p.targetPort || port.port,
    servicePortName: port.name,
    servicePortNumber: port.port,
    labels: {},
    tlsMode: 'disabled',
    serviceAccount: '',
    network: '',
    locality: parseLocality(''),
    weight: 0,
    namespace: resource.namespace,
    workloadName: resource.name,
    hostname: '',
    subdomain: '',
    nodeName: '',
    health: 'Unknown',
    sendUnhealthyEndpoints: false,
    origin: service.origin,
  }
  return { service, port, endpoint }
}

/** Istio: serviceentry/conversion.go#convertWorkloadInstanceToServiceInstance */
function workloadInstance(workload: Workload, service: Service, p: ServiceEntryPort): ServiceInstance {
  const port = portOf(p)
  const unix = workload.address.startsWith(unixPrefix)
  return {
    service,
    port,
    endpoint: {
      ...endpointOf(workload, workload.origin),
      addresses: [unix ? workload.address.slice(unixPrefix.length) : workload.address],
      servicePortName: port.name,
      servicePortNumber: port.port,
      endpointPort: unix ? 0 : workload.ports.get(port.name) || p.targetPort || port.port,
    },
  }
}

/** The workloads that stand behind an entry, pods first, then by namespace and name. */
function selected(spec: ServiceEntrySpec, namespaceWorkloads: readonly Workload[], byDns: boolean): readonly Workload[] {
  const key = (w: Workload) => `${w.kind === 'Pod' ? 0 : 1}${w.name}`
  return namespaceWorkloads
    .filter((w) => selects(spec.workloadSelector?.labels, w.labels) && (byDns || !w.dnsOnly))
    .sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0))
}

/** The workloads that the entry itself lists, each named after its place. */
const listed = (resource: Resource<ServiceEntrySpec>, settings: Settings): readonly Workload[] =>
  (resource.spec?.endpoints ?? []).map((endpoint, i) => {
    const name = `${resource.name}-${i}`
    const id = { name, namespace: resource.namespace, labels: {}, annotations: {}, origin: origin(resource, 'spec', 'endpoints', i) }
    return entryWorkload(endpoint, id, settings)
  })

interface Kept {
  readonly settings: Settings
  readonly workloads: readonly Workload[] | undefined
  readonly made: EntryServices
}

const keptByEntry = new WeakMap<Resource, Kept>()

/**
 * The services of a ServiceEntry with their endpoints; the same while the entry and the workloads that it selects are the same.
 * `namespaceWorkloads`: ready pods and healthy WorkloadEntries of its namespace.
 * Istio: pilot/pkg/serviceregistry/serviceentry/conversion.go#services
 */
export function entryServices(
  resource: Resource<ServiceEntrySpec>,
  settings: Settings,
  namespaceWorkloads: () => readonly Workload[],
): EntryServices {
  const spec = resource.spec ?? {}
  const services = serviceEntryServices(resource, settings)
  const first = services[0]
  const byDns = first !== undefined && isDns(first)
  const workloads = spec.workloadSelector && first ? selected(spec, namespaceWorkloads(), byDns) : undefined
  const kept = keptByEntry.get(resource)
  if (kept && kept.settings === settings && kept.workloads?.length === workloads?.length) {
    if (!workloads || workloads.every((w, i) => w === kept.workloads?.[i])) return kept.made
  }
  const ports = spec.ports ?? []
  const behind = workloads ?? listed(resource, settings)
  const itself = byDns && !workloads && behind.length === 0
  const instances = services.flatMap((service) =>
    itself
      ? ports.map((p) => hostInstance(resource, service, p))
      : behind.flatMap((w) => ports.map((p) => workloadInstance(w, service, p))),
  )
  const made = { services, instances }
  keptByEntry.set(resource, { settings, workloads, made })
  return made
}
