import { isObject, type JsonObject, listAt, objectAt, stringAt } from './resource-of.js'

/** The address of the n-th service that has none of its own, from 1. */
export const clusterAddress = (n: number): string => `10.96.${1 + Math.floor(n / 250)}.${n % 250}`

export const needsAddress = (service: JsonObject): boolean => {
  const spec = objectAt(service, 'spec')
  return stringAt(spec, 'clusterIP') === '' && stringAt(spec, 'type') !== 'ExternalName'
}

/** A service as the API server keeps it. `clusterIP` goes to one that needs an address. */
export function withDefaults(service: JsonObject, clusterIP: string): JsonObject {
  const spec = objectAt(service, 'spec')
  const ports = listAt(spec, 'ports').map((p) => {
    if (!isObject(p)) return p
    return { ...p, protocol: p.protocol ?? 'TCP', targetPort: p.targetPort ?? p.port }
  })
  return {
    ...service,
    spec: {
      ...spec,
      ...(needsAddress(service) && { clusterIP }),
      type: stringAt(spec, 'type') || 'ClusterIP',
      ...(Array.isArray(spec.ports) && { ports }),
    },
  }
}
