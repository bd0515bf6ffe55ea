import type { ParentReference } from '../../types/kubernetes/gateway-api.js'
import type { Labels, Resource } from '../../types/resource.js'
import { isSubsetOf, isWildcard, overlap } from '../model/hostname.js'
import { meshGateway } from '../virtual-service/index.js'
import type { Context } from './context.js'
import type { Parent } from './gateways.js'
import { type GroupKind, gatewayApi, groupKind, kinds } from './references.js'

/** A parent that takes a route. */
export interface Attachment {
  /** `mesh`, or the Istio Gateway of one listener. */
  readonly internalName: string
  /** The kind of what the route names: a Gateway, a ListenerSet, a Service, a ServiceEntry. */
  readonly kind: GroupKind
  readonly reference: ParentReference
  readonly namespace: string
  /** The listener's. */
  readonly hostname: string
  /** Hostnames of other listeners of the same port and protocol: where one fits better, a route is that one's. */
  readonly otherHostnames: readonly string[]
}

interface RouteSpec {
  readonly parentRefs?: ParentReference[]
  readonly hostnames?: string[]
}

export const isMesh = (attachment: Attachment): boolean => attachment.internalName === meshGateway

const meshParent: Parent = {
  kind: 'mesh',
  namespace: '',
  name: '',
  internalName: meshGateway,
  routeKinds: new Set([kinds.httpRoute, kinds.grpcRoute, kinds.tcpRoute, kinds.tlsRoute]),
  hosts: [],
  hostname: '',
  section: '',
  port: 0,
  protocol: '',
}

/** Looks parents up: all listeners of a Gateway or ListenerSet. */
export function parentIndex(parents: readonly Parent[]): (kind: GroupKind, namespace: string, name: string) => readonly Parent[] {
  const index = new Map<string, Parent[]>()
  for (const parent of parents) {
    const key = `${parent.kind} ${parent.namespace}/${parent.name}`
    const listeners = index.get(key)
    if (listeners) listeners.push(parent)
    else index.set(key, [parent])
  }
  return (kind, namespace, name) => index.get(`${kind} ${namespace}/${name}`) ?? []
}

/**
 * Everything that takes the route, by internal name: the listeners that its references name, and the mesh for a Service's.
 * Istio: pilot/pkg/config/kube/gateway/conversion.go#extractParentReferenceInfo
 */
export function attachments(
  context: Context,
  route: Resource<RouteSpec>,
  kind: GroupKind,
  listenersOf: ReturnType<typeof parentIndex>,
): Attachment[] {
  const found = (route.spec?.parentRefs ?? []).flatMap((reference): Attachment[] => {
    const named = groupKind(reference, kinds.gateway)
    const namespace = reference.namespace ?? route.namespace
    if (named === kinds.service || named === kinds.serviceEntry) {
      const labels = meshTarget(context, named, namespace, reference.name ?? '')
      if (!labels || hasForeignWaypoint(context, namespace, labels) || !meshParent.routeKinds.has(kind)) return []
      return [{ internalName: meshGateway, kind: named, reference, namespace, hostname: '', otherHostnames: [] }]
    }
    if (named !== kinds.gateway && named !== kinds.listenerSet) return []
    const listeners = listenersOf(named, namespace, reference.name ?? '')
    return listeners
      .filter((listener) => takes(listener, reference, kind, route))
      .map((listener) => ({
        internalName: listener.internalName,
        kind: named,
        reference,
        namespace,
        hostname: listener.hostname,
        otherHostnames: hostnamesBeside(listener, listeners),
      }))
  })
  return found
    .map((attachment) => ({ attachment, key: referenceKey(attachment.reference, route.namespace) }))
    .sort((a, b) => byText(a.key, b.key))
    .map(({ attachment }) => attachment)
    .sort((a, b) => byText(a.internalName, b.internalName))
}

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** Istio: pilot/pkg/config/kube/gateway/conversion.go#parentRefString */
const referenceKey = (r: ParentReference, own: string): string =>
  `${r.group ?? gatewayApi}/${r.kind ?? 'Gateway'}/${r.name}/${r.sectionName ?? ''}/${r.port ?? 0}.${r.namespace ?? own}`

/** Istio: pilot/pkg/config/kube/gateway/conversion.go#referenceAllowed */
function takes(listener: Parent, { port, sectionName }: ParentReference, kind: GroupKind, route: Resource<RouteSpec>): boolean {
  if (port && port !== listener.port) return false
  if (sectionName && sectionName !== listener.section) return false
  const hostnames = route.spec?.hostnames?.length ? route.spec.hostnames : ['*']
  const fits = listener.hosts.some((host) => {
    const slash = host.indexOf('/')
    const [namespace, hostname] = [host.slice(0, slash), host.slice(slash + 1)]
    return (namespace === '*' || namespace === route.namespace) && hostnames.some((h) => overlap(hostname, h))
  })
  return fits && listener.routeKinds.has(kind)
}

function hostnamesBeside(listener: Parent, all: readonly Parent[]): string[] {
  const others = all.filter((other) => other !== listener && other.port === listener.port && other.protocol === listener.protocol)
  return [...new Set(others.map((other) => other.hostname))].filter((hostname) => hostname !== listener.hostname)
}

/** Whether the route's host belongs to this listener and not to a better fitting one. Istio: gateway/conversion.go#hostnameAllowedByIsolation */
export function belongsHere({ hostname, otherHostnames }: Attachment, host: string): boolean {
  if (hostname !== '' && !isWildcard(hostname)) return true
  if (hostname !== '' && !overlap(host, hostname)) return false
  return !otherHostnames.some((other) => hostname.length <= other.length && isSubsetOf(host, other))
}

/** The labels of a Service or ServiceEntry; undefined where there is none. */
const meshTarget = (context: Context, kind: GroupKind, namespace: string, name: string): Labels | undefined =>
  (kind === kinds.service ? context.service(namespace, name) : context.serviceEntry(namespace, name))?.labels

const useWaypoint = 'istio.io/use-waypoint'

/**
 * Whether a waypoint of somebody else's stands before the service: then its routes are not istiod's.
 * Istio: pilot/pkg/config/kube/gateway/conversion.go#waypointManagedByAnotherController
 */
function hasForeignWaypoint(context: Context, namespace: string, own: Labels): boolean {
  const labels = Object.hasOwn(own, useWaypoint) ? own : (context.namespace(namespace)?.labels ?? {})
  const name = Object.hasOwn(labels, useWaypoint) ? (labels[useWaypoint] ?? '') : ''
  if (name === '' || name.toLowerCase() === 'none') return false
  const waypoint = context.gateway(labels['istio.io/use-waypoint-namespace'] || namespace, name)
  const controller = waypoint && context.controllerName(waypoint.spec?.gatewayClassName)
  return controller !== undefined && controller !== 'istio.io/mesh-controller' && controller !== 'istio.io/gateway-controller'
}

/** The hosts of what a mesh route is attached to. */
export function meshHosts(context: Context, { kind, reference, namespace }: Attachment): readonly string[] {
  if (kind === kinds.serviceEntry) return context.serviceEntry(namespace, reference.name ?? '')?.spec?.hosts ?? []
  return [`${reference.name}.${namespace}.svc.cluster.local`]
}
