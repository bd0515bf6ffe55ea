import type { MeshConfig } from '../../types/istio/mesh-config.js'
import { isObject, type JsonObject, listAt, objectAt } from '../resource-of.js'
import { annotationsOf, containersOf, envOf, findContainer, goBoolean, withContainers, withProxy, withVariable } from './containers.js'
import { goJson } from './kube-codec.js'
import { values } from './settings.js'
import { statusName } from './status.js'
import { proxyName } from './template/index.js'

const variableName = 'ISTIO_KUBE_APP_PROBERS'

/** What the kubelet asks a container, and the path at which the agent asks it instead. */
const probes = { readinessProbe: 'readyz', livenessProbe: 'livez', startupProbe: 'startupz' } as const
const hooks = { preStop: 'prestopz', postStart: 'poststartz' } as const

type Probe = JsonObject

/** A probe of the application with its path, as the agent is told of it. */
interface Question {
  readonly path: string
  readonly probe: Probe
  readonly isHook: boolean
}

function questionsOf(container: JsonObject): readonly Question[] {
  const lifecycle = objectAt(container, 'lifecycle')
  const all = [
    ...Object.entries(probes).map(([field, end]) => ({
      path: `/app-health/${container.name}/${end}`,
      probe: container[field],
      isHook: false,
    })),
    ...Object.entries(hooks).map(([field, end]) => ({
      path: `/app-lifecycle/${container.name}/${end}`,
      probe: lifecycle[field],
      isHook: true,
    })),
  ]
  return all.filter((q): q is Question => isObject(q.probe))
}

/** A port by its number; undefined for a name that the container does not declare. */
function portNumber(port: unknown, container: JsonObject): unknown {
  if (typeof port !== 'string') return port
  return listAt(container, 'ports')
    .filter(isObject)
    .findLast((p) => p.name === port)?.containerPort
}

/** What the agent is to ask; undefined where it is to ask nothing. */
function askedOf({ probe, isHook }: Question, container: JsonObject, agentPort: number): JsonObject | undefined {
  const timeout = !isHook && probe.timeoutSeconds ? { timeoutSeconds: probe.timeoutSeconds } : {}
  for (const kind of ['httpGet', 'tcpSocket'] as const) {
    const action = probe[kind]
    if (!isObject(action)) continue
    const port = portNumber(action.port, container)
    if (port === undefined || (typeof action.port === 'number' && port === agentPort)) return undefined
    return { [kind]: { ...action, port }, ...timeout }
  }
  return !isHook && isObject(probe.grpc) ? { grpc: probe.grpc, ...timeout } : undefined
}

/** All that the agent is to ask, by path, as JSON; empty for nothing. */
function asked(pod: JsonObject, agentPort: number, known: JsonObject): string {
  const containers = [...containersOf(pod, 'initContainers'), ...containersOf(pod, 'containers')].filter((c) => c.name !== proxyName)
  const entries = containers.flatMap((c) => questionsOf(c).map((q) => [q.path, askedOf(q, c, agentPort)] as const))
  const found = new Map(entries.filter(([, a]) => a !== undefined))
  if (found.size === 0) return ''
  const all = [...Object.entries({ ...Object.fromEntries(found), ...known })].sort(([a], [b]) => (a < b ? -1 : 1))
  return goJson(Object.fromEntries(all))
}

/** The probe, put to the agent: always by HTTP. */
function rewritten(probe: Probe, path: string, port: number, isHook: boolean): Probe {
  const { httpGet, tcpSocket, grpc, ...rest } = probe
  if (isObject(httpGet)) {
    const scheme = httpGet.scheme === 'HTTPS' ? { scheme: 'HTTP' } : {}
    return { ...probe, httpGet: { ...httpGet, path, port, ...scheme } }
  }
  if (isObject(tcpSocket)) return { ...rest, ...(grpc !== undefined && { grpc }), httpGet: { path, port } }
  return isObject(grpc) && !isHook ? { ...rest, httpGet: { path, port } } : probe
}

function withRewritten(container: JsonObject, port: number): JsonObject {
  if (container.name === proxyName) return container
  const result: Record<string, unknown> = { ...container }
  for (const [field, end] of Object.entries(probes)) {
    if (isObject(container[field])) result[field] = rewritten(container[field], `/app-health/${container.name}/${end}`, port, false)
  }
  if (isObject(container.lifecycle)) {
    const lifecycle: Record<string, unknown> = { ...container.lifecycle }
    for (const [field, end] of Object.entries(hooks)) {
      if (isObject(lifecycle[field])) lifecycle[field] = rewritten(lifecycle[field], `/app-lifecycle/${container.name}/${end}`, port, true)
    }
    result.lifecycle = lifecycle
  }
  return result
}

/** What an earlier injection had the agent ask. */
function askedBefore(pod: JsonObject): JsonObject {
  if (annotationsOf(pod)[statusName] === undefined) return {}
  const proxy = findContainer(pod, proxyName)
  const before = proxy && envOf(proxy).find((e) => e.name === variableName)?.value
  try {
    const read: unknown = JSON.parse(String(before))
    return isObject(read) ? read : {}
  } catch {
    return {}
  }
}

/**
 * The kubelet's probes go to the agent, which asks the application from inside the pod: the kubelet has no certificate.
 * Istio: pkg/kube/inject/webhook.go#applyRewrite
 */
export function rewriteProbes(pod: JsonObject, mesh: MeshConfig): JsonObject {
  const annotations = annotationsOf(pod)
  if (!findContainer(pod, proxyName)) return pod
  if (!(goBoolean(annotations['sidecar.istio.io/rewriteAppHTTPProbers']) ?? values.rewriteAppProbes)) return pod
  const agentPort = mesh.defaultConfig.statusPort ?? 0
  const questions = asked(pod, agentPort, askedBefore(pod))
  const told =
    questions === ''
      ? pod
      : withProxy(pod, (p) => {
          const env = envOf(p)
          const isKnown = annotations[statusName] !== undefined && env.some((e) => e.name === variableName)
          if (!isKnown) return withVariable(p, variableName, questions)
          return { ...p, env: env.map((e) => (e.name === variableName ? { name: variableName, value: questions } : e)) }
        })
  const own = annotations['status.sidecar.istio.io/port']
  const port = own === undefined ? agentPort : /^[+-]?\d+$/.test(own) ? Number(own) : 0
  const rewrite = (p: JsonObject, list: 'containers' | 'initContainers') =>
    withContainers(
      p,
      list,
      containersOf(p, list).map((c) => withRewritten(c, port)),
    )
  return rewrite(rewrite(told, 'containers'), 'initContainers')
}
