import type { ServiceSpec } from '../../types/kubernetes/service.js'
import type { Resource } from '../../types/resource.js'
import type { Endpoint } from '../model/endpoint.js'
import { selects } from '../model/labels.js'
import type { Service, ServicePort } from '../model/service.js'
import { endpointOf } from './kubernetes-endpoints.js'
import type { Workload } from './workload.js'

/** Where a WorkloadEntry serves a port of a Kubernetes Service; nothing where the Service names a port that the entry does not have. */
export function workloadPort(port: ServicePort, resource: Resource<ServiceSpec>, workload: Workload): number | undefined {
  const declared = resource.spec?.ports?.find((p) => (p.name ?? '') === port.name || p.port === port.port)
  const target = declared?.targetPort
  if (typeof target === 'number' && target > 0) return workload.ports.get(declared?.name ?? '') || target
  if (typeof target === 'string' && target) return workload.ports.get(target) || undefined
  return port.port
}

/** Whether a Kubernetes Service takes WorkloadEntries that its selector matches. */
export const takesWorkloads = (service: Service): boolean => service.resolution === 'ClientSideLB' && !service.meshExternal

/**
 * WorkloadEntries as endpoints of a Kubernetes Service whose selector matches them.
 * Istio: kube/controller/controller.go#collectWorkloadInstanceEndpoints
 */
export function workloadEndpoints(service: Service, resource: Resource<ServiceSpec>, workloads: readonly Workload[]): readonly Endpoint[] {
  if (!takesWorkloads(service) || Object.keys(service.selector).length === 0) return []
  const matching = workloads.filter((w) => w.namespace === service.namespace && !w.dnsOnly && selects(service.selector, w.labels))
  return service.ports.flatMap(({ port: number }) => {
    // istiod looks the port up by its number once more: of a TCP and a UDP port of one number the first takes the endpoints of both.
    const port = service.ports.find((p) => p.port === number)
    if (!port) return []
    return matching.flatMap((w) => {
      const endpointPort = workloadPort(port, resource, w)
      return endpointPort === undefined ? [] : [{ ...endpointOf(w, w.origin), endpointPort, servicePortName: port.name }]
    })
  })
}
