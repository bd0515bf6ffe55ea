/**
 * A sidecar's inbound side: `virtualInbound` with a group of chains for each port of its services, and real sockets where its Sidecar asks.
 * Takes the proxy's services, its Sidecar and the PeerAuthentications; gives listeners.
 * Istio: pilot/pkg/networking/core/listener_inbound.go#buildInboundListeners
 */
import { listenerProtocol } from '../../../mesh/model/listener-protocol.js'
import { modeForPort, peerAuthenticationsOf } from '../../../mesh/policy/peer-authentication.js'
import type { PushContext } from '../../../mesh/push-context.js'
import type { SidecarScope } from '../../../mesh/sidecar-scope/scope.js'
import type { FilterChain, Listener } from '../../../types/envoy/listener.js'
import { listenerName } from '../addresses.js'
import type { ProxyBasis } from '../basis.js'
import { virtualInbound } from '../virtual/inbound.js'
import { inboundPorts } from './chain-config.js'
import { inboundChains } from './chains.js'
import { inboundListener } from './listener.js'
import { matchOptions } from './match-options.js'

export function sidecarInbound(basis: ProxyBasis, push: PushContext, scope: SidecarScope): Listener[] {
  const { proxy } = basis
  const workload = peerAuthenticationsOf(push).forWorkload(proxy.namespace, proxy.labels)
  const ports = inboundPorts(basis, push, scope)
  const redirected: FilterChain[] = []
  const listeners: Listener[] = []
  for (const port of ports) {
    const mode = modeForPort(workload, port.targetPort)
    const chains = inboundChains(basis, { port, mode, passthrough: false }, matchOptions(mode.mode, listenerProtocol(port.protocol)))
    if (!port.toPort) redirected.push(...chains)
    else {
      const name = listenerName(port.addresses[0] ?? '', port.targetPort)
      listeners.push(
        inboundListener(basis, { name, addresses: port.addresses, port: port.targetPort, toPort: true, chains, origins: port.origins }),
      )
    }
  }
  if (basis.interception === 'NONE') return listeners
  return [virtualInbound(basis, { workload, redirected, scope, push }), ...listeners]
}
