/**
 * Registry: from the state of the cluster to services, their endpoints and what each proxy serves.
 * Takes the cluster's Services, EndpointSlices, Pods, Nodes, Namespaces, ServiceEntries and WorkloadEntries; gives services oldest first.
 * Istio: pilot/pkg/serviceregistry/{kube/controller,serviceentry,aggregate}
 */
import type { ClusterState } from '../../cluster/index.js'
import type { ServiceEntrySpec, WorkloadEntrySpec } from '../../types/istio/service-entry.js'
import type { PodSpec } from '../../types/kubernetes/pod.js'
import type { ServiceSpec } from '../../types/kubernetes/service.js'
import type { Proxy } from '../../types/proxy.js'
import type { Resource } from '../../types/resource.js'
import type { MeshConfig } from '../mesh-config.js'
import type { Endpoint } from '../model/endpoint.js'
import { selects } from '../model/labels.js'
import type { Service } from '../model/service.js'
import type { ServiceTarget } from '../model/target.js'
import { resolveAliases } from './aliases.js'
import { serviceNameLabel, sliceEndpoints } from './kubernetes-endpoints.js'
import { kubernetesService } from './kubernetes-service.js'
import { byCreation, byText } from './order.js'
import { type Pods, podsOf } from './pods.js'
import { type EntryServices, entryServices, type ServiceInstance } from './service-entry-endpoints.js'
import { createSettings, type Settings } from './settings.js'
import { podTargets } from './targets.js'
import { isReady, type Workload } from './workload.js'
import { takesWorkloads, workloadEndpoints, workloadPort } from './workload-endpoints.js'
import { workloadEntry } from './workload-entry.js'

export interface Registry {
  /** Oldest first, ties by name and namespace; several for one hostname and namespace where ServiceEntries make them. */
  readonly services: readonly Service[]
  readonly pods: Pods
  /** Healthy WorkloadEntries, by namespace and name. */
  readonly workloadEntries: readonly Workload[]
  /** All endpoints under a hostname and namespace: those of ServiceEntries first, then those of the Kubernetes Service. */
  endpointsOf(hostname: string, namespace: string): readonly Endpoint[]
  /** Services that the proxy's own workload serves, oldest first, ties by hostname. Istio: pilot/pkg/model/context.go#SetServiceTargets */
  targetsOf(proxy: Proxy): readonly ServiceTarget[]
  settingsOf(namespace: string): Settings
}

const keyOf = (hostname: string, namespace: string) => `${namespace}/${hostname}`

function groupBy<T>(items: readonly T[], keyOfItem: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    const key = keyOfItem(item)
    const group = groups.get(key)
    if (group) group.push(item)
    else groups.set(key, [item])
  }
  return groups
}

const istio = 'networking.istio.io'

/** What the registry is made of: while none of these changes, the registry is the same. */
const inputsOf = (state: ClusterState, mesh: MeshConfig): readonly unknown[] => [
  mesh,
  state.list('', 'Service'),
  state.list('discovery.k8s.io', 'EndpointSlice'),
  state.list('', 'Pod'),
  state.list('', 'Node'),
  state.list('', 'Namespace'),
  state.list(istio, 'ServiceEntry'),
  state.list(istio, 'WorkloadEntry'),
]

/** Makes a registry stage; from one state to the next it keeps what did not change. */
export function createRegistry(): (state: ClusterState, mesh: MeshConfig) => Registry {
  const settings = createSettings()
  let last: { readonly inputs: readonly unknown[]; readonly registry: Registry } | undefined
  return (state, mesh) => {
    const inputs = inputsOf(state, mesh)
    if (last?.inputs.every((x, i) => x === inputs[i])) return last.registry
    const registry = buildRegistry(state, settings(state, mesh))
    last = { inputs, registry }
    return registry
  }
}

