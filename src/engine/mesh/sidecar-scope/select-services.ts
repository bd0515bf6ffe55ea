import { byCreation } from '../model/rules.js'
import type { Service } from '../model/service.js'
import type { EgressHosts, HostPatterns } from './egress-hosts.js'
import type { ServiceIndex } from './service-index.js'

/**
 * The services that an egress listener imports. Where several namespaces have the hostname, the Sidecar's own wins, then a Kubernetes
 * Service over a ServiceEntry, then the oldest. `throughPort` is the part of a service that the listener's port lets through.
 * Istio: pilot/pkg/model/sidecar.go#selectServices
 */
export function selectServices(
  index: ServiceIndex,
  namespace: string,
  hosts: EgressHosts,
  throughPort: (service: Service) => Service | undefined,
): Service[] {
  const anywhere = hosts.byNamespace.get('*')
  const candidates = hosts.allExact ? exactServices(index, namespace, hosts) : index.visibleFrom(namespace)
  const imported: Service[] = []
  for (const service of candidates) {
    const there = hosts.byNamespace.get(service.namespace)
    if (there?.excludes(service.hostname) || anywhere?.excludes(service.hostname)) continue
    const taken = take(there, service, throughPort) ?? take(anywhere, service, throughPort)
    if (taken) imported.push(taken)
  }
  return oneNamespaceEach(imported, namespace)
}

function take(patterns: HostPatterns | undefined, service: Service, throughPort: (s: Service) => Service | undefined): Service | undefined {
  if (!patterns?.takes(service.hostname)) return undefined
  const open = throughPort(service)
  const aliases = service.kubernetes.aliases.filter((alias) => patterns.takes(alias.hostname))
  if (!open || aliases.length === service.kubernetes.aliases.length) return open
  return { ...open, kubernetes: { ...open.kubernetes, aliases } }
}

/** Where every host is named in full they are looked up; what a name finds in a namespace is then one service only. */
function exactServices(index: ServiceIndex, namespace: string, hosts: EgressHosts): Service[] {
  const found: Service[] = []
  for (const [owner, patterns] of hosts.byNamespace) {
    for (const hostname of patterns.exactHosts) {
      const service = index.byHostname(hostname).get(owner)
      if (service && isVisibleFrom(service, namespace)) found.push(service)
    }
  }
  return found.sort(byCreation)
}

export const isVisibleFrom = (service: Service, namespace: string): boolean => service.exportTo.has('*') || service.exportTo.has(namespace)

function oneNamespaceEach(services: readonly Service[], namespace: string): Service[] {
  const chosen = new Map<string, Service>()
  for (const service of services) {
    const before = chosen.get(service.hostname)
    if (!before || service.namespace === namespace || overtakes(service, before, namespace)) chosen.set(service.hostname, service)
  }
  return services.filter((service) => chosen.get(service.hostname)?.namespace === service.namespace)
}

const overtakes = (service: Service, before: Service, namespace: string): boolean =>
  service.registry === 'Kubernetes' && before.registry !== 'Kubernetes' && before.namespace !== namespace
