/**
 * LDS: what a proxy listens on and what it does with each connection.
 * Takes a proxy and the push context; gives Envoy listeners. A folder is a role: sidecar-outbound, sidecar-inbound, virtual (the two that
 * iptables redirects to), gateway, waypoint; http and network assemble the filters that they share.
 * Istio: pilot/pkg/networking/core/listener.go#BuildListeners
 */
import type { PushContext } from '../../mesh/push-context.js'
import type { Listener } from '../../types/envoy/listener.js'
import type { Proxy } from '../../types/proxy.js'
import { basisOf } from './basis.js'
import { gatewayListeners } from './gateway/index.js'
import { sidecarInbound } from './sidecar-inbound/index.js'
import { sidecarOutbound } from './sidecar-outbound/index.js'
import { httpProxyListener } from './virtual/http-proxy.js'
import { virtualOutbound } from './virtual/outbound.js'
import { waypointListeners } from './waypoint/index.js'

export function buildListeners(proxy: Proxy, push: PushContext): Listener[] {
  const basis = basisOf(proxy, push)
  const scope = push.scopeOf(proxy)
  switch (proxy.type) {
    case 'router':
      return [...gatewayListeners({ basis, push, scope })]
    case 'sidecar':
      return [
        ...sidecarOutbound({ basis, push, scope }),
        ...httpProxyListener(basis),
        ...virtualOutbound(basis, push, scope),
        ...sidecarInbound(basis, push, scope),
      ]
    case 'waypoint':
      return waypointListeners(basis, push, scope)
    default:
      return []
  }
}