function buildRegistry(state: ClusterState, settingsOf: (namespace: string) => Settings): Registry {
  const pods = podsOf(state, settingsOf)
  const workloadEntries = state
    .list<WorkloadEntrySpec>(istio, 'WorkloadEntry')
    .map((r) => workloadEntry(r, settingsOf(r.namespace)))
    .filter((w) => w !== undefined)
    .sort((a, b) => byText(a.namespace, b.namespace) || byText(a.name, b.name))

  let byNamespace: Map<string, Workload[]> | undefined
  const workloadsIn = (namespace: string): readonly Workload[] => {
    byNamespace ??= groupBy([...pods.all.filter(isReady).map((p) => pods.workload(p)), ...workloadEntries], (w) => w.namespace)
    return byNamespace.get(namespace) ?? []
  }

  const resources = state.list<ServiceSpec>('', 'Service')
  const kubernetes = resources.map((r) => kubernetesService(r, settingsOf(r.namespace)))
  const entries = state
    .list<ServiceEntrySpec>(istio, 'ServiceEntry')
    .map((r) => entryServices(r, settingsOf(r.namespace), () => workloadsIn(r.namespace)))
  const services = resolveAliases([...kubernetes, ...entries.flatMap((e) => e.services)].sort(byCreation))

  const serviceAt = new Map(kubernetes.map((s, i) => [keyOf(s.hostname, s.namespace), { service: s, resource: resources[i] }]))
  const slices = groupBy(state.list('discovery.k8s.io', 'EndpointSlice'), (s) => `${s.namespace}/${s.labels[serviceNameLabel] ?? ''}`)
  const instances = groupBy(mergedInstances(entries), (i) => keyOf(i.service.hostname, i.service.namespace))

  const kept = new Map<string, readonly Endpoint[]>()
  const endpointsOf = (hostname: string, namespace: string): readonly Endpoint[] => {
    const key = keyOf(hostname, namespace)
    let endpoints = kept.get(key)
    if (endpoints) return endpoints
    const external = (instances.get(key) ?? []).map((i) => i.endpoint)
    const { service, resource } = serviceAt.get(key) ?? {}
    if (service && resource) {
      const mine = slices.get(`${namespace}/${service.name}`) ?? []
      // What says that it is exported to nobody gets no endpoints, whatever else it says. Istio: endpointslice.go#serviceNeedsPush
      const isHidden = saysNobody(resource)
      const own = isHidden ? [] : deduplicated(mine.map((s) => sliceEndpoints(s, service, pods, settingsOf(namespace))))
      const extra = workloadEndpoints(service, resource, workloadEntries)
      endpoints = external.length + extra.length === 0 ? own : [...external, ...own, ...extra]
    } else endpoints = external
    kept.set(key, endpoints)
    return endpoints
  }

  const servicesIn = groupBy(resources, (r) => r.namespace)
  const instancesAt = groupBy([...instances.values()].flat(), (i) => i.endpoint.addresses[0] ?? '')
  const workloadAt = groupBy(
    workloadEntries.filter((w) => !w.dnsOnly),
    (w) => w.address,
  )
  const find = (r: Resource<ServiceSpec>) => kubernetesService(r, settingsOf(r.namespace))

  const kubernetesTargets = (proxy: Proxy): readonly ServiceTarget[] => {
    const ip = proxy.ipAddresses[0] ?? ''
    const entry = entryOf(proxy, workloadAt.get(ip) ?? [])
    if (entry) {
      return (servicesIn.get(entry.namespace) ?? [])
        .filter((r) => selectsNonEmpty(r, entry))
        .flatMap((r) => entryTargets(entry, r, find(r)))
    }
    const pod = proxy.pod as Resource<PodSpec>
    const selecting = (servicesIn.get(pod.namespace) ?? []).filter((r) => selectsNonEmpty(r, pod))
    if (selecting.length > 0) return selecting.flatMap((r) => podTargets(pod, r, find(r)))
    return (servicesIn.get(pod.namespace) ?? []).map(find).flatMap((service) => endpointTargets(service, ip, endpointsOf))
  }

  const targetsOf = (proxy: Proxy): readonly ServiceTarget[] => {
    const external = proxy.ipAddresses
      .flatMap((ip) => instancesAt.get(ip) ?? [])
      .filter((i) => i.service.namespace === proxy.pod.namespace)
      .map(({ service, port, endpoint }) => ({ service, port, targetPort: endpoint.endpointPort, endpoint }))
    return [...kubernetesTargets(proxy), ...external].sort(
      (a, b) => a.service.createdAt - b.service.createdAt || byText(a.service.hostname, b.service.hostname),
    )
  }

  return { services, pods, workloadEntries, endpointsOf, targetsOf, settingsOf }
}

