import type { ServiceEntrySpec, WorkloadEntrySpec } from '../../types/istio/service-entry.js'
import { madeBy, origin } from '../../types/provenance.js'
import type { Labels, Origin, Resource } from '../../types/resource.js'
import type { ZtunnelWorkload } from '../../types/ztunnel/workload.js'
import { clusterId } from '../registry/locality.js'
import { ipBytes } from './bytes.js'
import { entryServicePorts } from './ports.js'
import type { ServiceInfo } from './service-info.js'
import type { ServiceLookup } from './service-lookup.js'
import type { Waypoint } from './waypoints.js'
import {
  canonicalFields,
  localityField,
  placeFields,
  policiesField,
  text,
  tunnelFields,
  type WorkloadContext,
  type WorkloadInfo,
  waypointOf,
} from './workload-info.js'

/** What an entry has beside what its spec says. */
interface Identity {
  readonly uid: string
  readonly resource: Resource
  readonly labels: Labels
  readonly workloadName: string
  readonly network: string
  readonly services: readonly ServiceInfo[]
  readonly waypoint: { readonly fields: Partial<ZtunnelWorkload>; readonly waypoint: Waypoint | undefined }
  readonly origin: Origin
}

function entryWorkload(spec: WorkloadEntrySpec, id: Identity, context: WorkloadContext): WorkloadInfo {
  const { resource, labels } = id
  const { namespace, name } = resource
  const address = spec.address ?? ''
  const bytes = ipBytes(address)
  const [region = '', zone = '', subzone = ''] = (spec.locality ?? '').split('/')
  const ports = entryServicePorts(spec, id.services)
  const workload: ZtunnelWorkload = {
    uid: id.uid,
    name,
    namespace,
    ...placeFields(context, id.network),
    cluster_id: clusterId,
    ...text('service_account', spec.serviceAccount ?? ''),
    ...(ports && { services: ports }),
    ...policiesField(context.policiesFor(namespace, labels)),
    ...id.waypoint.fields,
    ...localityField(region, zone, subzone),
    ...(spec.weight && { capacity: spec.weight }),
    ...(bytes ? { addresses: [bytes] } : text('hostname', address)),
    ...canonicalFields(labels, id.workloadName),
    ...tunnelFields(labels, resource.annotations),
  }
  const { waypoint } = id.waypoint
  madeBy(workload, id.origin, ...id.services.map((s) => origin(s.source, 'spec')), waypoint && origin(waypoint.gateway))
  return { workload, labels, addresses: bytes ? [address] : [], createdAt: resource.createdAt, waypoint }
}

const own = (table: Labels, key: string): string | undefined => (Object.hasOwn(table, key) ? table[key] : undefined)

/** Istio: pilot/pkg/serviceregistry/ambient/workloads.go#workloadEntryWorkloadBuilder */
export function workloadEntryWorkload(
  resource: Resource<WorkloadEntrySpec>,
  context: WorkloadContext,
  lookup: ServiceLookup,
): WorkloadInfo {
  const { namespace, name, annotations } = resource
  const spec = resource.spec ?? {}
  const labels = { ...spec.labels, ...resource.labels }
  return entryWorkload(
    spec,
    {
      uid: `${clusterId}/networking.istio.io/WorkloadEntry/${namespace}/${name}`,
      resource,
      labels,
      workloadName: own(annotations, 'istio.io/autoRegistrationGroup') ?? own(labels, 'service.istio.io/workload-name') ?? name,
      network: spec.network || context.world.network,
      services: lookup.selecting(namespace, labels),
      waypoint: waypointOf(context, labels, namespace),
      origin: origin(resource, 'spec'),
    },
    context,
  )
}

/**
 * A ServiceEntry's endpoints; where it has none and its hosts are resolved by DNS, a workload for each host. None for an entry that gave
 * way to others in all its hosts. Labels are the entry's, but for the choice of a waypoint.
 * Istio: pilot/pkg/serviceregistry/ambient/workloads.go#serviceEntryWorkloadBuilder
 */
export function serviceEntryWorkloads(
  resource: Resource<ServiceEntrySpec>,
  context: WorkloadContext,
  lookup: ServiceLookup,
): WorkloadInfo[] {
  const { namespace, name, labels } = resource
  const { endpoints = [], resolution = 'NONE', workloadSelector } = resource.spec ?? {}
  const byHost = endpoints.length === 0 && !workloadSelector && resolution !== 'NONE' && resolution !== 'STATIC'
  const all = endpoints.length > 0 || byHost ? lookup.ofEntry(namespace, name) : []
  if (all.length === 0) return []
  const made = (spec: WorkloadEntrySpec, services: readonly ServiceInfo[], network: string, from: Origin): WorkloadInfo =>
    entryWorkload(
      spec,
      {
        uid: `${clusterId}/networking.istio.io/ServiceEntry/${namespace}/${name}/${spec.address ?? ''}`,
        resource,
        labels,
        workloadName: name,
        network,
        services,
        waypoint: byHost ? { fields: {}, waypoint: undefined } : waypointOf(context, spec.labels ?? {}, namespace),
        origin: from,
      },
      context,
    )
  if (byHost) return all.map((info) => made({ address: info.hostname }, [info], context.world.network, origin(resource, 'spec')))
  // An endpoint without a network of its own has that of the one before it.
  let { network } = context.world
  return endpoints.map((endpoint, i) => {
    network = endpoint.network || network
    return made(endpoint, all, network, origin(resource, 'spec', 'endpoints', i))
  })
}
