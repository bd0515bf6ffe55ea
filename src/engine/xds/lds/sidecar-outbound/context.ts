import type { Service, ServicePort } from '../../../mesh/model/service.js'
import type { PushContext } from '../../../mesh/push-context.js'
import type { EgressListener, SidecarScope } from '../../../mesh/sidecar-scope/scope.js'
import { origin } from '../../../types/provenance.js'
import type { Origin } from '../../../types/resource.js'
import type { ProxyBasis } from '../basis.js'
import { portOrigin } from '../port-origin.js'

/** What a sidecar's outbound listeners are built from. */
export interface OutboundContext {
  readonly basis: ProxyBasis
  readonly push: PushContext
  readonly scope: SidecarScope
}

/** The addresses of one listener; the first names it. */
export interface Binding {
  readonly addresses: readonly string[]
  /** A real socket, and not only a name that `virtualOutbound` hands connections to. */
  readonly toPort: boolean
}

/** One service's wish for a listener. */
export interface OutboundWish {
  readonly egress: EgressListener
  readonly service: Service
  /** The port listened on: the service's, or one that the Sidecar names. */
  readonly port: ServicePort
  readonly binding: Binding
  /** The networks that a service stands for instead of an address. */
  readonly cidrs: readonly string[]
  /** The reader's words that made the wish: the Sidecar's listener where that names a port, and the service's port. */
  readonly origins: readonly Origin[]
}

export function newWish(
  context: OutboundContext,
  egress: EgressListener,
  service: Service,
  port: ServicePort,
  binding: Binding,
): OutboundWish {
  const { sidecar } = context.scope
  const named = sidecar && egress.listener?.port ? [origin(sidecar, 'spec', 'egress', egress.index)] : []
  return { egress, service, port, binding, cidrs: [], origins: [...named, portOrigin(service, port)] }
}
