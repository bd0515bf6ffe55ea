import type { WorkloadEntrySpec } from '../../types/istio/service-entry.js'
import type { PodSpec } from '../../types/kubernetes/pod.js'
import type { Resource } from '../../types/resource.js'
import type { PortList, ServicePort } from '../../types/ztunnel/workload.js'
import type { PortName, ServiceInfo } from './service-info.js'

/** The services of a workload with the port of the workload behind each of theirs. A port that it does not have is left out. */
function servicePorts(
  services: Iterable<ServiceInfo>,
  targetOf: (info: ServiceInfo, name: PortName, target: number, port: number) => number | undefined,
): Record<string, PortList> | undefined {
  const entries = [...services].map((info): [string, PortList] => {
    const ports = (info.service.ports ?? []).flatMap(({ service_port = 0, target_port = 0 }): ServicePort[] => {
      const name = info.portNames.get(service_port)
      const target = name ? targetOf(info, name, target_port, service_port) : target_port
      if (target === undefined) return []
      return [{ ...(service_port > 0 && { service_port }), ...(target > 0 && { target_port: target }) }]
    })
    return [info.key, ports.length > 0 ? { ports } : {}]
  })
  return entries.length > 0 ? Object.fromEntries(entries) : undefined
}

/** Istio: pilot/pkg/serviceregistry/ambient/workloads.go#constructServices */
export function podServicePorts(pod: Resource<PodSpec>, services: Iterable<ServiceInfo>): Record<string, PortList> | undefined {
  const ports = containerPorts(pod.spec ?? {})
  return servicePorts(services, ({ isKubernetes }, { name, target }, declared, port) => {
    if (target !== undefined && target !== '') return ports.get(target)
    // A ServiceEntry has no named targets: its ports go by their own names.
    if (!isKubernetes && name !== '') return ports.get(name) ?? (declared || port)
    return declared
  })
}

/** Named TCP ports, the first of a name; those of sidecar containers after the others. Istio: ambient/helpers.go#FindPortName */
function containerPorts({ containers = [], initContainers = [] }: PodSpec): ReadonlyMap<string, number> {
  const ports = new Map<string, number>()
  for (const container of [...containers, ...initContainers.filter((c) => c.restartPolicy === 'Always')])
    for (const { name, protocol, containerPort } of container.ports ?? [])
      if (name && protocol === 'TCP' && !ports.has(name)) ports.set(name, containerPort ?? 0)
  return ports
}

/** Istio: pilot/pkg/serviceregistry/ambient/workloads.go#constructServicesFromWorkloadEntry */
export function entryServicePorts(
  { ports = {} }: WorkloadEntrySpec,
  services: Iterable<ServiceInfo>,
): Record<string, PortList> | undefined {
  const portOf = (name: string): number | undefined => (Object.hasOwn(ports, name) ? ports[name] : undefined)
  return servicePorts(services, ({ isKubernetes }, { name, target }, declared, port) => {
    if (isKubernetes) return target ? portOf(target) : (portOf(name) ?? declared)
    return portOf(name) ?? (declared || port)
  })
}
