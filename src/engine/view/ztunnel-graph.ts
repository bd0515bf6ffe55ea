import type { ZtunnelWorkload } from '../types/ztunnel/workload.js'
import type { GraphEdge, GraphNode, RouteGraph } from './route-graph.js'

export type { ZtunnelState } from './ztunnel-tables.js'

import { endpointsOf, serviceKey, servicesOf, waypointService, workloadsOf, type ZtunnelState } from './ztunnel-tables.js'

export interface ZtunnelGraphOptions {
  /** Only services whose names contain this text. */
  readonly text?: string
  /** Only these services, by id. */
  readonly only?: readonly string[]
  /** At most so many services; default 8. */
  readonly limit?: number
}

const SERVICES = 8
const WORKLOADS = 6

/**
 * How ztunnel carries connections: service → (its waypoint) → workloads, by HBONE or as they are, and the policies it holds against them.
 */
export function ztunnelGraph(state: ZtunnelState, options: ZtunnelGraphOptions = {}): RouteGraph {
  const services = servicesOf(state)
  const workloads = workloadsOf(state)
  const policies = new Map(state.authorizations.map((a) => [a.name, a.resource]))
  const text = options.text?.trim().toLowerCase()
  const subjects = services.map((service) => ({
    id: `service:${serviceKey(service)}`,
    kind: 'tcp' as const,
    label: `${service.name ?? ''}.${service.namespace ?? ''}`,
    entries: [],
    clusters: [],
    searchable: [service.name ?? '', service.hostname ?? ''],
    service,
  }))
  const matching = subjects.filter(
    (s) => (!options.only || options.only.includes(s.id)) && (!text || s.searchable.some((name) => name.toLowerCase().includes(text))),
  )
  const shown = new Set(matching.slice(0, options.limit ?? SERVICES))
  const nodes = new Map<string, GraphNode>()
  const edges = new Map<string, GraphEdge>()
  const add = (node: GraphNode): string => {
    if (!nodes.has(node.id)) nodes.set(node.id, node)
    return node.id
  }
  const join = (from: string, to: string) => edges.set(`${from}\n${to}`, { from, to })

  const addWorkload = (from: string, workload: ZtunnelWorkload): void => {
    const id = add({
      id: `workload:${workload.uid}`,
      kind: 'workload',
      name: `${workload.name ?? workload.uid}.${workload.namespace ?? ''}`,
      facts: [{ fact: 'protocol', protocol: workload.tunnel_protocol ?? 'TCP' }],
      object: workload,
    })
    join(from, id)
    for (const name of workload.authorization_policies ?? []) {
      const policy = policies.get(name)
      const held = add({
        id: `policy:${name}`,
        kind: 'policy',
        name,
        facts: [{ fact: 'policy-action', action: policy?.action ?? 'ALLOW' }],
        ...(policy && { object: policy }),
      })
      join(id, held)
    }
  }

  for (const subject of shown) {
    const { service } = subject
    const start = add({ id: subject.id, kind: 'service', name: subject.label, facts: [], object: service })
    const waypoint = waypointService(service.waypoint, services)
    const isOwnWaypoint = waypoint === service
    let from = start
    if (waypoint && !isOwnWaypoint) {
      from = add({
        id: `waypoint:${serviceKey(waypoint)}`,
        kind: 'waypoint',
        name: `${waypoint.name ?? ''}.${waypoint.namespace ?? ''}`,
        facts: [{ fact: 'port', port: service.waypoint?.hbone_mtls_port ?? 15008 }],
        object: waypoint,
      })
      join(start, from)
    }
    const behind = endpointsOf(service, workloads)
    for (const workload of behind.slice(0, WORKLOADS)) addWorkload(from, workload)
    if (behind.length > WORKLOADS) {
      const count = behind.length - WORKLOADS
      join(from, add({ id: `more:${subject.id}`, kind: 'more', name: '', facts: [{ fact: 'hidden', count, of: 'workloads' }] }))
    }
  }
  const folded = matching.length - shown.size
  if (folded > 0) add({ id: 'more:ways', kind: 'more', name: '', facts: [{ fact: 'hidden', count: folded, of: 'ways' }] })
  return {
    nodes: [...nodes.values()],
    edges: [...edges.values()],
    groups: [],
    subjects: subjects.map(({ service: _, ...subject }, i) => ({ ...subject, shown: shown.has(subjects[i]!) })),
    hidden: subjects.length - shown.size,
  }
}
