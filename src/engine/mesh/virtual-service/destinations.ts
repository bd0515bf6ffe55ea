import { memo1 } from '../../memo.js'
import type { VirtualServiceSpec } from '../../types/istio/virtual-service.js'
import type { VirtualServiceRule } from '../model/rules.js'

/** Host → ports of everything that a VirtualService sends traffic to; 0 stands for all ports of the host. */
export type Destinations = ReadonlyMap<string, ReadonlySet<number>>

/**
 * What routes of `rule` lead to when asked from `namespace`: HTTP routes that only match other source namespaces are left out.
 * Istio: pilot/pkg/model/push_context.go#virtualServiceDestinationsFilteredBySourceNamespace
 */
export const destinationsOf: (rule: VirtualServiceRule) => (namespace: string) => Destinations = memo1((rule) => {
  const byNamespace = new Map<string, Destinations>()
  const limited = (rule.spec.http ?? []).some((http) => http.match?.some((m) => m.sourceNamespace))
  return (asking) => {
    const namespace = limited ? asking : ''
    const found = byNamespace.get(namespace) ?? collectDestinations(rule.spec, namespace)
    byNamespace.set(namespace, found)
    return found
  }
})

function collectDestinations(spec: VirtualServiceSpec, namespace: string): Destinations {
  const found = new Map<string, Set<number>>()
  const add = (destination: { host: string; port?: { number?: number } } | undefined): void => {
    if (!destination) return
    const ports = found.get(destination.host) ?? new Set()
    found.set(destination.host, ports.add(destination.port?.number ?? 0))
  }
  for (const http of spec.http ?? []) {
    const sources = (http.match ?? []).map((m) => m.sourceNamespace).filter(Boolean)
    if (namespace !== '' && sources.length > 0 && !sources.includes(namespace)) continue
    for (const route of http.route ?? []) add(route.destination)
    add(http.mirror)
    for (const mirror of http.mirrors ?? []) add(mirror.destination)
  }
  for (const l4 of [...(spec.tcp ?? []), ...(spec.tls ?? [])]) for (const route of l4.route ?? []) add(route.destination)
  return found
}
