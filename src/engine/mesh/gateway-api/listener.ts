import type { Server } from '../../types/istio/gateway.js'
import type { FrontendTls, GatewayListener } from '../../types/kubernetes/gateway-api.js'
import type { Labels } from '../../types/resource.js'
import type { GatewayController } from './classes.js'
import type { Context } from './context.js'
import { isAutoPassthrough, listenerTls } from './listener-tls.js'
import { routeNamespaces } from './namespaces.js'
import { type GroupKind, gatewayApi, groupKind, kinds } from './references.js'

/** Who a listener belongs to: a Gateway or a ListenerSet. */
export interface ListenerOwner {
  readonly kind: GroupKind
  readonly namespace: string
  readonly labels: Labels
}

export interface ListenerOutcome {
  readonly server: Server
  /** Whether it runs. Routes may attach to one that does not. */
  readonly valid: boolean
}

const protocols = new Set(['HTTP', 'HTTPS', 'TLS', 'TCP'])

/**
 * A listener as a server of an Istio Gateway; undefined where it says TLS and nothing about it.
 * Istio: pilot/pkg/config/kube/gateway/conversion.go#buildListener
 */
export function listenerServer(
  context: Context,
  listener: GatewayListener,
  owner: ListenerOwner,
  controller: GatewayController,
  frontend: FrontendTls | undefined,
): ListenerOutcome | undefined {
  const { protocol = '' } = listener
  const tls = listener.tls && listenerTls(context, listener.tls, owner, frontend, isAutoPassthrough(owner.labels, listener))
  if (!tls && (protocol === 'HTTPS' || protocol === 'TLS')) return undefined
  const known = protocols.has(protocol) || (protocol === 'HBONE' && controller.waypoint === true)
  const server: Server = {
    port: { name: 'default', number: listener.port ?? 0, protocol: known ? protocol : '' },
    hosts: listenerHosts(context, listener, owner.namespace),
    ...(tls && { tls: tls.settings }),
  }
  return { server, valid: known && !tls?.failed && Boolean(listener.port) }
}

/** The hostname once for each namespace whose routes it takes; where there is none, nobody's. Istio: gateway/conversion.go#buildHostnameMatch */
function listenerHosts({ namespaces }: Context, { hostname = '*', allowedRoutes }: GatewayListener, namespace: string): string[] {
  const hosts = routeNamespaces(allowedRoutes?.namespaces, namespace, namespaces).map((n) => `${n}/${hostname}`)
  return hosts.length > 0 ? hosts : [`~/${hostname}`]
}

/** The kinds of routes that may attach: those that fit the protocol, of them those allowed. Istio: gatewaycommon/conversion.go#GenerateGatewaySupportedKinds */
export function routeKinds({ protocol, tls, allowedRoutes }: GatewayListener): ReadonlySet<GroupKind> {
  const fitting = new Set<GroupKind>(byProtocol.get(protocol ?? '') ?? [])
  if (protocol === 'TLS' && tls?.mode === 'Terminate') fitting.add(kinds.tcpRoute)
  const allowed = allowedRoutes?.kinds ?? []
  if (allowed.length === 0) return fitting
  return new Set(allowed.map((kind) => groupKind(kind, `${gatewayApi}/`)).filter((kind) => fitting.has(kind)))
}

const byProtocol = new Map<string, readonly GroupKind[]>([
  ['HTTP', [kinds.httpRoute, kinds.grpcRoute]],
  ['HTTPS', [kinds.httpRoute, kinds.grpcRoute]],
  ['TCP', [kinds.tcpRoute]],
  ['TLS', [kinds.tlsRoute]],
])
