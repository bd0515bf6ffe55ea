import type { Labels } from '../../types/resource.js'
import { selectorIndex } from './selector-index.js'
import type { ServiceInfo } from './service-info.js'

/** Finds services by what leads to them. */
export interface ServiceLookup {
  /** Those of a namespace whose selector, not an empty one, takes `labels`. */
  selecting(namespace: string, labels: Labels): readonly ServiceInfo[]
  kubernetes(namespace: string, hostname: string): ServiceInfo | undefined
  /** Those that a ServiceEntry made, in the order of its hosts. */
  ofEntry(namespace: string, name: string): readonly ServiceInfo[]
}

export function serviceLookup(services: readonly ServiceInfo[]): ServiceLookup {
  const byKey = new Map(services.map((s) => [s.key, s]))
  const entries = new Map<string, ServiceInfo[]>()
  const selecting = selectorIndex(
    services.filter((s) => Object.keys(s.selector).length > 0),
    (s) => s,
  )
  for (const info of services) {
    if (info.isKubernetes) continue
    const key = `${info.source.namespace}/${info.source.name}`
    const group = entries.get(key)
    if (group) group.push(info)
    else entries.set(key, [info])
  }
  return {
    selecting: selecting.find,
    kubernetes: (namespace, hostname) => {
      const info = byKey.get(`${namespace}/${hostname}`)
      return info?.isKubernetes ? info : undefined
    },
    ofEntry: (namespace, name) => entries.get(`${namespace}/${name}`) ?? [],
  }
}
