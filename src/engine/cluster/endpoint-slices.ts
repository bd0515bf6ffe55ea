import { isObject, type JsonObject, listAt, objectAt, stringAt } from './resource-of.js'

const isReady = (pod: JsonObject): boolean => {
  const condition = listAt(objectAt(pod, 'status'), 'conditions').find((c) => stringAt(c, 'type') === 'Ready')
  return condition === undefined || stringAt(condition, 'status') === 'True'
}

/** The container port that a service's named target port stands for. One slice has one number: the last pod that has the name decides. */
function namedPort(name: string, pods: readonly JsonObject[]): unknown {
  let port: unknown
  for (const pod of pods) {
    for (const container of listAt(objectAt(pod, 'spec'), 'containers')) {
      for (const p of listAt(container, 'ports')) if (stringAt(p, 'name') === name && isObject(p)) port = p.containerPort
    }
  }
  return port
}

const slicePort = (port: unknown, pods: readonly JsonObject[]): JsonObject | undefined => {
  if (!isObject(port)) return undefined
  const target = port.targetPort
  const number = typeof target === 'string' ? namedPort(target, pods) : (target ?? port.port)
  if (number == null) return undefined
  const appProtocol = stringAt(port, 'appProtocol')
  return {
    name: stringAt(port, 'name'),
    protocol: stringAt(port, 'protocol') || 'TCP',
    ...(appProtocol && { appProtocol }),
    port: number,
  }
}

const endpointOf = (pod: JsonObject): JsonObject => {
  const metadata = objectAt(pod, 'metadata')
  const ready = isReady(pod)
  const nodeName = stringAt(objectAt(pod, 'spec'), 'nodeName')
  return {
    addresses: [stringAt(objectAt(pod, 'status'), 'podIP')],
    conditions: { ready, serving: ready, terminating: false },
    targetRef: { kind: 'Pod', name: stringAt(metadata, 'name'), namespace: stringAt(metadata, 'namespace') },
    ...(nodeName && { nodeName }),
  }
}

/** The EndpointSlice of a service whose selector takes `pods`, as the endpoint slice controller would write it. */
export function endpointSliceOf(service: JsonObject, pods: readonly JsonObject[]): JsonObject {
  const metadata = objectAt(service, 'metadata')
  const name = stringAt(metadata, 'name')
  const ports = listAt(objectAt(service, 'spec'), 'ports')
  return {
    apiVersion: 'discovery.k8s.io/v1',
    kind: 'EndpointSlice',
    addressType: 'IPv4',
    metadata: { name: `${name}-slice`, namespace: stringAt(metadata, 'namespace'), labels: { 'kubernetes.io/service-name': name } },
    endpoints: pods.map(endpointOf),
    ports: ports.map((p) => slicePort(p, pods)).filter((p) => p !== undefined),
  }
}