const saysNobody = (resource: Resource): boolean =>
  (resource.annotations['networking.istio.io/exportTo'] ?? '').split(',').some((v) => v.trim() === '~')

const selectsNonEmpty = (r: Resource<ServiceSpec>, of: { readonly labels: Resource['labels'] }): boolean => {
  const selector = r.spec?.selector ?? {}
  return Object.keys(selector).length > 0 && selects(selector, of.labels)
}

/** The WorkloadEntry that stands for a proxy: one with its address, best with its name, or at least of its namespace. */
function entryOf(proxy: Proxy, at: readonly Workload[]): Workload | undefined {
  if (at.length < 2) return at[0]
  const named = at.find((w) => `${w.name}.${w.namespace}` === proxy.id)
  return named ?? at.find((w) => w.namespace === proxy.namespace) ?? at[0]
}

/** Istio: kube/controller/controller.go#serviceTargetsFromWorkloadInstance */
const entryTargets = (entry: Workload, resource: Resource<ServiceSpec>, service: Service): readonly ServiceTarget[] =>
  takesWorkloads(service)
    ? service.ports.flatMap((port) => {
        const targetPort = port.protocol === 'UDP' ? undefined : workloadPort(port, resource, entry)
        return targetPort === undefined ? [] : [{ service, port, targetPort }]
      })
    : []

/** Services without a selector whose endpoints, written by hand, have the proxy's address. */
const endpointTargets = (service: Service, ip: string, endpointsOf: Registry['endpointsOf']): readonly ServiceTarget[] =>
  endpointsOf(service.hostname, service.namespace).flatMap((endpoint) => {
    const port = service.ports.find((p) => p.name === endpoint.servicePortName)
    return port && endpoint.servicePortNumber === 0 && endpoint.addresses[0] === ip
      ? [{ service, port, targetPort: endpoint.endpointPort }]
      : []
  })

/** An address counts once for a port: it may stand in two slices for a moment, or belong to two pods on the host's network. */
function deduplicated(slices: readonly (readonly Endpoint[])[]): readonly Endpoint[] {
  const all = slices.length === 1 ? (slices[0] ?? []) : slices.flat()
  const seen = new Set<string>()
  const once = all.filter((e) => {
    const key = `${e.addresses[0]} ${e.servicePortName}`
    return !seen.has(key) && !!seen.add(key)
  })
  return once.length === all.length ? all : once
}

/**
 * The instances of all entries, the oldest entry first. Of services resolved by DNS round robin a port takes the first only: Envoy's cluster
 * type holds one. Istio: serviceentry/conversion.go#mergeServicesInstancesByNamespaceHost
 */
function mergedInstances(entries: readonly EntryServices[]): readonly ServiceInstance[] {
  const all = entries.flatMap((e) => e.instances)
  all.sort((a, b) => byCreation(a.service, b.service) || byText(a.service.objectName, b.service.objectName))
  const taken = new Set<string>()
  return all.filter(({ service, port }) => {
    const key = `${keyOf(service.hostname, service.namespace)}/${port.port}`
    const single = service.resolution === 'DNSRoundRobinLB' && taken.has(key)
    taken.add(key)
    return !single
  })
}
