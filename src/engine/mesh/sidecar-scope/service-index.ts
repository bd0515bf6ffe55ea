import type { Service } from '../model/service.js'

/**
 * Services by who may see them and by name.
 * Istio: pilot/pkg/model/push_context.go#initServiceRegistry
 */
export interface ServiceIndex {
  /** What a namespace sees: what is exported to it by name (its own private services too), then what is public; each oldest first. */
  visibleFrom(namespace: string): readonly Service[]
  /** Whatever its visibility. Of several in one namespace a Kubernetes Service wins, then the oldest. */
  byHostname(hostname: string): ReadonlyMap<string, Service>
}

/** `services` oldest first. */
export function serviceIndex(services: readonly Service[]): ServiceIndex {
  const open: Service[] = []
  const exported = new Map<string, Service[]>()
  const byHostname = new Map<string, Map<string, Service>>()
  for (const service of services) {
    nameService(byHostname, service)
    if (service.exportTo.has('*')) open.push(service)
    else if (!service.exportTo.has('~')) {
      for (const namespace of service.exportTo) {
        const list = exported.get(namespace)
        if (list) list.push(service)
        else exported.set(namespace, [service])
      }
    }
  }
  const visible = new Map<string, readonly Service[]>()
  return {
    visibleFrom(namespace) {
      const mine = exported.get(namespace)
      if (!mine) return open
      const known = visible.get(namespace) ?? [...mine, ...open]
      visible.set(namespace, known)
      return known
    },
    byHostname: (hostname) => byHostname.get(hostname) ?? none,
  }
}

function nameService(byHostname: Map<string, Map<string, Service>>, service: Service): void {
  const namespaces = byHostname.get(service.hostname) ?? new Map<string, Service>()
  byHostname.set(service.hostname, namespaces)
  const first = namespaces.get(service.namespace)
  if (!first || (first.registry !== 'Kubernetes' && service.registry === 'Kubernetes')) namespaces.set(service.namespace, service)
}

const none: ReadonlyMap<string, Service> = new Map()
