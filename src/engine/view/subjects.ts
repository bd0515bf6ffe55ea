import type { Configuration, FilterChain, Listener, RouteConfiguration, VirtualHost } from '../envoy/shapes.js'
import { chainsOf, clustersOf, endOf } from './reading.js'

/** Where a way begins: a listener, and the chain where the listener has several that the reader should tell apart. */
export interface Entry {
  readonly listener: Listener
  readonly chain?: FilterChain
  readonly chainIndex: number
}

/**
 * One way through a configuration that a reader can ask for: a virtual host with everything that leads to it, or a chain that proxies TCP.
 */
export interface Subject {
  /** Stable between two states: `9080/reviews.default.svc.cluster.local:9080`, or `tcp:10.96.1.1_443/0`. */
  readonly id: string
  readonly kind: 'http' | 'tcp' | 'inbound'
  /** What a list of ways shows. */
  readonly label: string
  readonly entries: readonly Entry[]
  readonly http?: { readonly configuration: RouteConfiguration; readonly virtualHost: VirtualHost }
  /** Where a TCP chain goes. */
  readonly clusters: readonly { readonly name: string; readonly weight?: number }[]
  /** Names by which the reader may look for it. */
  readonly searchable: readonly string[]
}

/** All ways, in the order of listeners; inbound ones last. Chains that only pass through or drop are left out where a listener has others. */
export function subjectsOf(configuration: Configuration): Subject[] {
  const routes = new Map(configuration.routes.map((r) => [r.name ?? '', r]))
  const found = new Map<string, Subject>()
  for (const listener of configuration.listeners) {
    const chains = chainsOf(listener)
    const inbound = isInbound(listener)
    chains.forEach((chain, chainIndex) => {
      const end = endOf(chain)
      if (end.kind === 'other') return
      const entry: Entry = inbound || chains.length > 2 ? { listener, chain, chainIndex } : { listener, chainIndex }
      if (end.kind === 'tcp') {
        if (chains.length > 1 && end.clusters.every((c) => isCatchAll(c.name))) return
        const id = `tcp:${listener.name}/${chain.name ?? chainIndex}`
        const names = end.clusters.map((c) => c.name)
        merge(found, {
          id,
          kind: inbound ? 'inbound' : 'tcp',
          label: names.join(', '),
          entries: [entry],
          clusters: end.clusters,
          searchable: [listener.name ?? '', ...names],
        })
        return
      }
      const config = end.inline ?? routes.get(end.routeName)
      for (const host of config?.virtual_hosts ?? []) {
        const clusters = (host.routes ?? []).flatMap(clustersOf).map((c) => c.name)
        if (inbound && clusters.every(isCatchAll)) continue
        merge(found, {
          id: `${config!.name}/${host.name}`,
          kind: inbound ? 'inbound' : 'http',
          label: inbound ? (config!.name ?? '') : (host.name ?? ''),
          entries: [entry],
          http: { configuration: config!, virtualHost: host },
          clusters: [],
          searchable: [listener.name ?? '', config!.name ?? '', host.name ?? '', ...(host.domains ?? []), ...clusters],
        })
      }
    })
  }
  const order = { http: 0, tcp: 1, inbound: 2 }
  return [...found.values()].sort((a, b) => order[a.kind] - order[b.kind])
}

/** The same virtual host through several listeners or chains is one way with several beginnings. */
function merge(found: Map<string, Subject>, subject: Subject): void {
  const known = found.get(subject.id)
  found.set(subject.id, known ? { ...known, entries: [...known.entries, ...subject.entries] } : subject)
}

const isInbound = (listener: Listener) => (listener as { traffic_direction?: string }).traffic_direction === 'INBOUND'
const CATCH_ALL = new Set(['PassthroughCluster', 'BlackHoleCluster', 'InboundPassthroughCluster', ''])
const isCatchAll = (cluster: string) => CATCH_ALL.has(cluster)
