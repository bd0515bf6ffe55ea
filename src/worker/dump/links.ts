import type { EnvoyConfig } from '../../engine/envoy/config.js'
import { chainsOf, clustersOf, endOf } from '../../engine/view/reading.js'
import type { DumpKind, DumpLink, DumpName } from './protocol.js'

/** Which resources lead to which, both ways, by name. */
export class Links {
  private readonly forwards = new Map<string, DumpName[]>()
  private readonly backwards = new Map<string, DumpName[]>()

  constructor(private readonly config: EnvoyConfig) {
    for (const listener of config.listeners) {
      const from: DumpName = { kind: 'listeners', name: listener.name ?? '' }
      for (const chain of chainsOf(listener)) {
        const end = endOf(chain)
        if (end.kind === 'http' && end.inline) for (const to of clusterNames(end.inline)) this.add(from, to)
        else if (end.kind === 'http') this.add(from, { kind: 'routes', name: end.routeName })
        else if (end.kind === 'tcp') for (const { name } of end.clusters) this.add(from, { kind: 'clusters', name })
      }
    }
    for (const [name, configuration] of config.routes) {
      for (const to of clusterNames(configuration)) this.add({ kind: 'routes', name }, to)
    }
    for (const [name, cluster] of config.clusters) {
      const eds = (cluster as { readonly eds_cluster_config?: { readonly service_name?: string } }).eds_cluster_config
      const service = eds?.service_name || name
      if (cluster.type === 'EDS' || config.endpoints.has(service))
        this.add({ kind: 'clusters', name }, { kind: 'endpoints', name: service })
    }
  }

  private add(from: DumpName, to: DumpName): void {
    push(this.forwards, from, to)
    push(this.backwards, to, from)
  }

  to(of: DumpName): DumpLink[] {
    return this.marked(this.forwards.get(key(of)) ?? [])
  }

  from(of: DumpName): DumpLink[] {
    return this.marked(this.backwards.get(key(of)) ?? [])
  }

  private marked(names: readonly DumpName[]): DumpLink[] {
    return names.map((n) => ({ ...n, missing: !this.has(n.kind, n.name) }))
  }

  private has(kind: DumpKind, name: string): boolean {
    if (kind === 'listeners') return true
    if (kind === 'endpoints' && !this.config.hasEndpoints) return true
    return this.config[kind].has(name)
  }
}

const key = ({ kind, name }: DumpName): string => `${kind} ${name}`

function push(map: Map<string, DumpName[]>, at: DumpName, value: DumpName): void {
  const list = map.get(key(at))
  if (!list) map.set(key(at), [value])
  else if (!list.some((n) => n.kind === value.kind && n.name === value.name)) list.push(value)
}

type Routes = Parameters<typeof clustersOf>[0]
function clusterNames(configuration: { readonly virtual_hosts?: readonly { readonly routes?: readonly Routes[] }[] }): DumpName[] {
  const names = new Set<string>()
  for (const host of configuration.virtual_hosts ?? []) {
    for (const route of host.routes ?? []) for (const { name } of clustersOf(route)) names.add(name)
  }
  return [...names].map((name) => ({ kind: 'clusters', name }))
}
