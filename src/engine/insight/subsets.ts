import { memo1 } from '../memo.js'
import type { Cluster } from '../types/envoy/cluster.js'
import type { ClusterLoadAssignment } from '../types/envoy/endpoint.js'
import type { Evidence } from '../types/insight.js'
import type { DestinationRuleSpec } from '../types/istio/destination-rule.js'
import { origin, originsOf } from '../types/provenance.js'
import type { Resource } from '../types/resource.js'
import { type InsightCheck, type InsightContext, isWritten } from './context.js'

interface Empty {
  readonly resource: Resource
  readonly index: number
  readonly host: string
  /** The most endpoints that the whole service has in a proxy's eyes. */
  endpoints: number
  hasSome: boolean
  readonly evidence: Evidence[]
}

/** Subsets whose clusters have no endpoint in any proxy, though the service itself has: their labels match no pod. */
export const subsetsWithoutPods: InsightCheck = {
  codes: ['MB0503'],
  check(context) {
    for (const { resource, index, host, endpoints, hasSome, evidence } of subsetsOf(context).values()) {
      const subset = (resource.spec as DestinationRuleSpec | undefined)?.subsets?.[index]
      if (hasSome || endpoints === 0 || !subset || !isWritten(resource, 'DestinationRule')) continue
      const labels = Object.entries(subset.labels ?? {})
        .map(([key, value]) => `${key}=${value}`)
        .join(', ')
      context.report('MB0503', 'warning', {
        arguments: { subset: subset.name ?? '', labels, host, endpoints },
        at: origin(resource, 'spec', 'subsets', index),
        others: [],
        evidence: evidence.slice(0, 3),
      })
    }
  },
}

const sizeOf = (assignment: ClusterLoadAssignment | undefined): number =>
  (assignment?.endpoints ?? []).reduce((sum, locality) => sum + (locality.lb_endpoints?.length ?? 0), 0)

/** A cluster of a subset: which one of which DestinationRule. */
interface SubsetCluster {
  readonly resource: Resource
  readonly index: number
  readonly host: string
  /** `RULE/SUBSET/HOST` */
  readonly key: string
  /** The name of the cluster of the whole service. */
  readonly whole: string
}

/** Remembered as long as the cluster lives: an edit leaves most of them alone. */
const subsetCluster = memo1((cluster: Cluster): SubsetCluster | undefined => {
  const [direction, port, subset, host = ''] = cluster.name.split('|')
  if (direction !== 'outbound' || !subset || cluster.type !== 'EDS') return undefined
  const from = originsOf(cluster).find(({ resource, path }) => resource.kind === 'DestinationRule' && path[1] === 'subsets')
  if (!from) return undefined
  const { resource, path } = from
  const key = `${resource.namespace}/${resource.name}/${path[2]}/${host}`
  return { resource, index: Number(path[2]), host, key, whole: `outbound|${port}||${host}` }
})

function subsetsOf(context: InsightContext): Map<string, Empty> {
  const found = new Map<string, Empty>()
  for (const { info, configuration } of context.seen) {
    const assignments = new Map((configuration.endpoints as readonly ClusterLoadAssignment[]).map((a) => [a.cluster_name, a]))
    for (const cluster of configuration.clusters as readonly Cluster[]) {
      const of = subsetCluster(cluster)
      if (!of) continue
      const { resource, index, host, key, whole } = of
      const known = found.get(key) ?? { resource, index, host, endpoints: 0, hasSome: false, evidence: [] }
      found.set(key, known)
      if (sizeOf(assignments.get(cluster.name)) > 0) known.hasSome = true
      known.endpoints = Math.max(known.endpoints, sizeOf(assignments.get(whole)))
      if (known.evidence.length < 3) known.evidence.push({ proxy: info.id, kind: 'endpoints', name: cluster.name, within: [] })
    }
  }
  return found
}
