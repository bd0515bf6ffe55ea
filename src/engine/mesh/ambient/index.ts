/**
 * Ambient: services and workloads as ztunnel knows them, what stands before them, and what ztunnel enforces.
 * Takes the cluster's state and the mesh config; made when it is first asked for, and again only when something that it reads changed.
 * Istio: pilot/pkg/serviceregistry/ambient/ambientindex.go
 */
import type { ClusterState } from '../../cluster/index.js'
import type { Resource } from '../../types/resource.js'
import type { ZtunnelAuthorization } from '../../types/ztunnel/authorization.js'
import type { MeshConfig } from '../mesh-config.js'
import { serviceEntryWorkloads, workloadEntryWorkload } from './entry-workloads.js'
import { networksOf } from './networks.js'
import { podWorkload, servicesBySlice } from './pod-workloads.js'
import { ztunnelPolicies } from './policies.js'
import { selectServices } from './select-services.js'
import type { ServiceInfo } from './service-info.js'
import { serviceLookup } from './service-lookup.js'
import { entryServiceInfos, kubernetesServiceInfo } from './services.js'
import { sliceWorkloads } from './slice-workloads.js'
import { binder } from './waypoint-binding.js'
import { type Waypoint, waypointsOf } from './waypoints.js'
import type { WorkloadContext, WorkloadInfo } from './workload-info.js'
import { type World, worldInputs, worldOf } from './world.js'

export type { ServiceInfo } from './service-info.js'
export { isGatewayItself } from './waypoint-binding.js'
export { HBONE_PORT, type Waypoint } from './waypoints.js'
export type { WorkloadInfo } from './workload-info.js'

export interface AmbientIndex {
  /** By `NAMESPACE/HOSTNAME`. */
  readonly services: ReadonlyMap<string, ServiceInfo>
  /** By `NAMESPACE/NAME` of their Gateway. */
  readonly waypoints: ReadonlyMap<string, Waypoint>
  /** By UID. */
  readonly workloads: ReadonlyMap<string, WorkloadInfo>
  readonly policies: readonly ZtunnelAuthorization[]
}

/** Makes an ambient stage, which keeps its last answer while the objects it reads stay the same. */
export function createAmbient(): (state: ClusterState, mesh: MeshConfig) => () => AmbientIndex {
  let last: { readonly inputs: readonly unknown[]; readonly index: () => AmbientIndex } | undefined
  return (state, mesh) => {
    const inputs = worldInputs(state, mesh)
    if (last?.inputs.every((x, i) => x === inputs[i])) return last.index
    let made: AmbientIndex | undefined
    const index = () => {
      made ??= ambientIndex(worldOf(state, mesh))
      return made
    }
    last = { inputs, index }
    return index
  }
}

function ambientIndex(world: World): AmbientIndex {
  const waypoints = waypointsOf(world)
  const bind = binder(world, waypoints)
  const services = selectServices([
    ...world.services.flatMap((s) => kubernetesServiceInfo(s, world, bind) ?? []),
    ...world.serviceEntries.flatMap((s) => entryServiceInfos(s, world, bind)),
  ])
  const policies = ztunnelPolicies(world)
  const networks = networksOf(world)
  const context: WorkloadContext = { world, binder: bind, networkGateway: networks.gatewayOf, policiesFor: policies.namesFor }
  const lookup = serviceLookup(services)
  const bySlice = servicesBySlice(world.slices, lookup)
  const nodes: ReadonlyMap<string, Resource> = new Map(world.nodes.map((n) => [n.name, n]))
  const workloads = [
    ...world.pods.flatMap((pod) => podWorkload(pod, context, lookup, bySlice, nodes) ?? []),
    ...world.workloadEntries.map((entry) => workloadEntryWorkload(entry, context, lookup)),
    ...world.serviceEntries.flatMap((entry) => serviceEntryWorkloads(entry, context, lookup)),
    ...world.slices.flatMap((slice) => sliceWorkloads(slice, context, lookup)),
    ...networks.workloads,
  ]
  return {
    waypoints,
    services: new Map(services.map((s) => [s.key, s])),
    workloads: new Map(workloads.map((w) => [w.workload.uid, w])),
    policies: policies.all,
  }
}
