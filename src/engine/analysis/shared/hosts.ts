import type { Labels } from '../../types/resource.js'
import type { AnalysisContext } from '../context.js'
import { listAt, numberAt, own, textMapAt, textsAt } from '../read.js'

/** What a destination may be: a ServiceEntry's host, or a Service. */
export interface Destination {
  readonly ports: readonly number[]
  /** The labels by which a ServiceEntry selects its workloads. */
  readonly workloadLabels: Labels
}

const EVERYWHERE = '*'
const HERE = '.'

/** A short name made whole; one with a dot or a wildcard stays. Istio: pkg/config/analysis/analyzers/util/hosts.go#ConvertHostToFQDN */
export const fullHost = (namespace: string, host: string): string =>
  host.startsWith('*') || host.includes('.') ? host : `${host}.${namespace}.svc.cluster.local`

/** The Service that a host means: of the namespace that its full name says, else of `namespace`. Istio: #GetResourceNameFromHost */
export function serviceNameOf(namespace: string, host: string): string {
  const full = /^(.+)\.(.+)\.svc\.cluster\.local$/.exec(host)
  return full ? `${full[2]}/${full[1]}` : `${namespace}/${host}`
}

/** Whether an `exportTo` says every namespace; so does none. */
export const exportsToAll = (exportTo: readonly string[]): boolean => exportTo.length === 0 || exportTo.includes(EVERYWHERE)

/** The namespaces in an `exportTo`, `*` for all. */
export const exportScopes = (exportTo: readonly string[], namespace: string): readonly string[] =>
  exportsToAll(exportTo) ? [EVERYWHERE] : [...new Set(exportTo.map((to) => (to === HERE ? namespace : to)))]

/** Destinations by the namespaces that see them. Istio: pkg/config/analysis/analyzers/util/service_lookup.go */
export class Destinations {
  readonly #byScopedHost = new Map<string, Destination>()
  #wildcards: { readonly scope: string; readonly suffix: string; readonly destination: Destination }[] | undefined

  static of(context: AnalysisContext): Destinations {
    const destinations = new Destinations()
    destinations.#addServiceEntries(context)
    destinations.#addServices(context)
    return destinations
  }

  /** What a rule in `namespace` means by `host`; undefined for nothing that it can see. */
  find(namespace: string, exportTo: readonly string[], host: string): Destination | undefined {
    const name = fullHost(namespace, host)
    const scopes = exportTo.length === 0 ? [namespace] : exportTo.map((to) => (to === HERE ? namespace : to))
    for (const scope of [EVERYWHERE, ...scopes]) {
      const found = this.#byScopedHost.get(`${scope}/${name}`)
      if (found) return found
    }
    const bare = host.startsWith('*') ? host.slice(1) : host
    return this.#wildcardList().find(({ scope, suffix }) => (scope === EVERYWHERE || scope === namespace) && bare.endsWith(suffix))
      ?.destination
  }

  #wildcardList() {
    this.#wildcards ??= [...this.#byScopedHost].flatMap(([key, destination]) => {
      const slash = key.indexOf('/')
      const host = key.slice(slash + 1)
      return host.startsWith('*') ? [{ scope: key.slice(0, slash), suffix: host.slice(1), destination }] : []
    })
    return this.#wildcards
  }

  #addServiceEntries(context: AnalysisContext): void {
    for (const { spec, namespace } of context.all('ServiceEntry')) {
      const ports = listAt(spec, 'ports').map((port) => numberAt(port, 'number'))
      const destination = { ports, workloadLabels: textMapAt(spec, 'workloadSelector', 'labels') }
      const exportTo = textsAt(spec, 'exportTo')
      // A `*` behind other namespaces leaves those before it in the list, which changes nothing for whom asks.
      const scopes = exportTo.length === 0 ? [EVERYWHERE] : exportTo.map((to) => (to === HERE ? namespace : to))
      for (const host of textsAt(spec, 'hosts')) {
        for (const scope of scopes) this.#byScopedHost.set(`${scope}/${fullHost(namespace, host)}`, destination)
      }
    }
  }

  #addServices(context: AnalysisContext): void {
    for (const { spec, namespace, name, annotations } of context.all('Service')) {
      const destination = { ports: listAt(spec, 'ports').map((port) => numberAt(port, 'port')), workloadLabels: {} }
      const exportTo = own(annotations, 'networking.istio.io/exportTo') ?? ''
      const scopes = exportTo === '' ? [EVERYWHERE] : exportTo.split(',').map((to) => (to.trim() === HERE ? namespace : to.trim()))
      for (const scope of scopes) this.#byScopedHost.set(`${scope}/${fullHost(namespace, name)}`, destination)
    }
  }
}

/** Whether two hosts, perhaps with a wildcard in front, have one in common. Istio: pkg/config/host/name.go#Matches */
export function hostsOverlap(a: string, b: string): boolean {
  const [isWildA, isWildB] = [a.startsWith('*'), b.startsWith('*')]
  if (isWildA && isWildB) return a.length < b.length ? b.slice(1).endsWith(a.slice(1)) : a.slice(1).endsWith(b.slice(1))
  if (isWildA) return b.endsWith(a.slice(1))
  if (isWildB) return a.endsWith(b.slice(1))
  return a === b
}
