/**
 * A sidecar's inbound side: `virtualInbound` with a group of chains for each port of its services, and real sockets where its Sidecar asks.
 * Takes the proxy's services, its Sidecar and the PeerAuthentications; gives listeners.
 * Istio: pilot/pkg/networking/core/listener_inbound.go#buildInboundListeners
 */
import { listenerProtocol } from '../../../mesh/model/listener-protocol.js'
import { modeForPort, peerAuthenticationsOf, type WorkloadMutualTls } from '../../../mesh/policy/peer-authentication.js'
import type { PushContext } from '../../../mesh/push-context.js'
import type { SidecarScope } from '../../../mesh/sidecar-scope/scope.js'
import type { FilterChain, Listener } from '../../../types/envoy/listener.js'
import { listenerName } from '../addresses.js'
import { keep, type ProxyBasis } from '../basis.js'
import { virtualInbound } from '../virtual/inbound.js'
import { type InboundPort, inboundPorts } from './chain-config.js'
import { inboundChains } from './chains.js'
import { inboundListener } from './listener.js'
import { matchOptions } from './match-options.js'

export function sidecarInbound(basis: ProxyBasis, push: PushContext, scope: SidecarScope): readonly Listener[] {
  const { proxy } = basis
  const workload = peerAuthenticationsOf(push).forWorkload(proxy.namespace, proxy.labels)
  const targets = push.targetsOf(proxy).flatMap(({ service, port, targetPort }) => [service, port, targetPort])
  return keep(basis, 'sidecar-inbound', [scope.sidecar, workload, ...targets], () => build(basis, push, scope, workload))
}

function build(basis: ProxyBasis, push: PushContext, scope: SidecarScope, workload: WorkloadMutualTls): Listener[] {
  const redirected: FilterChain[] = []
  const listeners: Listener[] = []
  for (const port of inboundPorts(basis, push, scope)) {
    const mode = modeForPort(workload, port.targetPort)
    const chains = inboundChains(basis, { port, mode, passthrough: false }, matchOptions(mode.mode, listenerProtocol(port.protocol)))
    if (port.toPort) listeners.push(ownListener(basis, port, chains))
    else redirected.push(...chains)
  }
  if (basis.interception === 'NONE') return listeners
  return [virtualInbound(basis, { workload, redirected, scope, push }), ...listeners]
}

function ownListener(basis: ProxyBasis, { addresses, targetPort, origins }: InboundPort, chains: FilterChain[]): Listener {
  const name = listenerName(addresses[0] ?? '', targetPort)
  return inboundListener(basis, { name, addresses, port: targetPort, toPort: true, chains, origins })
}
