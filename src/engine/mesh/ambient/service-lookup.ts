import type { Labels } from '../../types/resource.js'
import { selects } from '../model/labels.js'
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
  const selecting = new Map<string, ServiceInfo[]>()
  const entries = new Map<string, ServiceInfo[]>()
  const push = (groups: Map<string, ServiceInfo[]>, key: string, info: ServiceInfo): void => {
    const group = groups.get(key)
    if (group) group.push(info)
    else groups.set(key, [info])
  }
  for (const info of services) {
    if (Object.keys(info.selector).length > 0) push(selecting, info.namespace, info)
    if (!info.isKubernetes) push(entries, `${info.source.namespace}/${info.source.name}`, info)
  }
  return {
    selecting: (namespace, labels) => (selecting.get(namespace) ?? []).filter((s) => selects(s.selector, labels)),
    kubernetes: (namespace, hostname) => {
      const info = byKey.get(`${namespace}/${hostname}`)
      return info?.isKubernetes ? info : undefined
    },
    ofEntry: (namespace, name) => entries.get(`${namespace}/${name}`) ?? [],
  }
}
