import { memo1 } from '../../memo.js'
import { addressFromBytes } from '../../mesh/ambient/address-text.js'
import type { ZtunnelAuthorization } from '../../types/ztunnel/authorization.js'
import type { GatewayAddress, ZtunnelService, ZtunnelWorkload } from '../../types/ztunnel/workload.js'
import type { WorkloadResources } from '../../xds/workload/index.js'

/** What a ztunnel knows, by what it looks for. */
export interface KnownMesh {
  readonly workloads: ReadonlyMap<string, ZtunnelWorkload>
  readonly services: ReadonlyMap<string, ZtunnelService>
  /** By `NAMESPACE/HOSTNAME`. */
  readonly byName: ReadonlyMap<string, ZtunnelService>
  readonly endpoints: ReadonlyMap<string, readonly ZtunnelWorkload[]>
  /** Those of the whole mesh and of namespaces; the others hang on workloads by name. */
  readonly policies: ReadonlyMap<string, ZtunnelAuthorization>
}

export const keyOf = (service: ZtunnelService): string => `${service.namespace ?? ''}/${service.hostname ?? ''}`

export const knownMesh = memo1((resources: WorkloadResources): KnownMesh => {
  const workloads = new Map<string, ZtunnelWorkload>()
  const services = new Map<string, ZtunnelService>()
  const byName = new Map<string, ZtunnelService>()
  const endpoints = new Map<string, ZtunnelWorkload[]>()
  for (const { resource } of resources.addresses) {
    if ('service' in resource) {
      const { service } = resource
      byName.set(keyOf(service), service)
      for (const { address } of service.addresses ?? []) if (address) services.set(addressFromBytes(address), service)
      continue
    }
    const { workload } = resource
    for (const address of workload.addresses ?? []) workloads.set(addressFromBytes(address), workload)
    for (const key of Object.keys(workload.services ?? {})) {
      const list = endpoints.get(key)
      if (list) list.push(workload)
      else endpoints.set(key, [workload])
    }
  }
  const policies = new Map(resources.authorizations.map(({ name, resource }) => [name, resource]))
  return { workloads, services, byName, endpoints, policies }
})

/** The service that a waypoint's address names, by hostname or address. */
export function waypointOf(waypoint: GatewayAddress | undefined, mesh: KnownMesh): ZtunnelService | undefined {
  const { hostname, address } = waypoint ?? {}
  if (hostname) return mesh.byName.get(`${hostname.namespace ?? ''}/${hostname.hostname ?? ''}`)
  return address?.address ? mesh.services.get(addressFromBytes(address.address)) : undefined
}

export const addressOf = (workload: ZtunnelWorkload): string => {
  const first = workload.addresses?.[0]
  return first ? addressFromBytes(first) : (workload.hostname ?? '')
}

export const nameOf = (workload: ZtunnelWorkload): string => `${workload.name ?? ''}.${workload.namespace ?? ''}`

/** The port at the workload for a port of the service; undefined where the workload does not serve it. */
export function targetPort(service: ZtunnelService, workload: ZtunnelWorkload, port: number): number | undefined {
  const own = Object.entries(workload.services ?? {}).find(([key]) => key === keyOf(service))?.[1]
  const pair = own?.ports?.find((p) => p.service_port === port) ?? service.ports?.find((p) => p.service_port === port)
  if (!pair) return undefined
  return pair.target_port ?? port
}
