import type { EndpointSliceObject } from '../../types/kubernetes/endpoint-slice.js'
import { madeBy, origin } from '../../types/provenance.js'
import type { Resource } from '../../types/resource.js'
import type { PortList, ServicePort, ZtunnelWorkload } from '../../types/ztunnel/workload.js'
import { serviceNameLabel } from '../registry/kubernetes-endpoints.js'
import { kubernetesHostname } from '../registry/kubernetes-service.js'
import { clusterId } from '../registry/locality.js'
import { ipBytes } from './bytes.js'
import type { ServiceInfo } from './service-info.js'
import type { ServiceLookup } from './service-lookup.js'
import { placeFields, text, type WorkloadContext, type WorkloadInfo } from './workload-info.js'

/**
 * The endpoints that somebody wrote by hand: what a slice says is all that is known of them. Those of pods are left to the pods.
 * Istio: pilot/pkg/serviceregistry/ambient/workloads.go#endpointSlicesBuilder
 */
export function sliceWorkloads(slice: Resource, context: WorkloadContext, lookup: ServiceLookup): WorkloadInfo[] {
  const object = slice.object as EndpointSliceObject
  const serviceName = slice.labels[serviceNameLabel]
  if (serviceName === undefined || object.addressType === 'FQDN') return []
  const info = lookup.kubernetes(slice.namespace, kubernetesHostname(serviceName, slice.namespace))
  if (!info) return []
  const ports = portsOf(object, info)
  const { trust_domain } = placeFields(context, '')
  const seen = new Set<string>()
  return (object.endpoints ?? []).flatMap(({ addresses = [], targetRef, conditions }, i) => {
    const [key] = addresses
    if (targetRef?.kind === 'Pod' || key === undefined || seen.has(key)) return []
    seen.add(key)
    const bytes = addresses.map(ipBytes)
    if (!bytes.every((b) => b !== undefined)) return []
    const workload: ZtunnelWorkload = {
      uid: `${clusterId}/discovery.k8s.io/EndpointSlice/${slice.namespace}/${slice.name}/${key}`,
      name: slice.name,
      namespace: slice.namespace,
      addresses: bytes,
      ...text('network', context.world.network),
      ...(trust_domain && { trust_domain }),
      services: { [info.key]: ports },
      ...(conditions?.ready === false && { status: 'UNHEALTHY' }),
      cluster_id: clusterId,
      network_mode: 'HOST_NETWORK',
    }
    madeBy(workload, origin(slice, 'endpoints', i), origin(info.source, 'spec'))
    return [{ workload, labels: {}, addresses, createdAt: slice.createdAt, waypoint: undefined }]
  })
}

/** The slice's TCP ports by the service's of the same name. */
function portsOf({ ports = [] }: EndpointSliceObject, info: ServiceInfo): PortList {
  const list = ports.flatMap(({ name, port, protocol }): ServicePort[] => {
    if (name == null || port == null || protocol !== 'TCP') return []
    const found = info.service.ports?.find((p) => (info.portNames.get(p.service_port ?? 0)?.name ?? '') === name)
    return found?.service_port ? [{ service_port: found.service_port, ...(port > 0 && { target_port: port }) }] : []
  })
  return list.length > 0 ? { ports: list } : {}
}
