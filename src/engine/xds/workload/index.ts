/**
 * What ztunnel is told: every workload and service of the mesh, and the policies that it enforces.
 * Takes the push context; gives named resources of two types, each list sorted by name. All ztunnels are told the same.
 * Istio: pilot/pkg/xds/workload.go
 */
import { memo1 } from '../../memo.js'
import type { AmbientIndex } from '../../mesh/ambient/index.js'
import type { PushContext } from '../../mesh/push-context.js'
import { sameOrigins } from '../../types/provenance.js'
import type { ZtunnelAuthorization } from '../../types/ztunnel/authorization.js'
import type { NamedResource, WorkloadAddress } from '../../types/ztunnel/workload.js'

/** All that a ztunnel asks for. */
export type WorkloadResources = {
  readonly addresses: readonly NamedResource<WorkloadAddress>[]
  readonly authorizations: readonly NamedResource<ZtunnelAuthorization>[]
}

/** With the same provenance on the resource, its content and the pair with its name: whoever asks holds one of them. */
function named<T extends object>(name: string, resource: T, content: object = resource): NamedResource<T> {
  if (resource !== content) sameOrigins(resource, content)
  return sameOrigins({ name, resource }, content)
}

const byName = (a: NamedResource<unknown>, b: NamedResource<unknown>): number => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0)

export const workloadResources = (push: PushContext): WorkloadResources => resourcesOf(push.ambient())

const resourcesOf = memo1((index: AmbientIndex): WorkloadResources => {
  const addresses: NamedResource<WorkloadAddress>[] = []
  for (const [uid, { workload }] of index.workloads) addresses.push(named<WorkloadAddress>(uid, { workload }, workload))
  for (const [key, { service }] of index.services) addresses.push(named<WorkloadAddress>(key, { service }, service))
  const authorizations = index.policies.map((policy) => named(`${policy.namespace}/${policy.name}`, policy))
  return { addresses: addresses.sort(byName), authorizations: authorizations.sort(byName) }
})
